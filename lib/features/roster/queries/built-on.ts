import "server-only";
import type { ScopedReader } from "@/lib/db/scoped";
import type { Made } from "@/lib/features/roster/readings";

/** What was built on an import of people and units since: while there is anything, it is not taken back. */

const SAID = {
  used: (n: number) => `${n}个账号已经启用、停用或不在了`,
  posts: (n: number) => `${n}个岗位已经设置`,
  asked: (n: number) => `${n}个待设岗位来自别的导入`,
  measures: (n: number) => `${n}条措施已经分工`,
  fields: (n: number) => `${n}个部门已有分管领导，或有人登记分管`,
  rounds: (n: number) => `${n}次收表已经发给这些部门`,
  vouched: (n: number) => `${n}条期初由这些人确认`,
  opened: (n: number) => `${n}人另行开通了账号`,
  edited: (n: number) => `${n}处资料后来又改过`,
} as const;
type Counts = Record<keyof typeof SAID, number>;

/** Why the import cannot be taken back, as a sentence; null where it can. Ask it of an import the viewer sees. */
export async function builtOn(
  read: Pick<ScopedReader, "$queryRaw">,
  { id, made }: { id: string; made: Made },
): Promise<string | null> {
  const { units, persons, accounts } = made;
  const list = (rows: Made["editedUnits"]) =>
    JSON.stringify(rows.map(({ id: row, version }) => ({ id: row, version })));
  const [counts] = await read.$queryRaw<Counts[]>`
    WITH u AS (SELECT unnest(${units}::uuid[]) AS id), p AS (SELECT unnest(${persons}::uuid[]) AS id),
         a AS (SELECT unnest(${accounts}::uuid[]) AS id),
         eu AS (SELECT * FROM json_to_recordset(${list(made.editedUnits)}::json) AS t(id uuid, version int)
                UNION ALL SELECT id, 1 FROM u),
         ep AS (SELECT * FROM json_to_recordset(${list(made.editedPersons)}::json) AS t(id uuid, version int)
                UNION ALL SELECT id, 1 FROM p)
    SELECT
      (SELECT count(*)::int FROM a LEFT JOIN account x ON x.id = a.id
        WHERE x.id IS NULL OR x.password_hash <> '!' OR x.disabled_at IS NOT NULL) AS used,
      (SELECT count(*)::int FROM post o WHERE o.person_id IN (SELECT id FROM p) OR o.unit_id IN (SELECT id FROM u)
        OR o.id IN (SELECT post_id FROM post_request WHERE roster_id = ${id}::uuid AND state = 'RELEASED')) AS posts,
      (SELECT count(*)::int FROM post_request r WHERE r.roster_id <> ${id}::uuid
        AND (r.person_id IN (SELECT id FROM p) OR r.unit_id IN (SELECT id FROM u))) AS asked,
      (SELECT count(*)::int FROM measure m WHERE m.leader_id IN (SELECT id FROM p) OR m.owner_id IN (SELECT id FROM p)
        OR m.lead_unit_id IN (SELECT id FROM u)
        OR EXISTS (SELECT FROM measure_unit c WHERE c.measure_id = m.id AND c.unit_id IN (SELECT id FROM u))) AS measures,
      (SELECT count(*)::int FROM portfolio f WHERE f.person_id IN (SELECT id FROM p) OR f.unit_id IN (SELECT id FROM u)) AS fields,
      (SELECT count(DISTINCT s.round_id)::int FROM sheet_round_unit s WHERE s.unit_id IN (SELECT id FROM u)) AS rounds,
      (SELECT count(*)::int FROM opening o WHERE o.voucher_id IN (SELECT id FROM p)) AS vouched,
      (SELECT count(*)::int FROM account x WHERE x.person_id IN (SELECT id FROM p) AND x.id NOT IN (SELECT id FROM a)) AS opened,
      (SELECT count(*)::int FROM eu LEFT JOIN unit x ON x.id = eu.id WHERE x.version IS DISTINCT FROM eu.version)
      + (SELECT count(*)::int FROM ep LEFT JOIN person x ON x.id = ep.id WHERE x.version IS DISTINCT FROM ep.version) AS edited`;
  const said = Object.entries(SAID).flatMap(([name, say]) => {
    const n = counts?.[name as keyof Counts] ?? 0;
    return n > 0 ? [say(n)] : [];
  });
  return said.length === 0 ? null : `导入以后，${said.join("，")}，不能整次撤销。请逐人、逐个部门修改。`;
}
