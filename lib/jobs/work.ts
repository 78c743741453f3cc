import "server-only";
import PgBoss from "pg-boss";
import { db, runtimeConnection } from "@/lib/db/client";
import { log } from "@/lib/log";
import type { Handlers, Slice } from "./handler";
import { JOBS_SCHEMA, type JobData, QUEUE_NAMES, type QueueName, queueOf, SLICE } from "./queues";
import { sendJob } from "./send";

/** Seconds between two looks for jobs of a queue. */
const LOOK_SECONDS = 2;
/** Seconds between two looks for jobs whose worker is gone. */
const TIDY_SECONDS = 30;
/** Milliseconds running jobs get to come to an end when the worker is asked to. */
const GRACE = 7_000;
/** Queues that are given a job when a worker starts: a machine switched off at night misses its clock times. */
const AT_START = ["sweep", "chain-check-all"] as const satisfies readonly QueueName[];

export type Worker = {
  /** Takes no more jobs, lets running ones reach their next resting place, gives back what is not done. */
  stop(): Promise<void>;
};

function sliceFrom(started: number, stopping: AbortSignal): Slice {
  return { over: () => stopping.aborted || Date.now() - started > SLICE };
}

async function run<Q extends QueueName>(
  handlers: Handlers,
  name: Q,
  job: PgBoss.Job<unknown>,
  stopping: AbortSignal,
): Promise<void> {
  const started = Date.now();
  try {
    const data = queueOf(name).data.parse(job.data ?? {}) as JobData<Q>;
    await handlers[name](data, sliceFrom(started, stopping));
    log().info({ queue: name, job: job.id, milliseconds: Date.now() - started }, "job done");
  } catch (error) {
    log().error({ err: error, queue: name, job: job.id }, "job failed");
    throw error;
  }
}

/**
 * Works through the queues until it is stopped. A database that goes away is waited for.
 * @param url connection of the application
 * @param handlers what does the jobs of each queue
 * @throws when the database does not answer or the queues are not installed
 */
export async function startWorker(url: string, handlers: Handlers): Promise<Worker> {
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
  for (const name of QUEUE_NAMES) {
    await boss.work(name, { pollingIntervalSeconds: LOOK_SECONDS, batchSize: 1 }, async (jobs) => {
      for (const job of jobs) await run(handlers, name, job, stopping.signal);
    });
  }
  await db.$transaction(async (tx) => {
    for (const name of AT_START) await sendJob(tx, name, { after: "" }, "start");
  });
  return {
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: GRACE });
      await db.$disconnect();
    },
  };
}
