import { type LedgerRow, SHEET_COLUMNS } from "@/lib/features/ledger/columns";
import type { LedgerSort } from "@/lib/features/ledger/filter";
import type { MeasureFilter } from "@/lib/features/measure/filter";
import type { SheetKind } from "@/lib/features/sheet/words";
import type { AboutSheet } from "./about";
import { type Drawing, drawing } from "./book";
import { dutiesPlan } from "./duties";
import { issuesPlan } from "./issues";
import { ledgerPlan } from "./ledger";
import { mapPlan } from "./map";
import { overduePlan } from "./overdue";

/** What is made of the rows of a list: what each sheet asks for beside the list's own conditions, and how it is drawn. */

export type Cut = {
  also?: Partial<MeasureFilter>;
  /** Where the sheet has an order of its own. */
  sort?: LedgerSort;
  draw: (about: AboutSheet, rows: AsyncIterable<readonly LedgerRow[]>) => Promise<Drawing> | Drawing;
};

const PRINTED: LedgerSort = { key: "code", dir: "asc" };
const TASKS = [
  "order",
  "parent",
  "code",
  "text",
  "leadUnit",
  "cooperatingUnits",
  "owner",
  "due",
  "progress",
  "status",
  "remark",
] as const;

/** What was found beside the feedback has no 具体表现, and says in its title where all of it comes from. */
const BESIDE = SHEET_COLUMNS.filter((key) => key !== "manifestation" && key !== "source");

export const CUTS = {
  ledger: { draw: (about, rows) => drawing(ledgerPlan(about, rows)) },
  issues: { sort: PRINTED, draw: (about, rows) => drawing(issuesPlan(about, rows)) },
  tasks: { draw: (about, rows) => drawing(ledgerPlan(about, rows, TASKS)) },
  duties: { sort: PRINTED, draw: (about, rows) => drawing(dutiesPlan(about, rows)) },
  analogous: { also: { source: ["ANALOGOUS"] }, draw: (about, rows) => drawing(ledgerPlan(about, rows, BESIDE)) },
  reform: { also: { source: ["REFORM"] }, draw: (about, rows) => drawing(ledgerPlan(about, rows, BESIDE)) },
  overdue: {
    also: { overdue: true },
    sort: { key: "due", dir: "asc" },
    draw: (about, rows) => drawing(overduePlan(about, rows)),
  },
  map: { sort: PRINTED, draw: async (about, rows) => drawing(await mapPlan(about, rows)) },
} as const satisfies Record<SheetKind, Cut>;
