import PgBoss from "pg-boss";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { db, runtimeConnection } from "@/lib/db/client";
import { part } from "@/lib/domain/text/text";
import { CLOCK_QUEUE, JOBS_SCHEMA } from "@/lib/jobs/queue";
import { sendJob } from "@/lib/jobs/send";
import { SWEEP } from "@/lib/jobs/sweep";
import { JOBS } from "@/lib/registry/jobs";
import { asOwner, createDatabase, resetDatabase, testDatabaseUrl } from "../../support/database";
import { startWorkerProcess, type WorkerProcess } from "../../support/worker";

/** Long for a machine that does other things too. */
const PATIENT = { timeout: 40_000, interval: 100 };

const QUEUES = JOBS.map(({ queue }) => queue);

beforeEach(resetDatabase);

const workers: WorkerProcess[] = [];
async function startWorker(url: string): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(url);
  workers.push(worker);
  return worker;
}
afterEach(async () => {
  for (const { child, ended } of workers.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});

type Waiting = { name: string; state: string };
const jobs = () => asOwner(async (c) => (await c.query<Waiting>("SELECT name, state FROM pgboss.job")).rows);

describe("queues", () => {
  it("are all there, as declared, with their clock times", async () => {
    const { made, timed } = await asOwner(async (client) => ({
      made: (await client.query<{ name: string; policy: string; retry_limit: number }>("SELECT * FROM pgboss.queue"))
        .rows,
      timed: (await client.query<{ name: string; cron: string; timezone: string }>("SELECT * FROM pgboss.schedule"))
        .rows,
    }));
    expect(made.map((q) => q.name).sort()).toEqual([...QUEUES.map(({ name }) => name), CLOCK_QUEUE].sort());
    for (const { name, policy, retryLimit, cron } of QUEUES) {
      expect(made.find((q) => q.name === name)).toMatchObject({ policy, retry_limit: retryLimit });
      expect(timed.find((t) => t.name === name)?.cron).toBe(cron);
    }
    expect(new Set(timed.map((t) => t.timezone))).toEqual(new Set(["Asia/Shanghai"]));
  });

  it("may each be worked on by the application, which can make none", async () => {
    const tables = await asOwner(async (client) => {
      const { rows } = await client.query<{ name: string; works: boolean }>(
        `SELECT q.name, bool_and(has_table_privilege('ledger_app', c.oid, right_)) AS works
         FROM pgboss.queue q JOIN pg_class c ON c.relname = q.partition_name AND c.relnamespace = 'pgboss'::regnamespace
         CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS right_ GROUP BY q.name`,
      );
      return rows;
    });
    expect(tables.map((t) => t.name).sort()).toEqual([...QUEUES.map(({ name }) => name), CLOCK_QUEUE].sort());
    expect(tables.filter((t) => !t.works)).toEqual([]);
    const options = { name: "mine", policy: "standard" };
    await expect(db.$queryRaw`SELECT pgboss.create_queue('mine', ${options}::jsonb::json)`).rejects.toThrow(/denied/);
    await expect(db.$executeRaw`UPDATE pgboss.schedule SET cron = '* * * * *'`).rejects.toThrow(/permission denied/);
  });

  it("that are new or changed are made when an installed database is migrated again", async () => {
    const url = await createDatabase("again", "template");
    await asOwner(async (client) => {
      await client.query("SELECT pgboss.delete_queue('sweep')");
      await client.query(
        "INSERT INTO pgboss.schedule (name, cron, timezone) VALUES ('__pgboss__send-it', '* * * * *', 'UTC')",
      );
    }, url);
    await migrate({ ownerUrl: url });
    const { queues, timed } = await asOwner(
      async (client) => ({
        queues: (await client.query<{ name: string }>("SELECT name FROM pgboss.queue")).rows.map((row) => row.name),
        timed: (await client.query<{ name: string }>("SELECT name FROM pgboss.schedule")).rows.map((row) => row.name),
      }),
      url,
    );
    expect(queues).toContain("sweep");
    expect(timed.sort()).toEqual(
      QUEUES.filter(({ cron }) => cron)
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe("sending", () => {
  it("happens with the transaction or not at all", async () => {
    const undone = db.$transaction(async (tx) => {
      await sendJob(tx, SWEEP, {}, "a");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await jobs()).toEqual([]);
    await db.$transaction((tx) => sendJob(tx, SWEEP, {}, "a"));
    expect(await jobs()).toEqual([{ name: "sweep", state: "created" }]);
  });

  it("queues one job for a key, also when two send at once", async () => {
    await Promise.all(["a", "a", "b", "a"].map((key) => db.$transaction((tx) => sendJob(tx, SWEEP, {}, key))));
    expect(await jobs()).toHaveLength(2);
  });
});

describe("the clock", () => {
  it("sends the job of a queue whose time has come", async () => {
    await asOwner((client) => client.query("UPDATE pgboss.schedule SET cron = '* * * * *' WHERE name = 'sweep'"));
    const boss = new PgBoss({
      connectionString: runtimeConnection(testDatabaseUrl),
      schema: JOBS_SCHEMA,
      migrate: false,
      supervise: false,
      cronWorkerIntervalSeconds: 1,
    });
    const errors: unknown[] = [];
    boss.on("error", (error) => errors.push(error));
    try {
      await asOwner((client) => client.query("UPDATE pgboss.version SET cron_on = NULL"));
      await boss.start();
      await vi.waitFor(async () => expect((await jobs()).map((job) => job.name)).toContain("sweep"), PATIENT);
      expect(errors).toEqual([]);
    } finally {
      await boss.stop({ graceful: false });
      await migrate({ ownerUrl: testDatabaseUrl });
    }
  });
});

describe("the worker process", () => {
  it("says that it works, does a job, ends in order within ten seconds", async () => {
    const url = await createDatabase("worker", "template");
    const worker = await startWorker(url);
    await vi.waitFor(() => expect(worker.said()).toContain('"job done"'), PATIENT);
    const asked = Date.now();
    worker.child.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
  });

  it("goes on by itself after the database was away", async () => {
    const url = await createDatabase("worker_away", "template");
    const name = part(new URL(url).pathname, 1);
    const worker = await startWorker(url);
    await vi.waitFor(() => expect(worker.said()).toContain('"job done"'), PATIENT);
    await asOwner(async (client) => {
      await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    });
    await vi.waitFor(() => expect(worker.said()).toContain("trouble with the queues"), PATIENT);
    await asOwner(async (client) => {
      await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    });
    await asOwner(
      (client) => client.query("INSERT INTO pgboss.job (name, data, policy) VALUES ('sweep', '{}', 'short')"),
      url,
    );
    const done = () => worker.said().split('"job done"').length - 1;
    await vi.waitFor(() => expect(done()).toBe(2), PATIENT);
    expect(worker.child.exitCode).toBeNull();
  });

  it("ends with another code than 0 where the queues are not installed", async () => {
    const url = await createDatabase("worker_without", "template");
    await asOwner((client) => client.query("DROP SCHEMA pgboss CASCADE"), url);
    await expect(startWorker(url)).rejects.toThrow(/ended \(1\) before it was ready/);
  });
});
