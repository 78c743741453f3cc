import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/**
 * The only place where commands lock rows. Rows are looked for by the viewer's scope first, locked here, and read again:
 * what a write is decided on was read under the lock. All commands lock in the one order of ROWS, and rows of a kind in
 * the order of their ids, so that two of them never wait for each other in a ring; the chain of events comes last of all
 * (record-event).
 *
 * An inspection is shared by the steps of its measures and held alone by edits of its ledger, its setting and archiving:
 * a step never meets an edit half done, and nothing is applied for while an inspection is being archived.
 */
const ROWS = {
  "import-draft": "import_draft",
  "sheet-import": "sheet_import",
  "roster-import": "roster_import",
  "post-request": "post_request",
  inspection: "inspection",
  body: "body",
  measure: "measure",
  unit: "unit",
  person: "person",
  account: "account",
} as const;
export type LockedRow = keyof typeof ROWS;
/** Behind them all: sequences of numbers, which are locked by being counted up (lib/command/numbers). */
const LAST = "number";

/** `share`: others may share it, nobody may change it. `alone`: nobody else may share or change it. Keys stay as they are. */
const STRENGTH = { share: "FOR SHARE", alone: "FOR NO KEY UPDATE" } as const;

const order = [...(Object.keys(ROWS) as LockedRow[]), LAST] as const;
const reached = new WeakMap<Db, number>();

/** Notes that rows of a kind are about to be locked. @throws Error when a transaction locks against the order */
export function reach(tx: Tx, row: (typeof order)[number]): void {
  const rank = order.indexOf(row);
  const last = reached.get(tx) ?? -1;
  if (rank <= last) throw new Error(`${row} locked after ${order[last]}: see the order in lib/command/locks`);
  reached.set(tx, rank);
}

/** Locks rows until the transaction ends. @throws Error when a transaction locks against the order above. */
export async function lock(
  tx: Tx,
  row: LockedRow,
  ids: readonly string[],
  strength: keyof typeof STRENGTH,
): Promise<void> {
  reach(tx, row);
  const [table, how] = [Prisma.raw(ROWS[row]), Prisma.raw(STRENGTH[strength])];
  await tx.$queryRaw`SELECT id FROM ${table} WHERE id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id ${how}`;
}
