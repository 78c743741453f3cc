import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, instantInTable } from "@/lib/domain/day";
import { pageWithin } from "@/lib/domain/text/address";
import type { ImportState } from "@/lib/domain/types";
import { type Choices, choicesSchema } from "@/lib/features/sheet/compare/choices";
import { planSheet } from "@/lib/features/sheet/compare/compare";
import { type KnownName, meantBy } from "@/lib/features/sheet/compare/names";
import type { LedgerNow } from "@/lib/features/sheet/compare/now";
import { digestOf } from "@/lib/features/sheet/compare/plan-digest";
import { type PlannedRow, ROW_STATES, type RowState } from "@/lib/features/sheet/compare/planned";
import { roundOf } from "@/lib/features/sheet/compare/round-of";
import { saidRows } from "@/lib/features/sheet/compare/said";
import { type DeskSheet, deskSheetSchema } from "@/lib/features/sheet/readings";
import { sheetImportsSeenBy } from "@/lib/features/sheet/scope";
import { roundUnitsSeenBy } from "@/lib/features/sheet-round/scope";
import { builtOnSheet } from "./built-on";
import { ledgerNow } from "./ledger-now";
import { type SheetWritten, sheetWritten } from "./sheet-written";

/** Sheets on the desk: the list of them, and one beside the ledger. */

const SHEETS_PER_PAGE = 50;
export const ROWS_PER_PAGE = 50;

export type SheetRow = {
  id: string;
  fileName: string;
  inspection: string;
  person: string;
  state: ImportState;
  updatedAt: string;
};

