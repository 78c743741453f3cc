import type { Tx } from "../../../lib/db/client";

/** Writing very many rows: columns as arrays, indexes and references taken off meanwhile and put back at the end. */

export type Value = string | number | Date | null;

/** The columns of a table in order, each with its PostgreSQL type; `array` for text[]-like columns written as literals. */
export type Shape = Readonly<Record<string, string>>;

/** Rows one statement carries. */
const CHUNK = 20_000;

/** Collects rows of one table and writes them column-wise whenever there are enough. */
export class BulkTable<S extends Shape> {
  private rows = 0;
  private written = 0;
  private readonly names: (keyof S & string)[];
  private columns: Value[][];
  private readonly sql: string;

  constructor(
    private readonly tx: Tx,
    table: string,
    shape: S,
  ) {
    this.names = Object.keys(shape);
    this.columns = this.names.map(() => []);
    const names = this.names.map((n) => `"${n}"`).join(", ");
    // A value of a type without arrays of its own (an array itself) travels as text.
    const given = this.names.map((n, i) => `$${i + 1}::${carrier(shape[n] ?? "text")}[]`).join(", ");
    const read = this.names.map((n) => `c."${n}"::${shape[n]}`).join(", ");
    this.sql = `INSERT INTO "${table}" (${names}) SELECT ${read} FROM unnest(${given}) AS c(${names})`;
  }

  async add(row: Record<keyof S & string, Value>): Promise<void> {
    this.names.forEach((name, i) => {
      this.columns[i]?.push(row[name]);
    });
    this.rows += 1;
    if (this.rows - this.written >= CHUNK) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.rows === this.written) return;
    await this.tx.$executeRawUnsafe(this.sql, ...this.columns);
    this.written = this.rows;
    this.columns = this.names.map(() => []);
  }

  get count(): number {
    return this.rows;
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
