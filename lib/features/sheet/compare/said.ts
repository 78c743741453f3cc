import { part } from "@/lib/domain/text/text";
import type { TimeClass } from "@/lib/domain/types";
import { columnSpec, isLedgerColumn, type SheetField } from "@/lib/features/ledger/columns";
import { markOf } from "@/lib/features/sheet/draw/mark";
import { dayIn, timeClassOf } from "@/lib/features/sheet/read/cell/deadline";
import { isNothing, peopleIn, unitsIn } from "@/lib/features/sheet/read/cell/names";
import { type StatusReads, statusReads } from "@/lib/features/sheet/read/cell/status";
import type { MeasureRow } from "@/lib/features/sheet/read/row/contract";
import type { DeskSheet, OwnRow } from "@/lib/features/sheet/readings";

/** What each row of a sheet says, in the terms of the ledger, whoever made the sheet. */

export type Said = {
  text: string;
  /** Names as written; "" empties the cell. */
  leader: string;
  leadUnit: string;
  cooperatingUnits: readonly string[];
  owner: string;
  timeClass: TimeClass | null;
  due: { text: string; day: string | null };
  progress: string;
  status: { text: string; reads: StatusReads | null };
  closedOn: string | null;
  remark: string;
};

export type SaidRow = {
  /** Tells the row from every other one of the sheet. */
  key: string;
  sheet: string | null;
  row: number;
  part: number;
  /** The measure a sheet of ours says it is of. */
  own: { id: string; version: number } | null;
  said: Partial<Said>;
  /** Marks of the cells as they were sent out, by the field each brings. */
  marks: Partial<Record<SheetField, string>>;
  /** Headings of cells somebody wrote in that a sheet does not change. */
  untaken: readonly string[];
  place: Pick<MeasureRow, "section" | "issue" | "issueNumber">;
  /** The measure as the sheet words it. */
  text: string;
};

const keyOf = (sheet: string | null, row: number, of: number) => `${sheet ?? ""}!${row}.${of}`;

const PLACEHOLDER = /^(?:未明确|未分类|未定|待定|无|\/|—+|-+)$/;
const nameIn = (text: string) => (PLACEHOLDER.test(text) || isNothing(text) ? "" : text);

/** A cell of a sheet of ours, by what it brings. */
const FROM_CELL: { [F in SheetField]: (text: string, year: number | null) => Said[F] } = {
  text: (text) => text,
  leader: (text) => nameIn(peopleIn(text)[0] ?? ""),
  leadUnit: (text) => nameIn(unitsIn(text).units[0] ?? ""),
  cooperatingUnits: (text) => unitsIn(text).units.filter((unit) => nameIn(unit) !== ""),
  owner: (text) => nameIn(peopleIn(text)[0] ?? ""),
  timeClass: (text) => timeClassOf(text),
  due: (text, year) => ({ text, day: dayIn(text, year) }),
  progress: (text) => text,
  status: (text) => ({ text, reads: statusReads(text.split("\n")[0] ?? "") }),
  closedOn: (text, year) => dayIn(text, year),
  remark: (text) => text,
};

/** The column of the ledger and its part in a sheet, by the key a sheet keeps: due.2. */
function partOf(key: string) {
  const [name = "", nth = "1"] = key.split(".");
  if (!isLedgerColumn(name)) return null;
  const { paper, heading, sheet } = columnSpec(name);
  const one = sheet[Number(nth) - 1];
  return one ? { takes: one.takes, heading: one.heading ?? paper ?? heading } : null;
}

/** Cells somebody wrote in since the sheet went out: all others say nothing. */
function fromOwn({ cells, marks }: OwnRow, year: number | null) {
  const said: Partial<Said> = {};
  const before: Partial<Record<SheetField, string>> = {};
  const untaken: string[] = [];
  for (const [key, text] of Object.entries(cells)) {
    const column = partOf(key);
    if (!column || marks[key] === undefined || marks[key] === markOf(text)) continue;
    const { takes } = column;
    if (takes) {
      Object.assign(said, { [takes]: FROM_CELL[takes](text, year) });
      before[takes] = marks[key];
    } else untaken.push(column.heading);
  }
  return { said, marks: before, untaken };
}

/** What stands in a row of a foreign sheet; empty cells say nothing. */
function fromForeign(row: MeasureRow, remark: string | undefined): Partial<Said> {
  return {
    text: row.measure,
    ...(row.leaders[0] && { leader: row.leaders[0] }),
    ...(row.leadUnit && { leadUnit: row.leadUnit }),
    ...(row.cooperating.length > 0 && { cooperatingUnits: row.cooperating }),
    ...(row.owners[0] && { owner: row.owners[0] }),
    ...(row.timeClass && { timeClass: row.timeClass }),
    ...(row.deadline && { due: row.deadline }),
    ...(row.progress && { progress: row.progress }),
    ...(row.status && { status: row.status }),
    ...(row.closedOn && { closedOn: row.closedOn }),
    ...(remark && { remark }),
  };
}

/** The rows that are struck through, as far as they say which measure they were of. */
export function struckRows({ struck, own }: DeskSheet): SaidRow[] {
  const ownRows = new Map(own?.rows.map((row) => [keyOf(row.sheet, row.row, 1), row]) ?? []);
  return struck.map(({ sheet, row, text, issue }) => {
    const key = keyOf(sheet, row, 1);
    const kept = ownRows.get(key);
    const of = kept ? { id: kept.id, version: kept.version } : null;
    const place = { section: null, issue, issueNumber: null };
    return { key, sheet, row, part: 1, own: of, said: {}, marks: {}, untaken: [], place, text };
  });
}

/** Every row of measures of the sheet, in its order. */
export function saidRows({ read, own, remarks }: DeskSheet): SaidRow[] {
  const ownRows = new Map(own?.rows.map((row) => [keyOf(row.sheet, row.row, 1), row]) ?? []);
  const remarked = new Map(remarks.map(({ sheet, row, text }) => [keyOf(sheet, row, 1), text]));
  const year = own ? Number(part(own.day, 0, 4)) || null : null;
  return read.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row): SaidRow[] => {
      if (row.kind !== "measure") return [];
      const key = keyOf(sheet.name, row.row, row.part);
      const kept = ownRows.get(key);
      const { section, issue, issueNumber, measure } = row;
      const at = { key, sheet: sheet.name, row: row.row, part: row.part, text: measure };
      const place = { section, issue, issueNumber };
      if (!kept)
        return [
          {
            ...at,
            place,
            own: null,
            said: fromForeign(row, remarked.get(keyOf(sheet.name, row.row, 1))),
            marks: {},
            untaken: [],
          },
        ];
      return [{ ...at, place, own: { id: kept.id, version: kept.version }, ...fromOwn(kept, year) }];
    }),
  );
}
