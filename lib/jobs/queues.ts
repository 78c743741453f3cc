import "server-only";
import { z } from "zod";

/**
 * Every queue of background work. The migration step makes what stands here (install.ts), the worker works through it
 * (handlers.ts, which does not compile while one is missing). Data names rows by id and nothing else.
 */

/** Schema in which pg-boss keeps its tables. */
export const JOBS_SCHEMA = "pgboss";
/** The queue through which pg-boss sends jobs by the clock. Without it nothing is ever sent, and nothing says so. */
export const CLOCK_QUEUE = "__pgboss__send-it";
/** Milliseconds one run of a job works at most; what is left goes into a further job. */
export const SLICE = 30_000;
/** Seconds after which a job nobody finished (its worker was killed) is given to another one. */
export const EXPIRE_SECONDS = 120;

type Queue = {
  /** What a job of it is called in the history. */
  label: string;
  /** `short`: of jobs with the same key one waits at a time, further ones are dropped. */
  policy: "standard" | "short";
  /** Times a job is tried again, with growing pauses from `retryDelay` seconds on. */
  retryLimit: number;
  retryDelay: number;
  /** Minute, hour, day, month, day of the week, by the clock of the ledger. */
  cron?: string;
  data: z.ZodType;
};

const nothing = z.object({});

export const QUEUES = {
  /** Clears what nobody needs any more: keys of forms, old sessions, spent rate limits. */
  sweep: { label: "定期清理", policy: "short", retryLimit: 3, retryDelay: 60, cron: "10 3 * * *", data: nothing },
  /** Has every chain of events verified, those of the highest bodies too. */
  "chain-check-all": {
    label: "每夜核验",
    policy: "short",
    retryLimit: 3,
    retryDelay: 60,
    cron: "40 2 * * *",
    data: z.object({ after: z.string().default("") }),
  },
  /** Verifies one chain; the run is a row of chain_check. */
  "chain-check": {
    label: "后台核验",
    policy: "short",
    retryLimit: 5,
    retryDelay: 15,
    data: z.object({ chain: z.string(), run: z.uuid() }),
  },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof QUEUES;
export type JobData<Q extends QueueName> = z.output<(typeof QUEUES)[Q]["data"]>;

export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** The same, where a queue is any of them. */
export const queueOf = (name: QueueName): Queue => QUEUES[name];
