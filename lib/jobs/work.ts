import "server-only";
import PgBoss from "pg-boss";
import { db, runtimeConnection } from "@/lib/db/client";
import { log } from "@/lib/log";
import type { Job, Slice } from "./job";
import { JOBS_SCHEMA, SLICE } from "./queue";
import { sendJob } from "./send";

/** Seconds between two looks for jobs of a queue. */
const LOOK_SECONDS = 2;
/** Seconds between two looks for jobs whose worker is gone. */
const TIDY_SECONDS = 30;
/** Milliseconds running jobs get to come to an end when the worker is asked to. */
const GRACE = 7_000;

export type Worker = {
  /** Takes no more jobs, lets running ones reach their next resting place, gives back what is not done. */
  stop(): Promise<void>;
};

function sliceFrom(started: number, stopping: AbortSignal): Slice {
  return { over: () => stopping.aborted || Date.now() - started > SLICE };
}

async function run({ queue, run }: Job, job: PgBoss.Job<unknown>, stopping: AbortSignal): Promise<void> {
  const started = Date.now();
  try {
    await run(job.data, sliceFrom(started, stopping));
    log().info({ queue: queue.name, job: job.id, milliseconds: Date.now() - started }, "job done");
  } catch (error) {
    log().error({ err: error, queue: queue.name, job: job.id }, "job failed");
    throw error;
  }
}

/**
 * Works through the queues until it is stopped. A database that goes away is waited for.
 * @param url connection of the application
 * @param jobs the queues, with what does the jobs of each
 * @throws when the database does not answer or the queues are not installed
 */
export async function startWorker(url: string, jobs: readonly Job[]): Promise<Worker> {
  const stopping = new AbortController();
  const boss = new PgBoss({
    connectionString: runtimeConnection(url),
    application_name: "ledger-worker",
    max: 3,
    schema: JOBS_SCHEMA,
    migrate: false,
    maintenanceIntervalSeconds: TIDY_SECONDS,
  });
  boss.on("error", (error) => log().error({ why: error.message }, "trouble with the queues"));
  await boss.start();
  for (const job of jobs) {
    await boss.work(job.queue.name, { pollingIntervalSeconds: LOOK_SECONDS, batchSize: 1 }, async (waiting) => {
      for (const each of waiting) await run(job, each, stopping.signal);
    });
  }
  await db.$transaction(async (tx) => {
    for (const { queue } of jobs) if (queue.atStart !== undefined) await sendJob(tx, queue, queue.atStart, "start");
  });
  return {
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: GRACE });
      await db.$disconnect();
    },
  };
}
