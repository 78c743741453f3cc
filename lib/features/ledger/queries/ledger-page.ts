import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { keptFigures } from "@/lib/command/kept-figures";
import type { AddressParams } from "@/lib/domain/text/address";
import { pageWithin } from "@/lib/domain/text/address";
import {
  type InspectionChoice,
  inspectionsFor,
  pickInspection,
} from "@/lib/features/inspection/queries/pick-inspection";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { type LedgerColumn, type LedgerRow, ledgerColumns } from "@/lib/features/ledger/columns";
import { type LedgerAddress, ledgerParams, parseLedgerAddress, presentNames } from "@/lib/features/ledger/filter";
import type { MeasureFilter } from "@/lib/features/measure/filter";
import type { MeasureQuestion } from "@/lib/features/measure/queries/measure-where";
import { questionOf } from "@/lib/features/measure/queries/question";
import { SAID_ONLY } from "@/lib/features/measure/queries/said-only";
import { countedOf, type GroupCount, groupCounts } from "./groups";
import { ledgerIds, ledgerRows, type StatusCounts, statusCounts } from "./ledger";
import { filterNames, type OwnLedger, ownLedger } from "./names";
import { type WholeList, wholeList } from "./whole-list";

/** Days without a word that count as silent where several inspections, each with its own, are shown together. */
const SILENT_DAYS = 14;
/** The same for working days an application waits at one stage. */
const STUCK_DAYS = 5;

export type LedgerPage = {
  /** The inspection the rows are of; null for all of them together. */
  inspection: InspectionChoice | null;
  inspections: InspectionChoice[];
  address: LedgerAddress;
  /** The address in its shortest form. */
  params: Record<string, string | string[]>;
  filter: Partial<MeasureFilter>;
  rows: LedgerRow[];
  counts: StatusCounts;
  /** What of each issue or item on the page the whole list holds. */
  groups: Map<string, GroupCount>;
  /** What a chip beside the states would leave of the list; null where the list is too long to count it for each. */
  under: WholeList["under"] | null;
  pageCount: number;
  /** Names of what the filter speaks of, by id. */
  filterNames: Map<string, string>;
  own: OwnLedger;
  columns: LedgerColumn[];
  /** How long is too long here. */
  limits: { silentAfterDays: number; stuckAfterDays: number };
};

export type LedgerAnswer =
  | { is: "page"; page: LedgerPage }
  /** The address says less than it means, or in names of old: the one that says it all. */
  | { is: "elsewhere"; params: Record<string, string | string[]> }
  /** The viewer sees no inspection at all. */
  | { is: "nothing" }
  /** The inspection named does not exist for the viewer. */
  | { is: "unknown" };

/** What a list is asked for with. */
type Asked = {
  question: MeasureQuestion;
  address: LedgerAddress;
  inspection: InspectionChoice | null;
  columns: readonly LedgerColumn[];
};
type List = Pick<LedgerPage, "rows" | "counts" | "groups" | "under" | "pageCount"> & { page: number };

/** Whether the rows of a list change with events of the body alone: 无人负责 hangs on persons, who may be of another. */
const isKeepable = ({ vacant, found }: MeasureQuestion) => vacant === undefined && found === undefined;

/** Whether it asks when anything was last heard, which every report changes. */
const asksHeard = ({ silentDays, unreportedDays }: MeasureQuestion) =>
  silentDays !== undefined || unreportedDays !== undefined;

const countedIn = (viewer: Viewer, { bodyId }: InspectionChoice, question: MeasureQuestion) => ({
  bodyIds: [bodyId],
  seen: [measuresSeenBy(viewer)],
  unmovedBy: asksHeard(question) ? undefined : SAID_ONLY,
});

