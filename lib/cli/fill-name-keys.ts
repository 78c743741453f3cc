import type { Client } from "pg";
import { bodyKeys, personKeys, unitKeys } from "@/lib/domain/people/name-keys";

type Named = { id: string; name: string; shortName: string };
type Keys = { initials: string; strokes?: string };

/** Rows written in one statement. */
const AT_ONCE = 5_000;

async function fill(client: Client, table: "body" | "unit" | "person", keysOf: (row: Named) => Keys): Promise<void> {
  const shortName = table === "person" ? "name" : "short_name";
  const empty = table === "unit" ? "initials" : "strokes";
  const { rows } = await client.query<Named>(
    `SELECT id, name, ${shortName} AS "shortName" FROM ${table} WHERE ${empty} = '' AND name <> ''`,
  );
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map((row) => ({ id: row.id, ...keysOf(row) }));
    await client.query(
      `UPDATE ${table} t SET initials = k.initials${table === "unit" ? "" : ", strokes = k.strokes"}
       FROM json_to_recordset($1) AS k(id uuid, initials text, strokes text) WHERE t.id = k.id`,
      [JSON.stringify(some)],
    );
  }
}

/** Gives names written before there were keys theirs; at the end of every migration, as the owner. */
export async function fillNameKeys(client: Client): Promise<void> {
  await fill(client, "body", bodyKeys);
  await fill(client, "unit", unitKeys);
  await fill(client, "person", ({ name }) => personKeys(name));
}
