import "server-only";
import type { Client } from "pg";
import PgBoss from "pg-boss";
import { ZONE } from "../domain/day";
import { CLOCK_QUEUE, EXPIRE_SECONDS, JOBS_SCHEMA, type Queue } from "./queue";

/**
 * Makes the queues, as owner, in the migration step: each is a table, which the application may not make. pg-boss's own
 * tables come and are brought up to date with it.
 */

/** What the application's role may do with pg-boss's tables: jobs come and go, queues and clock times are the owner's. */
async function grantJobs(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname = $1 AND tablename NOT IN ('version', 'queue', 'schedule', 'subscription')`,
    [JOBS_SCHEMA],
  );
  await client.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${role};
    REVOKE CREATE ON SCHEMA ${JOBS_SCHEMA} FROM ${role};
    REVOKE ALL ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} FROM ${role};
    GRANT SELECT ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${role};
    GRANT INSERT, UPDATE, DELETE ON ${rows.map((row) => row.name).join(", ")} TO ${role};
    GRANT UPDATE ON ${JOBS_SCHEMA}.version TO ${role};
    COMMIT;
  `);
}

/** Clock times as they are declared, and no others. */
async function scheduleJobs(client: Client, boss: PgBoss, queues: readonly Queue[]): Promise<void> {
  const timed = queues.flatMap(({ name, cron }) => (cron ? [{ name, cron }] : []));
  await client.query(`DELETE FROM ${JOBS_SCHEMA}.schedule WHERE name <> ALL ($1)`, [timed.map(({ name }) => name)]);
  for (const { name, cron } of timed) await boss.schedule(name, cron, {}, { tz: ZONE });
}

/**
 * Installs pg-boss, makes and updates the queues, and gives the application's role its rights. Safe to repeat.
 * @param client a connection of the owner, who holds the lock of the migration
 */
export async function installQueues(client: Client, role: string, queues: readonly Queue[]): Promise<void> {
  const boss = new PgBoss({
    // The migrating connection itself: its lock covers this too, and nothing is left running.
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: JOBS_SCHEMA,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.createQueue(CLOCK_QUEUE);
  for (const { name, policy, retryLimit, retryDelay } of queues) {
    const options = { name, policy, retryLimit, retryDelay, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS };
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  await scheduleJobs(client, boss, queues);
  await grantJobs(client, role);
  await boss.stop({ graceful: false });
}