/** One page of the rows, and what is counted of all of them. */
async function readList(viewer: Viewer, { question, address, inspection, columns }: Asked): Promise<List> {
  const { sort, size } = address;
  const whole = await wholeList(viewer, question, sort, inspection?.bodyId);
  if (whole) {
    // A page past the end, kept from before rows went, shows the last one.
    const { page, pageCount } = pageWithin(address.page, whole.ids.length, size);
    const skip = (page - 1) * size;
    const rows = await ledgerRows(viewer, whole.ids.slice(skip, skip + size), skip, columns);
    const counts = { byStatus: whole.byStatus, rows: whole.ids.length, more: false };
    return { rows, counts, groups: whole.groups, under: whole.under, page, pageCount };
  }
  const kept = <T>(figures: string, about: unknown, count: () => Promise<T>): Promise<T> =>
    inspection && isKeepable(question)
      ? keptFigures(viewer, { figures, about: [question, about], ...countedIn(viewer, inspection, question) }, count)
      : count();
  const counts = await kept("states of a list", null, () => statusCounts(viewer, question));
  const { page, pageCount } = pageWithin(address.page, counts.rows, size);
  const skip = (page - 1) * size;
  const rows = await ledgerRows(viewer, await ledgerIds(viewer, question, sort, { skip, take: size }), skip, columns);
  const groups =
    sort.key === "code"
      ? await groupCounts(rows, { page, pageCount }, (cut) =>
          kept("issues cut by a page", cut, () => countedOf(viewer, question, cut)),
        )
      : new Map<string, GroupCount>();
  return { rows, counts, groups, under: null, page, pageCount };
}

/**
 * The address that says all that one means; null where it says it already, or where the viewer sees no inspection. Without an
 * inspection in it, one with conditions means every inspection (a figure's link shows exactly the figure's rows) and one
 * without any the current inspection.
 */
export async function wholeAddress(viewer: Viewer, searchParams: AddressParams): Promise<LedgerPage["params"] | null> {
  const present = presentNames(searchParams);
  if (present) return ledgerParams(parseLedgerAddress(present));
  const address = parseLedgerAddress(searchParams);
  const { filter } = address;
  if (filter.inspection || address.everywhere) return null;
  const inspections = await inspectionsFor(viewer);
  if (inspections.length === 0) return null;
  const conditions = Object.values(filter).some((value) => value !== undefined);
  const current = conditions ? null : await pickInspection(viewer, searchParams, inspections);
  return ledgerParams(
    current ? { ...address, filter: { ...filter, inspection: current.id } } : { ...address, everywhere: true },
  );
}

/**
 * The ledger an address asks for. One that says less than it means is sent on to the address that says it all, because what
 * is chosen on the page is added to the address.
 */
export async function ledgerPage(viewer: Viewer, searchParams: AddressParams): Promise<LedgerAnswer> {
  const whole = await wholeAddress(viewer, searchParams);
  if (whole) return { is: "elsewhere", params: whole };
  const address = parseLedgerAddress(searchParams);
  const { filter } = address;
  const inspections = await inspectionsFor(viewer);
  if (inspections.length === 0) return { is: "nothing" };
  const inspection = filter.inspection ? await pickInspection(viewer, searchParams, inspections) : null;
  if (filter.inspection && inspection?.id !== filter.inspection.toLowerCase()) return { is: "unknown" };
  const question = await questionOf(viewer, filter);
  const [own, named] = await Promise.all([ownLedger(viewer), filterNames(viewer, filter)]);
  const chosen: LedgerColumn[] = address.columns ?? ledgerColumns(own.columns ?? []);
  // Several inspections in one list: which one a row belongs to has to be said.
  const columns = inspection || chosen.includes("inspection") ? chosen : ledgerColumns([...chosen, "inspection"]);
  const list = await readList(viewer, { question, address, inspection, columns });
  const { page } = list;
  return {
    is: "page",
    page: {
      inspection,
      inspections,
      address: { ...address, page },
      params: ledgerParams({ ...address, page }),
      filter,
      ...list,
      filterNames: named,
      own,
      columns,
      limits: {
        silentAfterDays: inspection?.silentAfterDays ?? SILENT_DAYS,
        stuckAfterDays: inspection?.stuckAfterDays ?? STUCK_DAYS,
      },
    },
  };
}
