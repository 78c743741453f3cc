import "server-only";
import { bodiesFor, bodySql } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import type { Day } from "@/lib/domain/day";
import type { Round } from "@/lib/domain/inspection/round";
import { bodyNamed } from "@/lib/features/people/queries/body-named";
import { COMPARE_BODIES } from "@/lib/features/round/acts";

/** More rounds than are kept of one commission. */
const ROUNDS_MAX = 200;

/** The inspections the viewer compares, as a condition on the row `i` of a statement. */
export const compared = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`${bodySql(Prisma.sql`i.body_id`, bodiesFor(viewer, COMPARE_BODIES))} AND i.struck_at IS NULL`;

export type RoundChoice = Round & {
  /** The latest feedback given in it. */
  feedbackOn: Day;
  /** Inspections of it, and those whose body fits the words searched for. */
  all: number;
  found: number;
};

/** The rounds of the bodies the viewer compares, the newest feedback first. One statement. */
export async function roundsFor(viewer: Viewer, q: string | undefined): Promise<RoundChoice[]> {
  return reader().$queryRaw<RoundChoice[]>`
    SELECT i.kind, i.term, i.round, i.batch, max(i.feedback_on)::text AS "feedbackOn", count(*)::int AS "all",
           (count(*) FILTER (WHERE ${bodyNamed(Prisma.sql`b`, q ?? "")}))::int AS found
    FROM inspection i JOIN body b ON b.id = i.body_id
    WHERE ${compared(viewer)}
    GROUP BY i.kind, i.term, i.round, i.batch
    ORDER BY max(i.feedback_on) DESC, i.kind, i.term, i.round, i.batch LIMIT ${ROUNDS_MAX}`;
}
