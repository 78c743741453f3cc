import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { inSnapshot, reader } from "@/lib/db/snapshot";
import { choicesSchema } from "@/lib/features/sheet/compare/choices";
import { planSheet } from "@/lib/features/sheet/compare/compare";
import { saidRows } from "@/lib/features/sheet/compare/said";
import type { NoSheet } from "@/lib/features/sheet/draw/answer";
import { drawing } from "@/lib/features/sheet/draw/book";
import { correctionsPlan } from "@/lib/features/sheet/draw/corrections";
import type { Sink } from "@/lib/features/sheet/draw/sending";
import { deskSheetSchema } from "@/lib/features/sheet/readings";
import { sheetImportsSeenBy } from "@/lib/features/sheet/scope";
import type { SheetHead } from "@/lib/features/sheet/words";
import { ledgerNow } from "./ledger-now";

/** The rows of a sheet on the desk that cannot come in, with what is to be mended. @returns why there is no such sheet */
export async function exportCorrections(
  viewer: Viewer,
  importId: string,
  begin: (head: SheetHead) => Sink,
): Promise<NoSheet | undefined> {
  const made = await inSnapshot(async () => {
    const row = await reader().sheetImport.findFirst({
      where: narrow(sheetImportsSeenBy(viewer), { id: importId, state: "REVIEW" }),
      omit: { file: true },
      include: { inspection: { select: { title: true } } },
    });
    if (!row) return null;
    const desk = deskSheetSchema.parse(row.read);
    const choices = choicesSchema.parse(row.choices);
    const ledger = await ledgerNow(viewer, row.inspectionId, { desk, choices });
    if (!ledger) return null;
    const said = new Map(saidRows(desk).map((one) => [one.key, one]));
    const lines = planSheet(desk, ledger).flatMap((planned) => {
      const one = planned.state === "error" ? said.get(planned.key) : undefined;
      return one ? [{ said: one, planned }] : [];
    });
    const { fileName, inspection } = row;
    return { plan: correctionsPlan({ fileName, inspection: inspection.title, today: viewer.today }, lines) };
  });
  if (!made) return "unknown";
  const sink = begin({ name: `需要修改的行（${viewer.today}）`, plain: `corrections-${viewer.today}` });
  await (await drawing(made.plan).book({ to: sink.file, now: viewer.now }))();
  return undefined;
}
