import "server-only";
import type { Day } from "@/lib/domain/day";

/**
 * The order of people by office: the 班子 by rank, then the departments in their order, then who acts for none, then who
 * holds no post; within each by 排序号, those without one last. Written to `person.standing` by everything that changes
 * one of these. A post that ends by its day alone keeps its holder's place until the next change: an order, not a right.
 */

/** Where those stand who hold posts that have not ended on the day. $1 is the day. */
const STANDING = `
  coalesce((
    SELECT min(CASE
      WHEN p.role = 'FIRST_LEADER' THEN '00'
      WHEN p.role = 'GROUP_LEADER' THEN '01'
      WHEN p.role = 'DEPUTY_LEADER' THEN '02'
      WHEN p.role IN ('GROUP_MEMBER', 'RESPONSIBLE_LEADER') THEN '03'
      WHEN u.id IS NOT NULL THEN '1' || lpad(u.position::text, 6, '0')
      ELSE '2' END)
    FROM post p LEFT JOIN unit u ON u.id = p.unit_id
    WHERE p.person_id = person.id AND p.body_id = person.body_id AND (p.to_on IS NULL OR p.to_on >= $1::date)
  ), '3') || '.' || lpad(coalesce(person.sort_number, 9999)::text, 4, '0')`;

/** For rows from before it was kept; run by the owner at the end of every migration. $1 is the day. */
export const FILL_STANDING = `UPDATE person SET standing = ${STANDING} WHERE standing = ''`;

type Writes = { $executeRawUnsafe(sql: string, ...values: unknown[]): PromiseLike<number> };

/** Of some persons, in the transaction of what changed. */
export async function writeStanding(tx: Writes, today: Day, personIds: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(`UPDATE person SET standing = ${STANDING} WHERE id = ANY($2::uuid[])`, today, personIds);
}

/** Of everybody who holds a post in one of the units. */
export async function writeStandingWithin(tx: Writes, today: Day, unitIds: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE person SET standing = ${STANDING}
     WHERE id IN (SELECT o.person_id FROM post o WHERE o.unit_id = ANY($2::uuid[]))`,
    today,
    unitIds,
  );
}
