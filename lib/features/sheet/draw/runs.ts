import type { LedgerRow } from "@/lib/features/ledger/columns";

/** Rows of the ledger put together: by issue as they come, by lead unit once all are there. */

type Rows = AsyncIterable<readonly LedgerRow[]>;

/** The measures of one issue or item together, as they come in the order of the printed list. */
export async function* issueRuns(rows: Rows): AsyncGenerator<LedgerRow[][]> {
  let run: LedgerRow[] = [];
  for await (const some of rows) {
    const whole: LedgerRow[][] = [];
    for (const row of some) {
      if (run[0] && run[0].parent.id !== row.parent.id) {
        whole.push(run);
        run = [];
      }
      run.push(row);
    }
    yield whole;
  }
  if (run.length > 0) yield [run];
}

/** Rows by what they have in common, in the order in which it first comes. */
export function gathered<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()];
}

export async function allOf(rows: Rows): Promise<LedgerRow[]> {
  const all: LedgerRow[] = [];
  for await (const some of rows) all.push(...some);
  return all;
}
