import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { inSnapshot } from "@/lib/db/snapshot";
import type { AddressParams } from "@/lib/domain/text/address";
import { ALL_LEDGER_COLUMNS, type LedgerRow } from "@/lib/features/ledger/columns";
import { everyId, rowsInTurn } from "@/lib/features/ledger/queries/every-row";
import type { AboutSheet } from "@/lib/features/sheet/draw/about";
import { CUTS, type Cut } from "@/lib/features/sheet/draw/cuts";
import { GoneAway, type Sink } from "@/lib/features/sheet/draw/sending";
import { SHEET_LABELS, SHEET_ROWS_MAX, type SheetFormat, type SheetKind } from "@/lib/features/sheet/words";

/** A sheet of the list an address of the ledger asks for, written while the rows are read. */

export type SheetAsked = { kind: SheetKind; format: SheetFormat; params: AddressParams };
/** Name of the file without its ending, in Chinese and for programs that know none. */
export type SheetHead = { name: string; plain: string };

/** The rows in turn, with a word to whoever waits after each of them; none for who has gone. */
async function* told(rows: AsyncIterable<LedgerRow[]>, total: number, sink: Sink): AsyncGenerator<LedgerRow[]> {
  let done = 0;
  sink.progress(done, total);
  for await (const some of rows) {
    if (sink.gone()) throw new GoneAway();
    yield some;
    done += some.length;
    sink.progress(done, total);
  }
}

/** @returns why there is no sheet; nothing where it was begun and is whole */
export async function exportLedger(
  viewer: Viewer,
  { kind, format, params }: SheetAsked,
  begin: (head: SheetHead) => Sink,
): Promise<"unknown" | "too-many" | undefined> {
  const whole = await inSnapshot(async () => {
    const { also, sort: own, draw }: Cut = CUTS[kind];
    const every = await everyId(viewer, params, { most: SHEET_ROWS_MAX, also, sort: own });
    if (every === null) return "unknown";
    if (every === "too-many") return every;
    const { inspection, conditions, sort, ids } = every;
    const about: AboutSheet = {
      kind,
      inspection,
      conditions,
      today: viewer.today,
      count: ids.length,
      grouped: sort.key === "code",
    };
    const name = `${inspection ? `${inspection.bodyShortName}${inspection.title}` : ""}${SHEET_LABELS[kind]}`;
    const sink = begin({ name: `${name}（截至${viewer.today}）`, plain: `${kind}-${viewer.today}` });
    const drawn = await draw(about, told(rowsInTurn(viewer, ids, ALL_LEDGER_COLUMNS), ids.length, sink));
    if (format === "xlsx") return drawn.book({ to: sink.file, now: viewer.now });
    for await (const text of drawn.text()) sink.file.write(text);
    return null;
  });
  if (whole === "unknown" || whole === "too-many") return whole;
  await whole?.();
  return undefined;
}
