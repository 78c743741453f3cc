import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { keptAlready, keptFigures } from "@/lib/command/kept-figures";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import { EMPTY_TALLY, type Tally } from "@/lib/domain/measure/completion";
import { isDueWithin, isOverdue, isSilent, isStuck, isUnreported, type Timed } from "@/lib/domain/measure/deadline";
import { dayOrNull, TIMED, timedOf } from "@/lib/domain/measure/due-view";
import { PARENT_COLUMNS, parentIn } from "@/lib/domain/measure/parent";
import type { LedgerSort } from "@/lib/features/ledger/filter";
import type { MeasureFilter, SetBy } from "@/lib/features/measure/filter";
import { type MeasureQuestion, measureWhere } from "@/lib/features/measure/queries/measure-where";
import { SAID_ONLY } from "@/lib/features/measure/queries/said-only";
import { isWide } from "@/lib/features/measure/queries/searched";
import { type GroupCount, summed } from "./groups";
import { ledgerOrder } from "./order";

/**
 * A list of ordinary length, read whole in one statement, a few columns of each row: its order, what each chip would leave of
 * it and what each issue holds are all told from it. A list too long for that is counted by the database.
 */

/** Rows read whole: more than the measures of one inspection of all but the largest bodies. */
export const WHOLE_MAX = 500;

/** The conditions set by chips: each chip says what it opens under all the other conditions. */
export type ChipName = SetBy<"chips">;

const COUNTED = {
  ...TIMED,
  ...PARENT_COLUMNS,
  id: true,
  lastHeardOn: true,
  lastProgressOn: true,
} as const satisfies Prisma.MeasureSelect;
type Counted = Prisma.MeasureGetPayload<{ select: typeof COUNTED }>;

type At = Pick<Viewer, "today" | "calendar">;
type Told = { timed: Timed; row: Counted };

const heardOf = ({ row }: Told) => ({
  status: row.status,
  lastHeardOn: dayFromDb(row.lastHeardOn),
  lastProgressOn: dayFromDb(row.lastProgressOn),
  struck: row.struckAt !== null,
});

/** What each of these conditions means of one row: the same rule as the query's (lib/domain/measure/deadline). */
const HOLDS = {
  status: ({ row }, statuses) => statuses.includes(row.status),
  overdue: ({ timed }, _, { today }) => isOverdue(timed, today),
  dueWithin: ({ timed }, days, { today }) => isDueWithin(timed, today, days),
  silentDays: (told, days, { today }) => isSilent(heardOf(told), today, days),
  unreportedDays: (told, days, { today }) => isUnreported(heardOf(told), today, days),
  stuckDays: ({ timed, row }, days, { today, calendar }) =>
    isStuck({ ...timed, stageSince: dayOrNull(row.stageSince) }, today, days, calendar),
} as const satisfies { [K in ChipName]: (told: Told, value: MeasureFilter[K], at: At) => boolean };

const CHIPS = Object.keys(HOLDS) as ChipName[];

const holds = <K extends ChipName>(name: K, told: Told, value: MeasureFilter[K], at: At): boolean =>
  (HOLDS[name] as (told: Told, value: MeasureFilter[K], at: At) => boolean)(told, value, at);

export type WholeList = {
  /** Ids of the rows of the list, in its order. */
  ids: string[];
  byStatus: Tally;
  /** Rows that a chip would leave, under every condition of the filter but the chip's own. */
  under: <K extends ChipName>(name: K, value: MeasureFilter[K]) => number;
  groups: Map<string, GroupCount>;
};

/**
 * The list of a filter, of an inspection of one body where it is named; null when it is longer than can be read whole. One
 * statement, none where it was found too long since anything last happened in the body.
 */
export async function wholeList(
  viewer: Viewer,
  filter: MeasureQuestion,
  sort: LedgerSort,
  bodyId?: string,
): Promise<WholeList | null> {
  // Over thousands of bodies even the first rows are not found by sorting all of them.
  if (isWide(viewer, filter)) return null;
  const others = { ...filter };
  for (const name of CHIPS) delete others[name];
  const where = measureWhere(viewer, others);
  const long = {
    figures: "too long to be read whole",
    about: null,
    bodyIds: bodyId ? [bodyId] : [],
    seen: [where],
    unmovedBy: SAID_ONLY,
  };
  if (bodyId && keptAlready(viewer, long)) return null;
  const rows = await reader().measure.findMany({
    where,
    orderBy: ledgerOrder(sort, filter.inspection !== undefined),
    select: COUNTED,
    take: WHOLE_MAX + 1,
  });
  if (rows.length > WHOLE_MAX) {
    if (bodyId) await keptFigures(viewer, long, async () => true);
    return null;
  }
  const all = rows.map((row): Told => ({ timed: timedOf(row), row }));
  const meets = (told: Told, names: readonly ChipName[]) =>
    names.every((name) => {
      const value = filter[name];
      return value === undefined || holds(name, told, value as never, viewer);
    });
  const listed = all.filter((told) => meets(told, CHIPS));
  const without = new Map(
    CHIPS.map((name) => [
      name,
      all.filter((told) =>
        meets(
          told,
          CHIPS.filter((other) => other !== name),
        ),
      ),
    ]),
  );
  const byStatus: Tally = { ...EMPTY_TALLY };
  for (const { row } of without.get("status") ?? []) byStatus[row.status] += 1;
  return {
    ids: listed.map(({ row }) => row.id),
    byStatus,
    under: (name, value) => (without.get(name) ?? []).filter((told) => holds(name, told, value, viewer)).length,
    groups: summed(
      listed.map(({ row, timed }) => ({
        parent: parentIn(row),
        closed: row.status === "CLOSED",
        opening: row.opening && row.struckAt === null,
        overdue: isOverdue(timed, viewer.today),
        count: 1,
      })),
    ),
  };
}
