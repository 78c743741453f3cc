import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Day } from "@/lib/domain/day";
import { UNIT_MUST_ACT } from "@/lib/domain/measure/deadline";

/**
 * Rules of lib/domain/measure/deadline over a row `m` of measures in a statement of its own: their third reading, which the
 * same test keeps equal to the two there. Each is true or false, never unknown: it may be counted as it is and turned round.
 * `days` may be a column of the inspection the row belongs to.
 */

const mustAct = Prisma.sql`(m.struck_at IS NULL AND m.status = ANY(${[...UNIT_MUST_ACT]}::measure_status[]))`;

export const overdueSql = (today: Day) => Prisma.sql`
  (${mustAct} AND m.late_after < ${today}::date
   OR m.struck_at IS NULL AND m.status = 'SUBMITTED' AND m.applied_late_days > 0) IS TRUE`;

export const dueWithinSql = (today: Day, days: number) => Prisma.sql`
  (${mustAct} AND m.due_on BETWEEN ${today}::date AND ${today}::date + ${days}::int) IS TRUE`;

export const silentSql = (today: Day, days: Prisma.Sql) => Prisma.sql`
  (${mustAct} AND m.last_progress_on <= ${today}::date - ${days})`;

export const unreportedSql = (today: Day, days: Prisma.Sql) => Prisma.sql`
  (${mustAct} AND m.last_heard_on <= ${today}::date - ${days})`;
