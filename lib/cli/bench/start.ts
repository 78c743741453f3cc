import { setTimeout as pause } from "node:timers/promises";
import { createClient, type Question } from "./client";
import { type Ground, type Launched, launch } from "./ground";
import { memoryOf, titleOf, treeOf } from "./processes";

/** How long a finished build takes to serve its first page, and what it holds in memory. */

/** Milliseconds between two attempts. */
const LOOK = 20;

/** Starts the ledger and asks for a page of somebody signed in until it is there. @returns milliseconds from the start */
export async function startTimed(ground: Ground, question: Question): Promise<{ ms: number; ledger: Launched }> {
  const started = performance.now();
  let ms: number | undefined;
  const launched = launch(ground);
  const looking = (async () => {
    const client = createClient(ground.base, 1);
    while (ms === undefined) {
      const answer = await client.ask(question.path, question).catch(() => undefined);
      if (answer?.status === 200 && question.holds.every((each) => each.test(answer.text))) {
        ms = performance.now() - started;
      } else await pause(LOOK);
    }
    client.close();
  })();
  const ledger = await launched;
  await looking;
  return { ms: ms ?? Number.NaN, ledger };
}

/** Megabytes: what each web process holds, and what all processes and the database share among them. */
export type Memory = { webs: number[]; processes: number; database: number; parts: string };

export function memoryNow({ supervisor, postgres, webs }: Launched): Memory {
  const shares = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + memoryOf(pid).share, 0);
  const below = new Set(treeOf(postgres));
  // The database is started by the supervisor, but told by itself.
  const own = treeOf(supervisor).filter((pid) => !below.has(pid));
  return {
    webs: webs.map((pid) => memoryOf(pid).resident),
    processes: shares(own),
    database: shares([...below]),
    parts: own.map((pid) => `${nameOf(pid)} ${memoryOf(pid).share.toFixed(0)}`).join(", "),
  };
}

function nameOf(pid: number): string {
  const title = titleOf(pid);
  if (/next/.test(title)) return "web";
  return title.match(/(supervisor|worker|reader)\.\w+/)?.[1] ?? "other";
}
