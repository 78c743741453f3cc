import "server-only";
import { readdirSync } from "node:fs";
import path from "node:path";
import { db } from "@/lib/db/client";
import { reader } from "@/lib/db/snapshot";
import { OWNS_TABLES } from "@/lib/db/web-login";

/**
 * Migrations this program has and the database lacks, in order; empty when the database is up to date.
 * @throws when the database does not answer
 */
export async function pendingMigrations(): Promise<string[]> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map((row) => row.migration_name));
  return readdirSync(path.join(process.cwd(), "prisma", "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !applied.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/**
 * How the signed checkpoints of the history stand: `ok`, `none` before the first, else how many chains have trouble with
 * them; which and why stands in the log and on the audit page.
 */
export async function checkpoints(): Promise<string> {
  const [row] = await db.$queryRaw<{ trouble: number; signed: number }[]>`
    SELECT count(checkpoint_trouble)::int AS trouble, count(signed_at)::int AS signed FROM chain_check`;
  if (row && row.trouble > 0) return `trouble: ${row.trouble}`;
  return row && row.signed > 0 ? "ok" : "none";
}

/** A part the supervisor keeps alive: how it is, and how often it was started again. */
export interface PartState {
  state: "starting" | "up" | "down" | "stopped";
  restarts: number;
}

/** What the supervisor last said of its parts; without `database` the server is not its own. */
export interface Supervision {
  web: PartState & { processes: string };
  worker?: PartState;
  database?: PartState;
  /** Files of others: how many wait, were read and were given up. */
  reading?: { waiting: number; read: number; killed: number };
}

const kept = globalThis as typeof globalThis & { ledgerSupervision?: Supervision };

/** Undefined where nobody supervises, and in the moment before it has told anything. */
export const supervision = (): Supervision | undefined => kept.ledgerSupervision;

let shared: Promise<boolean> | undefined;

/**
 * Whether this process signs in to the database as somebody who owns its tables. Asked once: a login does not change
 * while a process runs.
 */
export function sharesOwnerLogin(): Promise<boolean> {
  shared ??= reader()
    .$queryRawUnsafe<{ owns: boolean }[]>(OWNS_TABLES)
    .then(
      (rows) => rows[0]?.owns ?? true,
      (error) => {
        shared = undefined;
        throw error;
      },
    );
  return shared;
}
