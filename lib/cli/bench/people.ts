import { setTimeout as pause } from "node:timers/promises";
import { askChecked, createClient, type Question } from "./client";
import { median, quantile } from "./figures";

/** A hundred people at work: four of five requests read, the fifth reports progress, two to eight seconds apart. */

const PEOPLE = 100;
const READS = 0.8;
const THINK = { least: 2_000, most: 8_000 };
/** Milliseconds they work, and those at the beginning that are not counted: everybody has come by then. */
const FOR = 75_000;
const UNCOUNTED = 15_000;

export type AtWork = {
  median: number;
  p95: number;
  p99: number;
  rate: number;
  reads: number;
  writes: number;
  failed: string[];
};

/** @param read gives any page somebody opens @param write gives a report */
export async function atWork(base: string, read: () => Question, write: () => Question): Promise<AtWork> {
  const client = createClient(base, PEOPLE);
  const started = performance.now();
  const ms: number[] = [];
  const count = { reads: 0, writes: 0 };
  const failed: string[] = [];
  const think = () => THINK.least + Math.random() * (THINK.most - THINK.least);
  const one = async () => {
    // They do not come all at once.
    await pause(Math.random() * THINK.most);
    while (performance.now() - started < FOR) {
      const reads = Math.random() < READS;
      const asked = performance.now() - started;
      const answer = await askChecked(client, reads ? read() : write()).catch((error: Error) => error);
      if (answer instanceof Error) failed.push(answer.message);
      else if (asked > UNCOUNTED) {
        ms.push(answer.ms);
        count[reads ? "reads" : "writes"] += 1;
      }
      await pause(think());
    }
  };
  try {
    await Promise.all(Array.from({ length: PEOPLE }, one));
  } finally {
    client.close();
  }
  const rate = ms.length / ((FOR - UNCOUNTED) / 1_000);
  return { median: median(ms), p95: quantile(ms, 0.95), p99: quantile(ms, 0.99), rate, ...count, failed };
}
