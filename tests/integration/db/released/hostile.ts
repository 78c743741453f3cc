import type { Client } from "pg";
import { EXAMPLE_ACCOUNTS } from "@/prisma/seed/accounts";

/** Texts that people paste without knowing, and those that try to break something. PostgreSQL itself refuses only NUL. */
export const HOSTILE: Record<string, string> = {
  "half a pair": "调整原因\ud842",
  "zero width": "有\u200b进\u200d展\u2060",
  "only invisible": "\u200b",
  "turned round": "落实\u202e情况\u202c",
  "beyond the basic plane": "𠮷野家整改👨‍👩‍👧‍👦",
  "variation selector": "葛\u{e0100}城区 ✔\ufe0f",
  "private use": "\ue000䶮\uf8ff",
  "compatibility ideograph": "令\uf9a8 金\uf90a",
  "not composed": "Cafe\u0301 é",
  quotes: `'单' "双" \\反斜杠\\ ; DROP TABLE event; --`,
  markup: `<script>alert(1)</script><b>粗</b>&amp;{{7*7}}\${1}`,
  controls: "制表\t换行\r\n分页\u000c响铃\u0007",
  pattern: "100%_整改 \\%",
  formula: '=HYPERLINK("http://a")',
};

/** Short: what a column of an index can hold, whose entries take 2,704 bytes at most; and names that stand in every answer. */
const LONG = { short: "长".repeat(400), plain: "很长的一段话。".repeat(1_100) };

/** Every column people fill, through a form, an address or a file. */
const FILLED: Record<string, string[]> = {
  body: ["name", "short_name"],
  unit: ["name", "short_name"],
  person: ["name", "title"],
  account: ["login"],
  session: ["address", "user_agent"],
  inspection: ["title", "term", "round", "batch", "team"],
  section: ["number", "title"],
  issue: ["title", "text", "target"],
  manifestation: ["text"],
  advice: ["text"],
  extended_item: ["title", "text"],
  measure: ["text", "due_text", "remark", "struck_reason"],
  progress_entry: ["text"],
  progress_draft: ["text"],
  outcome: ["unit", "name", "document_number", "withdrawn_reason"],
  application: ["statement"],
  signature: ["remark"],
  point_to_mend: ["text", "fix_note"],
  import_draft: ["file_name", "text"],
  saved_view: ["name", "query"],
};
const CONTACT = ["contact_phone", "contact_email", "contact_address", "contact_postcode"];
const SHORT = [
  "body.name",
  "unit.name",
  "person.name",
  "account.login",
  "section.number",
  "saved_view.name",
  "unit.short_name",
  "person.title",
];

/** Accounts that go on signing in keep their names; so do the bodies and inspections the answers are named after. */
const SPARED: Record<string, string> = {
  account: `login IN ('${EXAMPLE_ACCOUNTS.map((a) => a.login).join("', '")}')`,
  inspection: "true",
  body: "parent_id IS NULL",
  person: "EXISTS (SELECT 1 FROM account a WHERE a.person_id = t.id)",
};

async function fill(client: Client, table: string, column: string): Promise<number> {
  const long = SHORT.includes(`${table}.${column}`) ? LONG.short : LONG.plain;
  const texts = [...Object.values(HOSTILE), long];
  const key = table === "progress_draft" ? "measure_id" : "id";
  const { rows } = await client.query<{ id: string }>(
    `SELECT ${key} AS id FROM "${table}" t WHERE NOT (${SPARED[table] ?? "false"}) ORDER BY ${key} DESC LIMIT ${texts.length}`,
  );
  for (const [i, { id }] of rows.entries()) {
    await client.query(`UPDATE "${table}" SET "${column}" = $1 WHERE ${key} = $2`, [texts[i], id]);
  }
  return rows.length;
}

/**
 * Puts the texts into rows of every column people fill, as if the forms had taken them; each column of a table gets
 * them in the same rows, the newest ones. History is left alone: what it holds comes from the commands themselves.
 */
export async function makeHostile(client: Client): Promise<void> {
  for (const [table, columns] of Object.entries(FILLED)) {
    await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    for (const column of columns) await fill(client, table, column);
    await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  }
  const { rows } = await client.query<{ id: string }>("SELECT id FROM inspection ORDER BY id");
  for (const [i, column] of CONTACT.entries()) {
    const text = Object.values(HOSTILE)[i];
    await client.query(`UPDATE inspection SET ${column} = $1 WHERE id = $2`, [text, rows[i % rows.length]?.id]);
  }
  const aliases = Object.values(HOSTILE);
  await client.query("UPDATE unit SET aliases = $1 WHERE id = (SELECT max(id::text)::uuid FROM unit)", [aliases]);
}
