import "server-only";
import type { Client } from "pg";

/** The tables of a database as a dump needs them: columns, key, and an order in which no reference points forward. */

export interface DatabaseTable {
  name: string;
  /** Those that hold values of their own; generated ones are made anew. */
  columns: string[];
  /** Columns of the primary key; every column where there is none. */
  key: string[];
}

export interface OwnedSequence {
  name: string;
  value: string;
  called: boolean;
}

/** A note of Prisma's about the database itself: it belongs to the migrations, not to the rows. */
const NOT_COPIED = ["_prisma_migrations"];

/** Tables that hold rows as soon as somebody uses the ledger, and into which no migration puts any. */
const HOLD_USE = ["installation", "body", "person", "account", "event"];

type Found = DatabaseTable & { refersTo: string[] };

const TABLES = `
  SELECT c.relname AS name,
         (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
         (SELECT array_agg(a.attname::text ORDER BY k.place)
            FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(attnum, place), pg_attribute a
           WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum) AS key,
         coalesce((SELECT array_agg(DISTINCT r.relname::text) FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
           WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '{}') AS "refersTo"
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  ORDER BY c.relname`;

/**
 * The tables in the order of their foreign keys; a table that refers to itself is loaded by one statement.
 * @throws when tables refer to each other in a circle
 */
export async function tablesOf(client: Client): Promise<DatabaseTable[]> {
  const { rows } = await client.query<Omit<Found, "key"> & { key: string[] | null }>(TABLES);
  let waiting = rows.filter(({ name }) => !NOT_COPIED.includes(name));
  const ordered: DatabaseTable[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ refersTo }) => !refersTo.some((name) => waiting.some((t) => t.name === name)));
    if (ready.length === 0) {
      throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(", ")}`);
    }
    ordered.push(...ready.map(({ name, columns, key }) => ({ name, columns, key: key ?? columns })));
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** Where every sequence stands. */
export async function sequencesOf(client: Client): Promise<OwnedSequence[]> {
  const { rows: found } = await client.query<{ name: string }>(
    "SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY 1",
  );
  const sequences: OwnedSequence[] = [];
  for (const { name } of found) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    for (const row of rows) sequences.push({ name, ...row });
  }
  return sequences;
}

/** The newest migration that was applied whole; null in a database that was never migrated. */
export async function latestMigration(client: Client): Promise<string | null> {
  const { rows: table } = await client.query("SELECT 1 WHERE to_regclass('public._prisma_migrations') IS NOT NULL");
  if (table.length === 0) return null;
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1`,
  );
  return rows[0]?.name ?? null;
}

/**
 * Takes away the rows that migrations put in.
 * @returns the first table with rows of use, null when there is none
 */
export async function emptyForLoad(client: Client, tables: readonly DatabaseTable[]): Promise<string | null> {
  for (const { name } of tables.filter((table) => HOLD_USE.includes(table.name))) {
    const { rows } = await client.query(`SELECT 1 FROM ${client.escapeIdentifier(name)} LIMIT 1`);
    if (rows.length > 0) return name;
  }
  for (const { name } of tables.toReversed()) await client.query(`DELETE FROM ${client.escapeIdentifier(name)}`);
  return null;
}
