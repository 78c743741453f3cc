import "server-only";
import { eitherOf, narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { type Headed, keptOfEach } from "@/lib/command/kept-figures";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import type { Round } from "@/lib/domain/inspection/round";
import { EMPTY_TALLY, type Tally, total, verified } from "@/lib/domain/measure/completion";
import { daysOverdue } from "@/lib/domain/measure/deadline";
import { isRelapsed } from "@/lib/domain/measure/status";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";

/** Where one inspection stands, as it is compared with the others of its round. */
export type BodyFigures = {
  total: number;
  closed: number;
  /** 应销号 by today. */
  expected: number;
  overdue: number;
  /** Days of the longest overdue; 0 where none is. */
  longest: number;
  /** 连续n天无进展, n as its inspection sets it. */
  silent: number;
  relapsed: number;
};

/** An inspection to be counted, and after how many days its measures count as silent. */
export type Compared = Headed & { silentDays: number };

/** Above so many inspections the round itself is the condition: so many ids take longer to plan than to count. */
const BY_ID_MAX = 100;

/**
 * The figures of inspections of one round, counted by the conditions of the lists they open, and kept of each until something
 * of its body changes. Four statements, and none where all are kept.
 */
export function bodyFigures(
  viewer: Viewer,
  { kind, term, round, batch }: Round,
  rows: readonly Compared[],
): Promise<(id: string) => BodyFigures> {
  const asked = { figures: "bodies of a round", about: null, seen: [measuresSeenBy(viewer)] };
  return keptOfEach(viewer, asked, rows, (ids) => {
    const wanted = new Set(ids);
    const missing = rows.filter(({ id }) => wanted.has(id));
    return count(viewer, missing, (days) =>
      ids.length > BY_ID_MAX
        ? { inspection: { kind, term, round, batch, ...(days === undefined ? {} : { silentAfterDays: days }) } }
        : {
            inspectionId: {
              in: missing.filter((row) => days === undefined || row.silentDays === days).map(({ id }) => id),
            },
          },
    );
  });
}

/** What picks the measures of the inspections asked for, or of those with so many days of silence. */
type Among = (silentDays?: number) => Parameters<typeof narrow<"measure">>[1];

async function count(viewer: Viewer, rows: readonly Compared[], among: Among): Promise<(id: string) => BodyFigures> {
  const { today } = viewer;
  const where = (filter: Parameters<typeof measureWhere>[1]) => narrow(measureWhere(viewer, filter), among());
  const byDays = [...new Set(rows.map((row) => row.silentDays))].map((days) =>
    narrow(measureWhere(viewer, { silentDays: days }), among(days)),
  );
  const [states, expected, overdue, silent] = await Promise.all([
    reader().measure.groupBy({ by: ["inspectionId", "status", "cycle"], where: where({}), _count: true }),
    reader().measure.groupBy({ by: ["inspectionId"], where: where({ expectedClosed: true }), _count: true }),
    reader().measure.groupBy({
      by: ["inspectionId", "status"],
      where: where({ overdue: true }),
      _count: true,
      _min: { lateAfter: true },
      _max: { appliedLateDays: true },
    }),
    reader().measure.groupBy({ by: ["inspectionId"], where: eitherOf(...byDays), _count: true }),
  ]);
  const tallies = new Map<string, Tally>();
  const found = new Map<string, BodyFigures>();
  const of = (id: string): BodyFigures => {
    const figures = found.get(id) ?? {
      total: 0,
      closed: 0,
      expected: 0,
      overdue: 0,
      longest: 0,
      silent: 0,
      relapsed: 0,
    };
    found.set(id, figures);
    return figures;
  };
  for (const g of states) {
    const tally = tallies.get(g.inspectionId) ?? { ...EMPTY_TALLY };
    tally[g.status] += g._count;
    tallies.set(g.inspectionId, tally);
    if (isRelapsed(g)) of(g.inspectionId).relapsed += g._count;
  }
  for (const [id, tally] of tallies) Object.assign(of(id), { total: total(tally), closed: verified(tally).done });
  for (const g of expected) of(g.inspectionId).expected = g._count;
  for (const g of overdue) {
    const figures = of(g.inspectionId);
    // Those that wait keep how late they came; of the others the clock still runs.
    const since = g._min.lateAfter && dayFromDb(g._min.lateAfter);
    const running = daysOverdue(
      { status: g.status, dueOn: since, heldDays: 0, submittedOn: null, struck: false },
      today,
    );
    figures.overdue += g._count;
    figures.longest = Math.max(figures.longest, running, g.status === "SUBMITTED" ? (g._max.appliedLateDays ?? 0) : 0);
  }
  for (const g of silent) of(g.inspectionId).silent = g._count;
  return of;
}
