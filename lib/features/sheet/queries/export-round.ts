import "server-only";
import { Writable } from "node:stream";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { inFileSnapshot, inSnapshot, reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, dayInText } from "@/lib/domain/day";
import { NAMED, nameOf } from "@/lib/domain/inspection/inspection-name";
import { noteExport } from "@/lib/features/audit/commands/note-export";
import { ALL_LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { everyId, hasOpenings, rowsInTurn } from "@/lib/features/ledger/queries/every-row";
import { filterParams } from "@/lib/features/measure/filter";
import type { NoSheet } from "@/lib/features/sheet/draw/answer";
import { CUTS } from "@/lib/features/sheet/draw/cuts";
import { GoneAway, type Sink, told } from "@/lib/features/sheet/draw/sending";
import { ZipWriter } from "@/lib/features/sheet/draw/zip";
import { SHEET_LABELS, SHEET_ROWS_MAX, type SheetHead, TOO_MANY_FOR_A_SHEET } from "@/lib/features/sheet/words";
import { READ_SHEET_ROUNDS } from "@/lib/features/sheet-round/acts";
import { type RoundRows, sheetFilter } from "@/lib/features/sheet-round/filter";
import { roundUnitsSeenBy, sheetRoundsSeenBy } from "@/lib/features/sheet-round/scope";

/** Sheets of a round of 收表: that of one unit, or those of all its units the viewer sees in one .zip. */

export type RoundAsked = { roundId: string; unitId?: string | undefined };
type Begin = (head: SheetHead) => Sink;
type Asked = RoundRows & {
  id: string;
  bodyId: string;
  dueOn: Day;
  name: string;
  units: { unitId: string; name: string }[];
};

async function roundAsked(viewer: Viewer, { roundId, unitId }: RoundAsked): Promise<Asked | null> {
  const round = await reader().sheetRound.findFirst({
    where: narrow(sheetRoundsSeenBy(viewer), { id: roundId }),
    include: { inspection: { select: NAMED } },
  });
  if (!round) return null;
  const units = await reader().sheetRoundUnit.findMany({
    where: narrow(roundUnitsSeenBy(viewer), { roundId, ...(unitId ? { unitId } : {}) }),
    select: { unitId: true, unit: { select: { name: true } } },
    orderBy: [{ unit: { position: "asc" } }, { unitId: "asc" }],
  });
  if (units.length === 0) return null;
  const { id, inspectionId, cooperating, openOnly, inspection } = round;
  return {
    ...{
      id,
      bodyId: round.bodyId,
      inspectionId,
      cooperating,
      openOnly,
      dueOn: dayFromDb(round.dueOn),
      name: nameOf(inspection),
    },
    units: units.map((one) => ({ unitId: one.unitId, name: one.unit.name })),
  };
}

/** The rows of one unit's sheet, ready to be drawn; null where there are more than a sheet takes. */
async function sheetOf(viewer: Viewer, round: Asked, unit: Asked["units"][number]) {
  const filter = sheetFilter(round, unit.unitId);
  const params = filterParams(filter);
  const every = await everyId(viewer, params, { most: SHEET_ROWS_MAX });
  if (every === "too-many") return null;
  // A unit all of whose measures went to others meanwhile: its sheet says so.
  const { inspection, ids } = every ?? { inspection: null, ids: [] };
  const about = {
    kind: "ledger" as const,
    inspection,
    // Whose and which rows they are stands beside.
    conditions: [],
    today: viewer.today,
    count: ids.length,
    grouped: true,
    round: { id: round.id, unitId: unit.unitId, unitName: unit.name, dueOn: round.dueOn },
  };
  const draw = async (sink: Sink) =>
    CUTS.ledger.draw(
      { ...about, openings: await hasOpenings(viewer, filter) },
      told(rowsInTurn(viewer, ids, ALL_LEDGER_COLUMNS), ids.length, sink),
    );
  return { count: ids.length, draw };
}

/** What cannot stand in the name of a file. */
const fileName = (name: string) => name.replace(/[\\/:*?"<>|]/g, " ");
const sheetName = (round: Asked, unit: { name: string }) =>
  fileName(`${unit.name}${SHEET_LABELS.ledger}（${dayInText(round.dueOn)}前交回）`);

/** A stream that keeps what it is given. */
function keeping(): { to: Writable; kept: () => Buffer } {
  const chunks: Buffer[] = [];
  const to = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { to, kept: () => Buffer.concat(chunks) };
}

async function zipped(viewer: Viewer, round: Asked, begin: Begin): Promise<NoSheet | null> {
  const sheets: { unit: Asked["units"][number]; draw: NonNullable<Awaited<ReturnType<typeof sheetOf>>>["draw"] }[] = [];
  let count = 0;
  for (const unit of round.units) {
    const sheet = await sheetOf(viewer, round, unit);
    count += sheet?.count ?? SHEET_ROWS_MAX + 1;
    if (!sheet || count > SHEET_ROWS_MAX) return { tooMany: TOO_MANY_FOR_A_SHEET };
    sheets.push({ unit, draw: sheet.draw });
  }
  const sink = begin({
    name: fileName(`${round.name}${SHEET_LABELS.ledger}（${dayInText(round.dueOn)}前交回）`),
    plain: `sheets-${viewer.today}`,
  });
  const zip = new ZipWriter(sink.file, viewer.now);
  for (const { unit, draw } of sheets) {
    if (sink.gone()) throw new GoneAway();
    const { to, kept } = keeping();
    const whole = await (await draw(sink)).book({ to, now: viewer.now });
    await whole();
    zip.add(`${sheetName(round, unit)}.xlsx`, kept());
  }
  zip.end();
  return null;
}

/** Leaves the event of a file about to be made; nothing where there will be none. */
async function note(viewer: Viewer, asked: RoundAsked): Promise<void> {
  const found = await inSnapshot(async () => {
    const round = await roundAsked(viewer, asked);
    if (!round) return null;
    let rows = 0;
    for (const unit of round.units) rows += (await sheetOf(viewer, round, unit))?.count ?? SHEET_ROWS_MAX + 1;
    return rows > SHEET_ROWS_MAX ? null : { round, rows };
  });
  if (!found) return;
  const { round, rows } = found;
  await noteExport(viewer, {
    act: READ_SHEET_ROUNDS,
    bodyId: round.bodyId,
    what: `${round.name}收表（${asked.unitId ? "xlsx" : "zip"}）`,
    filter: new URLSearchParams({ round: round.id, ...(asked.unitId ? { unit: asked.unitId } : {}) }).toString(),
    conditions: [round.units.map(({ name }) => name).join("、")],
    rows,
  });
}

/** @returns why there is no file; nothing where it was begun and is whole */
export async function exportRound(viewer: Viewer, asked: RoundAsked, begin: Begin): Promise<NoSheet | undefined> {
  await note(viewer, asked);
  const made = await inFileSnapshot(async () => {
    const round = await roundAsked(viewer, asked);
    if (!round) return { refused: "unknown" as const };
    const [unit] = round.units;
    if (!asked.unitId || !unit) {
      const refused = await zipped(viewer, round, begin);
      return refused && { refused };
    }
    const sheet = await sheetOf(viewer, round, unit);
    if (!sheet) return { refused: { tooMany: TOO_MANY_FOR_A_SHEET } };
    const sink = begin({ name: sheetName(round, unit), plain: `sheet-${viewer.today}` });
    return { whole: await (await sheet.draw(sink)).book({ to: sink.file, now: viewer.now }) };
  });
  if (made && "refused" in made) return made.refused;
  await made?.whole();
  return undefined;
}
