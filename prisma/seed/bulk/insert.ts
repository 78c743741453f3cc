import type { Tx } from "../../../lib/db/client";

/** Writing very many rows: columns as arrays, indexes and references taken off meanwhile and put back at the end. */

export type Value = string | number | Date | null;

/** The columns of a table in order, each with its PostgreSQL type; arrays are given as literals. */
export type Shape = Readonly<Record<string, string>>;

/** Rows one statement carries. */
const CHUNK = 20_000;

/** Collects rows of one table and writes them column-wise when asked: parents first is the caller's part. */
export class BulkTable<S extends Shape> {
  private written = 0;
  private rows: Record<keyof S & string, Value>[] = [];
  private readonly names: (keyof S & string)[];
  private readonly sql: string;

  constructor(
    private readonly tx: Tx,
    table: string,
    shape: S,
  ) {
    this.names = Object.keys(shape);
    const names = this.names.map((n) => `"${n}"`).join(", ");
    const given = this.names.map((n, i) => `$${i + 1}::${carrier(shape[n] ?? "text")}[]`).join(", ");
    const read = this.names.map((n) => `c."${n}"::${shape[n]}`).join(", ");
    this.sql = `INSERT INTO "${table}" (${names}) SELECT ${read} FROM unnest(${given}) AS c(${names})`;
  }

  add(row: Record<keyof S & string, Value>): void {
    this.rows.push(row);
  }

  async flush(): Promise<void> {
    for (let from = 0; from < this.rows.length; from += CHUNK) {
      const rows = this.rows.slice(from, from + CHUNK);
      await this.tx.$executeRawUnsafe(this.sql, ...this.names.map((name) => rows.map((row) => row[name])));
    }
    this.written += this.rows.length;
    this.rows = [];
  }

  /** Rows so far, written or not. */
  get count(): number {
    return this.written + this.rows.length;
  }

  /** Rows not written yet. */
  get pending(): number {
    return this.rows.length;
  }
}

/** Types a driver sends arrays of without ado; everything else travels as text and is cast. */
function carrier(type: string): string {
  return type === "integer" ? "integer" : "text";
}

type Definition = { drop: string; make: string };

/**
 * Takes the secondary indexes and foreign keys off the tables, runs the work, and puts them back, which checks every
 * row at once. In the caller's transaction: nobody ever sees the tables without them.
 */
export async function withoutIndexes(tx: Tx, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const keys = await tx.$queryRaw<Definition[]>`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
    FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY(${[...tables]})
    ORDER BY conrelid::regclass::text, conname`;
  const indexes = await tx.$queryRaw<Definition[]>`
    SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS drop, pg_get_indexdef(i.indexrelid) AS make
    FROM pg_index i
    WHERE i.indrelid::regclass::text = ANY(${[...tables]}) AND NOT i.indisunique
    ORDER BY i.indexrelid::regclass::text`;
  for (const { drop } of [...keys, ...indexes]) await tx.$executeRawUnsafe(drop);
  await work();
  // What was put off to the end of the transaction is checked now: a table with checks still due cannot be altered.
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
  for (const { make } of [...indexes, ...keys]) await tx.$executeRawUnsafe(make);
}
