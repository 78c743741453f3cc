import { randomUUID } from "node:crypto";
import PgBoss from "pg-boss";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { JOBS_SCHEMA } from "@/lib/jobs/queue";
import { asOwner, resetDatabase, testDatabaseUrl } from "@/tests/support/database";
import { startWorkerProcess, type WorkerProcess } from "@/tests/support/worker";
import { append, begin, eventsOf, tamper } from "./scene";

/** Long for a machine that does other things too. */
const PATIENT = { timeout: 40_000, interval: 50 };
/** Key of the lock on which the run is held in its middle; any number. */
const GATE = 4_711;

const workers: WorkerProcess[] = [];
async function startWorker(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(testDatabaseUrl);
  workers.push(worker);
  return worker;
}

beforeEach(resetDatabase);
afterEach(async () => {
  for (const { child, ended } of workers.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
  await asOwner((client) => client.query("DROP FUNCTION IF EXISTS x_wait() CASCADE"));
});

/** Holds whoever wants to note the second thousand of a run, for as long as the gate's lock is held. */
const WAIT = `
  CREATE FUNCTION x_wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock(${GATE}); RETURN NEW; END $$;
  CREATE TRIGGER x_wait BEFORE UPDATE ON chain_check FOR EACH ROW WHEN (NEW.run_seq = 2000) EXECUTE FUNCTION x_wait();`;

it("a worker killed in the middle of a job has it finished by another one, with its effect once", async () => {
  const chain = randomUUID();
  await append(chain, 2_200);
  await tamper(`UPDATE event SET reason = '改' WHERE chain = '${chain}' AND seq = 2150`);
  await asOwner(async (client) => {
    await client.query(WAIT);
    await client.query("SELECT pg_advisory_lock($1)", [GATE]);
    const run = await begin(chain);
    const killed = await startWorker();
    await vi.waitFor(async () => {
      const { rows } = await client.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
      expect(rows).toHaveLength(1);
    }, PATIENT);
    killed.child.kill("SIGKILL");
    expect(await killed.ended).toBe("SIGKILL");
    await client.query("SELECT pg_advisory_unlock($1)", [GATE]);
    // The first thousand is kept, the second was not yet; nobody was told anything.
    expect(await db.chainCheck.findUnique({ where: { chain } })).toMatchObject({ runId: run, runSeq: 1_000 });
    expect(await eventsOf(chain, "chain.broken")).toEqual([]);
    await client.query("DROP FUNCTION x_wait() CASCADE");
    // The time after which a silent worker is taken for dead, come at once.
    await client.query("UPDATE pgboss.job SET started_on = now() - interval '1 hour' WHERE state = 'active'");
    const through = { executeSql: (text: string, values: unknown[]) => client.query(text, values) };
    await new PgBoss({ db: through, schema: JOBS_SCHEMA, migrate: false, supervise: false, schedule: false }).expire();
    const { rows } = await client.query("SELECT 1 FROM pgboss.job WHERE name = 'chain-check' AND state = 'retry'");
    expect(rows).toHaveLength(1);
    await client.query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'");
  });
  // Two at once: only one of them may tell of what it finds.
  await Promise.all([startWorker(), startWorker()]);
  const runs = () => db.chainCheck.findUnique({ where: { chain }, select: { runId: true, brokenAt: true } });
  await vi.waitFor(async () => expect(await runs()).toEqual({ runId: null, brokenAt: 2_150 }), PATIENT);
  // The killed worker's job too; starting workers ask for what is under way once more, in case its job was lost.
  const undone = () =>
    asOwner(async (c) => (await c.query("SELECT state FROM pgboss.job WHERE state <> 'completed'")).rows);
  await vi.waitFor(async () => expect(await undone()).toEqual([]), PATIENT);
  expect(await eventsOf(chain, "chain.broken")).toHaveLength(1);
}, 180_000);
