import "server-only";
import { eitherOf, narrow, type Scope, type Where } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { type Headed, keptOfEach } from "@/lib/command/kept-figures";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import type { Round } from "@/lib/domain/inspection/round";
import { EMPTY_TALLY, total, verified } from "@/lib/domain/measure/completion";
import { daysOverdue } from "@/lib/domain/measure/deadline";
import { isRelapsed } from "@/lib/domain/measure/status";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import type { MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";

/**
 * Where the inspections of a round stand beside each other, counted by the conditions of the lists the figures open: in four
 * parts, of one statement each, so that an order by one figure counts no more than that figure over the whole round. Each
 * part is kept of each inspection until something of its body changes.
 */

/** An inspection to be counted, and after how many days its measures count as silent. */
export type Compared = Headed & { silentDays: number };

/** The measures of a filter, of all inspections to be counted; 连续n天无进展 goes by what each inspection sets. */
type Counting = {
  viewer: Viewer;
  where: (filter: Partial<MeasureFilter>) => Scope<"measure">;
  silent: () => Scope<"measure">;
};
type Part<T> = (counting: Counting) => Promise<(id: string) => T>;

function byInspection<G extends { inspectionId: string }>(groups: readonly G[]): Map<string, G[]> {
  const found = new Map<string, G[]>();
  for (const g of groups) {
    const own = found.get(g.inspectionId);
    if (own) own.push(g);
    else found.set(g.inspectionId, [g]);
  }
  return found;
}
const sum = (groups: readonly { _count: number }[] = []) => groups.reduce((n, g) => n + g._count, 0);

const states: Part<{ total: number; closed: number; opening: number; relapsed: number }> = async ({ where }) => {
  const groups = await reader().measure.groupBy({
    by: ["inspectionId", "status", "opening", "cycle"],
    where: where({}),
    _count: true,
  });
  const of = byInspection(groups);
  return (id) => {
    const own = of.get(id) ?? [];
    const tally = { ...EMPTY_TALLY };
    for (const g of own) tally[g.status] += g._count;
    const opening = sum(own.filter((g) => g.opening));
    return { total: total(tally), closed: verified(tally).done, opening, relapsed: sum(own.filter(isRelapsed)) };
  };
};

/** 应销号 by today. */
const expected: Part<{ expected: number }> = async ({ where }) => {
  const groups = await reader().measure.groupBy({
    by: ["inspectionId"],
    where: where({ expectedClosed: true }),
    _count: true,
  });
  const of = byInspection(groups);
  return (id) => ({ expected: sum(of.get(id)) });
};

/** `longest`: days of the longest overdue, 0 where none is. Those that wait keep how late they came; of the others the clock runs. */
const overdue: Part<{ overdue: number; longest: number }> = async ({ viewer, where }) => {
  const groups = await reader().measure.groupBy({
    by: ["inspectionId", "status"],
    where: where({ overdue: true }),
    _count: true,
    _min: { lateAfter: true },
    _max: { appliedLateDays: true },
  });
  const of = byInspection(groups);
  return (id) => {
    const own = of.get(id) ?? [];
    const days = own.map(({ status, _min, _max }) => {
      if (status === "SUBMITTED") return _max.appliedLateDays ?? 0;
      const dueOn = _min.lateAfter && dayFromDb(_min.lateAfter);
      return daysOverdue({ status, dueOn, heldDays: 0, submittedOn: null, struck: false }, viewer.today);
    });
    return { overdue: sum(own), longest: Math.max(0, ...days) };
  };
};

const silent: Part<{ silent: number }> = async (counting) => {
  const groups = await reader().measure.groupBy({ by: ["inspectionId"], where: counting.silent(), _count: true });
  const of = byInspection(groups);
  return (id) => ({ silent: sum(of.get(id)) });
};

const PARTS = { states, expected, overdue, silent } as const;
export type PartName = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as PartName[];
type Of<N extends PartName> = (typeof PARTS)[N] extends Part<infer T> ? T : never;
export type BodyFigures = Of<"states"> & Of<"expected"> & Of<"overdue"> & Of<"silent">;

/** Above so many inspections the round itself is the condition: so many ids take longer to plan than to count. */
const BY_ID_MAX = 400;

function countingOf(viewer: Viewer, { kind, term, round, batch }: Round, rows: readonly Compared[]): Counting {
  const many = rows.length > BY_ID_MAX;
  const among = (days?: number): Where<"measure"> =>
    many
      ? { inspection: { kind, term, round, batch, ...(days === undefined ? {} : { silentAfterDays: days }) } }
      : { inspectionId: { in: rows.filter((r) => days === undefined || r.silentDays === days).map(({ id }) => id) } };
  const limits = [...new Set(rows.map((row) => row.silentDays))];
  return {
    viewer,
    where: (filter) => narrow(measureWhere(viewer, filter), among()),
    silent: () => eitherOf(...limits.map((days) => narrow(measureWhere(viewer, { silentDays: days }), among(days)))),
  };
}

/** One statement a part, none where everything is kept. */
export async function bodyFigures(
  viewer: Viewer,
  round: Round,
  rows: readonly Compared[],
  parts: readonly PartName[],
): Promise<(id: string) => Partial<BodyFigures>> {
  const seen = [measuresSeenBy(viewer)];
  const known = await Promise.all(
    parts.map((part) =>
      keptOfEach<Partial<BodyFigures>>(viewer, { figures: "bodies", about: part, seen }, rows, (ids) => {
        const missing = new Set(ids);
        return PARTS[part](
          countingOf(
            viewer,
            round,
            rows.filter(({ id }) => missing.has(id)),
          ),
        );
      }),
    ),
  );
  return (id) => Object.assign({}, ...known.map((of) => of(id)));
}
