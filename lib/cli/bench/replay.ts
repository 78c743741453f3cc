import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";

/** A page's own statements, sent again by themselves: what of its time is the database's. */

export type Statement = { connection: number; name?: string; text: string; values: unknown[] };

/** What the web processes sent since it was last asked. See statements.mjs. */
export function takeStatements(folder: string, pids: readonly number[]): Statement[] {
  return pids.flatMap((pid) => {
    const file = path.join(folder, `${pid}`);
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    rmSync(file);
    return lines.map((line) => JSON.parse(line) as Statement);
  });
}

/** What a connection sent together: transactions of several connections ran beside one another and are kept apart. */
export function byConnection(statements: readonly Statement[]): Statement[][] {
  const groups = new Map<number, Statement[]>();
  for (const one of statements) groups.set(one.connection, [...(groups.get(one.connection) ?? []), one]);
  return [...groups.values()];
}

/** Sends them `times` times over one connection. @returns milliseconds of each time */
export async function replay(url: string, statements: readonly Statement[], times: number): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ordered = byConnection(statements).flat();
  const ms: number[] = [];
  try {
    for (let time = 0; time <= times; time += 1) {
      const started = performance.now();
      for (const { name, text, values } of ordered) {
        await client.query({ text, values, rowMode: "array", ...(name && { name }) });
      }
      // The first one fills what the connection keeps.
      if (time > 0) ms.push(performance.now() - started);
    }
  } finally {
    await client.end();
  }
  return ms;
}
