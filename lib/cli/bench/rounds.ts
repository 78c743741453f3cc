import { type Answer, askChecked, type Client, createClient, type Question } from "./client";
import { type Found, median, quantile } from "./figures";
import type { Launched } from "./ground";
import { FLOOR } from "./pages";
import { computedBy, computedByTree } from "./processes";
import { replay, type Statement } from "./replay";

/** One page in one round: by itself, beside the floor, many at once, and its statements without it. */

/** Requests under way at once, and for how long, in milliseconds. */
const AT_ONCE = 16;
const CROWD_FOR = 2_500;

type Spent = { answers: Answer[]; web: number; database: number };

/** Asks one after the other, `times` times; `next` gives each request, so that one that changes something is never the same. */
async function spend(client: Client, ledger: Launched, next: () => Question, times: number): Promise<Spent> {
  const before = { web: computedBy(ledger.webs), database: computedByTree(ledger.postgres) };
  const answers: Answer[] = [];
  for (let i = 0; i < times; i += 1) answers.push(await askChecked(client, next()));
  return {
    answers,
    web: (computedBy(ledger.webs) - before.web) / times,
    database: (computedByTree(ledger.postgres) - before.database) / times,
  };
}

/** Sixteen clients that ask again as soon as they have their answer. @returns answers a second */
async function crowd(base: string, next: () => Question): Promise<number> {
  const client = createClient(base, AT_ONCE);
  const started = performance.now();
  let answers = 0;
  const one = async () => {
    while (performance.now() - started < CROWD_FOR) {
      await askChecked(client, next());
      answers += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  } finally {
    client.close();
  }
  return answers / ((performance.now() - started) / 1_000);
}

export type Bench = {
  base: string;
  ledger: Launched;
  client: Client;
  /** How the statements are sent again: as the application signs in. */
  runtimeUrl: string;
  /** Requests of each block. */
  runs: number;
};

/** Asks without timing until what is compiled while running is compiled. */
export async function warmUp({ client }: Bench, next: () => Question, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await askChecked(client, next());
}

export async function round(bench: Bench, next: () => Question, statements: readonly Statement[]): Promise<Found> {
  const { client, ledger, runs } = bench;
  const floor = await spend(client, ledger, () => FLOOR, runs);
  const page = await spend(client, ledger, next, runs);
  const ms = page.answers.map((answer) => answer.ms);
  const alone = statements.length > 0 ? await replay(bench.runtimeUrl, statements, Math.ceil(runs / 2)) : [];
  return {
    html: median(page.answers.map(({ text }) => Buffer.byteLength(text))) / 1_024,
    sent: median(page.answers.map(({ sent }) => sent)) / 1_024,
    median: median(ms),
    p95: quantile(ms, 0.95),
    web: page.web,
    database: page.database,
    floors: (page.web + page.database) / (floor.web + floor.database),
    rate: await crowd(bench.base, next),
    statements: median(alone),
  };
}
