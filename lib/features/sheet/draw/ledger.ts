import { dayInText } from "@/lib/domain/day";
import {
  columnSpec,
  type LedgerColumn,
  type LedgerRow,
  SHEET_COLUMNS,
  type SheetPart,
} from "@/lib/features/ledger/columns";
import { SHEET_LABELS } from "@/lib/features/sheet/words";
import type { AboutSheet } from "./about";
import type { PlannedColumn, SheetPlan } from "./plan";

/** The ledger itself: every column of the office's own, a row for each measure. */

const MERGED = {
  section: (row: LedgerRow) => `${row.inspectionId} ${row.section?.number ?? ""}`,
  parent: (row: LedgerRow) => row.parent.id,
} as const;

/** @param merged whether rows of one issue stand together, and what they have in common is said once */
function planned(key: LedgerColumn, part: SheetPart, merged: boolean): PlannedColumn<LedgerRow> {
  const { paper, heading, text } = columnSpec(key);
  return {
    heading: part.heading ?? paper ?? heading,
    width: part.width,
    cell: part.cell ?? text,
    centred: part.centred,
    mergedBy: merged && part.mergedBy ? MERGED[part.mergedBy] : undefined,
  };
}

/** Columns of the ledger as a sheet has them. */
export function plannedColumns(
  keys: readonly LedgerColumn[],
  { merged, several }: { merged: boolean; several: boolean },
): PlannedColumn<LedgerRow>[] {
  const all: readonly LedgerColumn[] = several ? ["inspection", ...keys] : keys;
  return all.flatMap((key) => columnSpec(key).sheet.map((part) => planned(key, part, merged)));
}

/** The same column where a row of the sheet is several of the ledger: what it says of the first. */
export function ofFirst({
  heading,
  width,
  centred,
  cell,
  mergedBy,
}: PlannedColumn<LedgerRow>): PlannedColumn<readonly LedgerRow[]> {
  return {
    heading,
    width,
    centred,
    cell: ([first]) => (first ? cell(first) : ""),
    mergedBy: mergedBy && (([first]) => (first ? mergedBy(first) : "")),
  };
}

/** What every sheet made of the ledger's rows says of itself. */
export function headOf(about: AboutSheet) {
  const { inspection, conditions, today, count, round } = about;
  return {
    tab: SHEET_LABELS[about.kind],
    title: `${inspection?.title ?? ""}${SHEET_LABELS[about.kind]}`,
    left: `填报单位：${round?.unitName ?? inspection?.bodyName ?? "全部巡视巡察"}`,
    middle: [
      `共${count}条措施`,
      ...(round ? [`请于${dayInText(round.dueOn)}前交回`] : []),
      ...(conditions.length > 0 ? [`条件：${conditions.join("；")}`] : []),
    ].join("　"),
    right: `截至${dayInText(today)}`,
  };
}

/** A sheet with a row for each measure, with these columns of the ledger. */
export function ledgerPlan(
  about: AboutSheet,
  rows: AsyncIterable<readonly LedgerRow[]>,
  asked: readonly LedgerColumn[] = SHEET_COLUMNS,
): SheetPlan<LedgerRow> {
  const keys = about.openings ? asked : asked.filter((key) => key !== "opening");
  const shape = { merged: about.grouped, several: about.inspection === null };
  return {
    ...headOf(about),
    columns: plannedColumns(keys, shape),
    rows,
    kept: keptOf(about, columnNames(keys, shape.several)),
  };
}

/** What a sheet of measures keeps unseen: which rows, of what, from when, and what its columns are. */
export function keptOf(about: AboutSheet, columns: readonly string[]): SheetPlan<LedgerRow>["kept"] {
  return {
    of: ({ id, version, code }) => ({ id, version, code }),
    about: [
      ["kind", about.kind],
      ["ledger", about.inspection?.id ?? "all"],
      ["day", about.today],
      ["columns", columns.join(",")],
      ...(about.round
        ? ([
            ["round", about.round.id],
            ["unit", about.round.unitId],
          ] as const)
        : []),
    ],
  };
}

/** The columns by their keys, as a sheet that comes back is read: of one in several parts each with its number. */
function columnNames(keys: readonly LedgerColumn[], several: boolean): string[] {
  const all: readonly LedgerColumn[] = several ? ["inspection", ...keys] : keys;
  return all.flatMap((key) => columnSpec(key).sheet.map((_, i) => (i === 0 ? key : `${key}.${i + 1}`)));
}
