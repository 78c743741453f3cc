import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { inFileSnapshot, inSnapshot } from "@/lib/db/snapshot";
import type { AddressParams } from "@/lib/domain/text/address";
import { noteExport } from "@/lib/features/audit/commands/note-export";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { ALL_LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { everyId, hasOpenings, rowsInTurn } from "@/lib/features/ledger/queries/every-row";
import { filterParams } from "@/lib/features/measure/filter";
import type { AboutSheet } from "@/lib/features/sheet/draw/about";
import type { NoSheet } from "@/lib/features/sheet/draw/answer";
import { CUTS, type Cut } from "@/lib/features/sheet/draw/cuts";
import { type Sink, told } from "@/lib/features/sheet/draw/sending";
import {
  SHEET_LABELS,
  SHEET_ROWS_MAX,
  type SheetFormat,
  type SheetHead,
  type SheetKind,
  TOO_MANY_FOR_A_SHEET,
} from "@/lib/features/sheet/words";

/** A sheet of the list an address of the ledger asks for, written while the rows are read. */

export type SheetAsked = { kind: SheetKind; format: SheetFormat; params: AddressParams };

/** What of the rows a sheet of this kind lists. */
function listed(viewer: Viewer, { kind, params }: SheetAsked) {
  const { also, sort }: Cut = CUTS[kind];
  return everyId(viewer, params, { most: SHEET_ROWS_MAX, also, sort });
}

/** Leaves the event of a sheet about to be made; nothing where there will be none. */
async function note(viewer: Viewer, asked: SheetAsked): Promise<void> {
  const every = await inSnapshot(() => listed(viewer, asked));
  if (every === null || every === "too-many") return;
  const { inspection, filter, conditions, ids } = every;
  await noteExport(viewer, {
    act: READ_LEDGER,
    bodyId: inspection?.bodyId ?? null,
    what: `${inspection?.title ?? ""}${SHEET_LABELS[asked.kind]}（${asked.format}）`,
    filter: new URLSearchParams(filterParams(filter)).toString(),
    conditions,
    rows: ids.length,
  });
}

/** @returns why there is no sheet; nothing where it was begun and is whole */
export async function exportLedger(
  viewer: Viewer,
  asked: SheetAsked,
  begin: (head: SheetHead) => Sink,
): Promise<NoSheet | undefined> {
  const { kind, format } = asked;
  await note(viewer, asked);
  const whole = await inFileSnapshot(async () => {
    const { draw }: Cut = CUTS[kind];
    const every = await listed(viewer, asked);
    if (every === null) return "unknown";
    if (every === "too-many") return every;
    const { inspection, filter, conditions, sort, ids } = every;
    const about: AboutSheet = {
      kind,
      inspection,
      conditions,
      today: viewer.today,
      count: ids.length,
      grouped: sort.key === "code",
      openings: await hasOpenings(viewer, filter),
    };
    const name = `${inspection ? `${inspection.bodyShortName}${inspection.name}` : ""}${SHEET_LABELS[kind]}`;
    const sink = begin({ name: `${name}（截至${viewer.today}）`, plain: `${kind}-${viewer.today}` });
    const drawn = await draw(about, told(rowsInTurn(viewer, ids, ALL_LEDGER_COLUMNS), ids.length, sink));
    if (format === "xlsx") return drawn.book({ to: sink.file, now: viewer.now });
    for await (const text of drawn.text()) sink.file.write(text);
    return null;
  });
  if (whole === "unknown") return whole;
  if (whole === "too-many") return { tooMany: TOO_MANY_FOR_A_SHEET };
  await whole?.();
  return undefined;
}