/** Sheets that came to the desk, the last touched first. */
export async function sheetList(
  viewer: Viewer,
  asked: number,
): Promise<{ total: number; page: number; pageCount: number; rows: SheetRow[] }> {
  const where = sheetImportsSeenBy(viewer);
  const total = await reader().sheetImport.count({ where });
  const { page, pageCount } = pageWithin(asked, total, SHEETS_PER_PAGE);
  const rows = await reader().sheetImport.findMany({
    where,
    orderBy: [{ state: "asc" }, { updatedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * SHEETS_PER_PAGE,
    take: SHEETS_PER_PAGE,
    select: {
      id: true,
      fileName: true,
      personName: true,
      state: true,
      updatedAt: true,
      inspection: { select: { title: true } },
    },
  });
  return {
    total,
    page,
    pageCount,
    rows: rows.map(({ personName, inspection, updatedAt, ...row }) => ({
      ...row,
      inspection: inspection.title,
      person: personName,
      updatedAt: instantInTable(updatedAt),
    })),
  };
}

/** A name of the sheet that is nobody's by itself, or that somebody gave a meaning. */
export type NameToMatch = { name: string; rows: number; chosen: string | undefined };
type Names = { units: NameToMatch[]; persons: NameToMatch[] };

export type SheetDesk = {
  id: string;
  version: number;
  fileName: string;
  state: ImportState;
  inspection: { id: string; name: string };
  /** Everything below is of a sheet that is still decided on. */
  review: {
    own: boolean;
    office: boolean;
    choices: Choices;
    heads: DeskSheet["heads"];
    /** What is said of the sheet as a whole, and the rows left out. */
    problems: readonly string[];
    leftOut: readonly { sheet: string | null; rows: readonly [number, number]; why: string }[];
    names: Names;
    known: Pick<LedgerNow, "units" | "persons">;
    vouchers: readonly string[];
    counts: Record<RowState, number>;
    /** Cells that are not brought in. */
    refused: number;
    /** Cells changed on both sides nobody has decided. */
    undecided: readonly string[];
    opens: boolean;
    digest: string;
    rows: readonly PlannedRow[];
    /** The 收表 it was sent in: confirmed, it counts as returned. */
    round: { id: string; unit: string; madeOn: Day } | null;
    shown: RowState | "all";
    /** What of the address nobody understands. */
    unread: readonly { field: "show"; text: string }[];
    total: number;
    page: number;
    pageCount: number;
  } | null;
  /** Why it cannot be undone any more; null while it can. */
  built: string | null;
  /** What it wrote, also where that was undone; null for a sheet that wrote nothing. */
  written: SheetWritten | null;
};

/** The view of a sheet that has most to be looked at: what is wrong first. */
function firstShown(counts: Record<RowState, number>): RowState | "all" {
  return (["conflict", "error", "changed", "new"] as const).find((state) => counts[state] > 0) ?? "all";
}

/** One sheet beside the ledger as it stands now; null where there is none for the viewer. */
export async function sheetDesk(
  viewer: Viewer,
  id: string,
  asked: { show: string | undefined; page: number },
): Promise<SheetDesk | null> {
  const row = await reader().sheetImport.findFirst({
    where: narrow(sheetImportsSeenBy(viewer), { id }),
    omit: { file: true },
    include: { inspection: { select: { id: true, title: true } } },
  });
  if (!row) return null;
  const { version, fileName, state, inspection } = row;
  const plain = { id, version, fileName, state, inspection: { id: inspection.id, name: inspection.title } };
  if (state !== "REVIEW")
    return {
      ...{ ...plain, review: null },
      built: state === "CONFIRMED" ? await builtOnSheet(reader(), row) : null,
      written: state === "DISCARDED" ? null : await sheetWritten(viewer, id, asked.page),
    };
  const desk = deskSheetSchema.parse(row.read);
  const choices = choicesSchema.parse(row.choices);
  const ledger = await ledgerNow(viewer, row.inspectionId, { desk, choices });
  if (!ledger) return null;
  const all = planSheet(desk, ledger);
  const counts = Object.fromEntries(
    ROW_STATES.map((one) => [one, all.filter((planned) => planned.state === one).length]),
  ) as Record<RowState, number>;
  const known = [...ROW_STATES, "all" as const].find((one) => one === asked.show);
  const shown = known ?? firstShown(counts);
  const rows = shown === "all" ? all : all.filter((planned) => planned.state === shown);
  const { page, pageCount } = pageWithin(asked.page, rows.length, ROWS_PER_PAGE);
  const at = (page - 1) * ROWS_PER_PAGE;
  return {
    ...plain,
    ...{ built: null, written: null },
    review: {
      own: desk.own !== null,
      office: ledger.office,
      choices,
      heads: desk.heads,
      problems: desk.read.problems.flatMap((problem) => (problem.row === null ? [problem.message] : [])),
      leftOut: desk.read.sheets.flatMap(({ name, leftOut }) => leftOut.map((one) => ({ sheet: name, ...one }))),
      names: namesToMatch(desk, ledger),
      known: { units: ledger.units, persons: ledger.persons },
      vouchers: ledger.vouchers,
      counts,
      refused: all.reduce((sum, { cells }) => sum + cells.filter(({ refused }) => refused !== null).length, 0),
      undecided: all.flatMap(({ key, state: of, cells }) =>
        of === "conflict"
          ? cells.filter((cell) => cell.conflict && !cell.side).map((cell) => `${key} ${cell.field}`)
          : [],
      ),
      opens: all.some(({ write, add }) => write?.openingOn ?? add?.openingOn),
      digest: digestOf(all),
      rows: rows.slice(at, at + ROWS_PER_PAGE),
      round: await roundIn(viewer, desk),
      shown,
      unread: known || !asked.show ? [] : [{ field: "show", text: asked.show }],
      total: rows.length,
      page,
      pageCount,
    },
  };
}

async function roundIn(viewer: Viewer, desk: DeskSheet) {
  const of = roundOf(desk);
  const asked =
    of &&
    (await reader().sheetRoundUnit.findFirst({
      where: narrow(roundUnitsSeenBy(viewer), of),
      select: { round: { select: { id: true, madeOn: true } }, unit: { select: { name: true } } },
    }));
  return asked && { id: asked.round.id, unit: asked.unit.name, madeOn: dayFromDb(asked.round.madeOn) };
}

function namesToMatch(desk: DeskSheet, ledger: LedgerNow): Names {
  if (!ledger.office) return { units: [], persons: [] };
  const counted = { units: new Map<string, number>(), persons: new Map<string, number>() };
  const note = (of: keyof typeof counted, name: string | undefined) => {
    if (name) counted[of].set(name, (counted[of].get(name) ?? 0) + 1);
  };
  for (const { said } of saidRows(desk)) {
    note("units", said.leadUnit);
    for (const name of said.cooperatingUnits ?? []) note("units", name);
    note("persons", said.leader);
    note("persons", said.owner);
  }
  const open = (of: keyof typeof counted, known: readonly KnownName[], chosen: Readonly<Record<string, string>>) =>
    [...counted[of]]
      .filter(([name]) => chosen[name] !== undefined || meantBy(name, known, {}).is === "unknown")
      .map(([name, rows]) => ({ name, rows, chosen: chosen[name] }));
  return {
    units: open("units", ledger.units, ledger.choices.units),
    persons: open("persons", ledger.persons, ledger.choices.persons),
  };
}
