import "server-only";
import type { z } from "zod";

/**
 * A queue of background work: declared by the noun whose work it is, collected in lib/registry/jobs, made in the migration
 * step (install.ts), worked through by the worker (work.ts). Here a queue is any of them. Data names rows by id and
 * nothing else.
 */

/** Schema in which pg-boss keeps its tables. */
export const JOBS_SCHEMA = "pgboss";
/** The queue through which pg-boss sends jobs by the clock. Without it nothing is ever sent, and nothing says so. */
export const CLOCK_QUEUE = "__pgboss__send-it";
/** Milliseconds one run of a job works at most; what is left goes into a further job. */
export const SLICE = 30_000;
/** Seconds after which a job nobody finished (its worker was killed) is given to another one. */
export const EXPIRE_SECONDS = 120;

export type Queue<D extends z.ZodType = z.ZodType> = {
  name: string;
  /** What a job of it is called in the history. */
  label: string;
  /** `short`: of jobs with the same key one waits at a time, further ones are dropped. */
  policy: "standard" | "short";
  /** Times a job is tried again, with growing pauses from `retryDelay` seconds on. */
  retryLimit: number;
  retryDelay: number;
  /** Minute, hour, day, month, day of the week, by the clock of the ledger. */
  cron?: string;
  data: D;
  /** The job it is given when a worker starts: a machine switched off at night misses its clock times. */
  atStart?: z.output<D>;
};

export function defineQueue<D extends z.ZodType>(queue: Queue<D>): Queue<D> {
  return queue;
}
