import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { type Fields, type Refused, refuse, refusedBy } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { statementFrom } from "@/lib/domain/measure/outcome";
import type { ProgressKind } from "@/lib/domain/types";
import { admit, askTold, findMeasures, type MeasureRow, openForStep } from "./measure-row";
import { writeReport } from "./progress-row";
import { submitOne } from "./submit-measure";

/** Effect figures quoted into an application at most. */
const FIGURES_QUOTED = 20;

export type ProgressInput = {
  measureId: string;
  kind: ProgressKind;
  text: string;
  /** What was done is all there is to do: the same words apply for close-out, in the same act. */
  apply?: boolean | undefined;
};

/**
 * 报送进展 for one or many measures, sent in one go: all are written or none, and the answer names each that could not
 * be, under the measure's id. Drafts of the sender go with it. A first report of more than 暂无进展 starts the measure.
 */
export function reportProgress(
  viewer: Viewer,
  sent: Sent,
  entries: readonly ProgressInput[],
): Promise<Result<{ count: number }>> {
  return transact(viewer, sent, async (write) => {
    const rows = new Map(
      (
        await openForStep(
          write.tx,
          viewer,
          entries.map((e) => e.measureId),
        )
      ).map((m) => [m.id, m]),
    );
    const fields: Fields = {};
    const refused: Refused[] = [];
    for (const entry of entries) {
      const no = await refusedBy(async () => {
        await reportOne(write, entry, rows.get(entry.measureId));
        if (entry.apply) await applyWith(write, entry);
      });
      if (!no) continue;
      refused.push(no);
      fields[entry.measureId] = [no.why];
    }
    const [first, ...rest] = refused;
    if (first) {
      const why = rest.length === 0 ? first.why : `有 ${rest.length + 1} 条进展没有报上，请按各条提示处理。`;
      refuse(rest.every((no) => no.code === first.code) ? first.code : "invalid", why, fields);
    }
    await write.tx.progressDraft.deleteMany({
      where: { personId: viewer.personId, measureId: { in: entries.map((e) => e.measureId) } },
    });
    return { count: entries.length };
  });
}

/** 本次进展即完成情况，一并申请销号: the measure as the report has left it, held by this transaction, is applied for. */
async function applyWith(write: Write, { measureId, text }: ProgressInput): Promise<void> {
  const [measure] = await findMeasures(write.tx, write.viewer, [measureId]);
  const figures = await write.tx.outcome.findMany({
    where: { measureId, withdrawnAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: FIGURES_QUOTED,
  });
  const statement = statementFrom(
    text,
    figures.map((o) => ({ ...o, value: o.value.toString() })),
  );
  await submitOne(write, measure, { version: measure?.version ?? 0, statement, fixes: {} });
}

/** One of them, of a measure held by this transaction. */
export async function reportOne(write: Write, entry: ProgressInput, found: MeasureRow | undefined): Promise<void> {
  const { viewer } = write;
  const { measure, post, facts } = admit(viewer, "report", found);
  askTold(viewer, "report", entry, facts);
  const starts = measure.status === "PLANNED" && entry.kind !== "NO_CHANGE";
  if (starts) admit(viewer, "start", found);
  await writeReport(write, { measure, post, entry, starts, fromSheet: false });
}
