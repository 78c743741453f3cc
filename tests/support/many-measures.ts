import type { Client } from "pg";

/**
 * A ledger of a city, for questions about plans: made by the database itself from numbers, in seconds. Its texts are put
 * together from few words, so that some are in nearly every measure (整改), some in one of hundreds, and one in a single
 * measure of every thousand (骑缝章). It has no history, and nobody but those named here can look at it.
 */

export type Many = { bodies: number; inspectionsPerBody: number; measures: number };

const WORDS = [
  "加强组织领导",
  "健全长效机制",
  "开展专项排查",
  "规范采购流程",
  "强化监督检查",
  "落实主体责任",
  "组织集中学习",
  "修订管理制度",
  "召开专题会议",
  "明确责任分工",
  "清理往来款项",
  "追回违规资金",
  "完善内控手册",
  "公开办事指南",
  "压实整改责任",
  "逐项对账销号",
  "约谈有关人员",
  "优化审批环节",
  "补齐档案资料",
  "建立工作台账",
];

const UNITS = 8;
const PER_ISSUE = 10;

/** Of a number: always the same id for the same thing. */
const id = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`;

/** Puts indexes back when the rows are there: each row put into each of them took three times as long. */
async function withoutIndexes(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS made FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid IN ('measure'::regclass, 'issue'::regclass, 'measure_unit'::regclass) AND NOT i.indisunique`,
  );
  await client.query(rows.map(({ name }) => `DROP INDEX "${name}";`).join(" "));
  await work();
  await client.query(`SET maintenance_work_mem = '256MB'; ${rows.map(({ made }) => `${made};`).join(" ")} ANALYZE`);
}

/** Fills an empty, migrated database. Run by the owner of the tables. */
export async function manyMeasures(client: Client, many: Many): Promise<void> {
  await withoutIndexes(client, () => fill(client, many));
}

async function fill(client: Client, { bodies, inspectionsPerBody, measures }: Many): Promise<void> {
  const inspections = bodies * inspectionsPerBody;
  const perInspection = Math.ceil(measures / inspections);
  const words = `(ARRAY['${WORDS.join("','")}'])`;
  const word = (salt: number) => `${words}[1 + abs(hashint4(n * 7 + ${salt})) % ${WORDS.length}]`;
  const day = (from: number, over: number, salt: number) =>
    `current_date + ${from} + abs(hashint4(n * 11 + ${salt})) % ${over}`;
  await client.query(`
    INSERT INTO body (id, parent_id, name, short_name) VALUES (${id("body", "0")}, NULL, '云溪市委巡察办', '巡察办');
    INSERT INTO body (id, parent_id, name, short_name)
      SELECT ${id("body", "n")}, ${id("body", "0")}, '云溪市第' || n || '局', '第' || n || '局' FROM generate_series(1, ${bodies}) n;
    INSERT INTO unit (id, body_id, name, short_name, position)
      SELECT ${id("unit", "b || '-' || u")}, ${id("body", "b")}, '第' || u || '处', u || '处', u
        FROM generate_series(1, ${bodies}) b, generate_series(1, ${UNITS}) u;
    INSERT INTO person (id, body_id, name) SELECT ${id("person", "0")}, ${id("body", "0")}, '丁一';
    INSERT INTO post (id, person_id, role, body_id, from_on)
      SELECT gen_random_uuid(), ${id("person", "0")}, 'INSPECTION_OFFICE', ${id("body", "0")}, current_date - 4000;
    INSERT INTO person (id, body_id, name)
      SELECT ${id("person", "b || '-' || p")}, ${id("body", "b")}, '人员' || b || '甲乙丙丁'::text || p
        FROM generate_series(1, ${bodies}) b, generate_series(1, 4) p;
    INSERT INTO post (id, person_id, role, body_id, unit_id, from_on)
      SELECT gen_random_uuid(), ${id("person", "b || '-' || p")},
             (ARRAY['OFFICE', 'GROUP_LEADER', 'LIAISON', 'RESPONSIBLE_LEADER'])[p]::role, ${id("body", "b")},
             CASE WHEN p = 3 THEN ${id("unit", "b || '-1'")} END, current_date - 4000
        FROM generate_series(1, ${bodies}) b, generate_series(1, 4) p;
    INSERT INTO inspection (id, body_id, kind, title, feedback_on, plan_due_on, concentrated_end_on, report_due_on)
      SELECT ${id("inspection", "n")}, ${id("body", `(n - 1) % ${bodies} + 1`)}, 'XUNSHI', '第' || 1 + (n - 1) / ${bodies} || '轮',
             d, d + 30, d + 180, d + 190
        FROM generate_series(1, ${inspections}) n, LATERAL (SELECT current_date - 60 - 365 * ((n - 1) / ${bodies}) - n % 30) x(d);
    INSERT INTO section (id, body_id, inspection_id, number, title, position)
      SELECT ${id("section", "n || '-' || s")}, ${id("body", `(n - 1) % ${bodies} + 1`)}, ${id("inspection", "n")}, (ARRAY['一', '二', '三'])[s],
             '第' || s || '方面', s
        FROM generate_series(1, ${inspections}) n, generate_series(1, 3) s;`);
  const issues = Math.ceil(perInspection / PER_ISSUE);
  await client.query(`
    INSERT INTO issue (id, body_id, inspection_id, section_id, code, title, position)
      SELECT ${id("issue", "i || '-' || k")}, ${id("body", `(i - 1) % ${bodies} + 1`)}, ${id("inspection", "i")},
             ${id("section", "i || '-' || 1 + k % 3")}, lpad(k::text, 2, '0'),
             ${word(1)} || '不到位' || CASE WHEN n % 100 = 0 THEN '，虚列开支' ELSE '' END, k
        FROM generate_series(1, ${inspections}) i, generate_series(1, ${issues}) k, LATERAL (SELECT i * 1000 + k) x(n)`);
  await client.query(`
    INSERT INTO measure (id, body_id, inspection_id, issue_id, root_issue_id, section_id, code, sort_key, position, text, remark,
                         leader_id, lead_unit_id, time_class, original_due_on, due_on, status, stage, last_heard_on,
                         last_progress_on, started_on, submitted_on, closed_on, struck_at, struck_reason)
      SELECT ${id("measure", "n")}, ${id("body", "b")}, ${id("inspection", "i")}, ${id("issue", "i || '-' || k")},
             ${id("issue", "i || '-' || k")}, ${id("section", "i || '-' || 1 + k % 3")},
             lpad(k::text, 2, '0') || '-' || lpad(m::text, 2, '0'), lpad(k::text, 6, '0') || '-' || lpad(m::text, 6, '0'), m,
             '一是' || ${word(2)} || '，' || ${word(3)} || '；二是' || ${word(4)} || '，对照问题整改'
               || CASE WHEN n % 1000 = 0 THEN '，核对骑缝章' ELSE '' END,
             CASE WHEN n % 50 = 0 THEN '见附件' ELSE '' END,
             ${id("person", "b || '-4'")}, ${id("unit", `b || '-' || 1 + n % ${UNITS}`)},
             CASE WHEN n % 7 = 0 THEN NULL ELSE 'TIME_BOUND'::time_class END, due, due, status::measure_status,
             CASE status WHEN 'SUBMITTED' THEN 'OFFICE'::signing_stage END,
             ${day(-40, 40, 5)}, ${day(-60, 60, 6)}, CASE status WHEN 'PLANNED' THEN NULL ELSE due - 100 END,
             CASE WHEN status IN ('SUBMITTED', 'CLOSED') THEN least(due, current_date) - 5 END,
             CASE status WHEN 'CLOSED' THEN least(due, current_date) - 2 END,
             CASE WHEN n % 97 = 0 AND status NOT IN ('SUBMITTED', 'CLOSED') THEN now() END, ''
        FROM generate_series(1, ${measures}) n,
             LATERAL (SELECT 1 + (n - 1) % ${inspections} AS i, (n - 1) / ${inspections} AS j) a,
             LATERAL (SELECT (i - 1) % ${bodies} + 1 AS b, 1 + j / ${PER_ISSUE} AS k, 1 + j % ${PER_ISSUE} AS m, 1 + (i - 1) / ${bodies} AS round) c,
             LATERAL (SELECT ${day(-50, 200, 8)} - 365 * (round - 1) AS due) d,
             -- Of earlier rounds nearly everything is closed, of the present one a third.
             LATERAL (SELECT CASE WHEN abs(hashint4(n)) % 100 < CASE round WHEN 1 THEN 34 ELSE 98 END THEN 'CLOSED'
                                  ELSE (ARRAY['PLANNED', 'UNDERWAY', 'UNDERWAY', 'SUBMITTED', 'RETURNED'])[1 + abs(hashint4(n * 3)) % 5] END) s(status)`);
  await client.query(`
    INSERT INTO measure_unit (measure_id, unit_id)
      SELECT ${id("measure", "n")}, ${id("unit", `(((n - 1) % ${inspections}) % ${bodies} + 1) || '-' || 1 + (n + 3) % ${UNITS}`)}
        FROM generate_series(1, ${measures}, 3) n`);
}

/** How the ids of a few are made, in SQL: people of the first body and the person above all, and an inspection of the first body. */
export const MANY = {
  office: id("person", "'1-1'"),
  leader: id("person", "'1-2'"),
  liaison: id("person", "'1-3'"),
  above: id("person", "0"),
  inspection: id("inspection", "1"),
} as const;
