import "server-only";
import { z } from "zod";
import { ownerClient, type Tx } from "@/lib/db/client";
import { HISTORY_NAMES_KEPT } from "@/lib/features/audit/events";
import { fact, recordEvents } from "@/lib/history/record";

/**
 * What migrations leave to the program because SQL cannot do it. A migration adds a row to data_step; the step of that name
 * runs once, after migrating and before anything is served, in one transaction with the note that it is done.
 */

const count = z.number().int();
const NAMES = z.array(
  z.object({
    bodyId: z.uuid(),
    bodyName: z.string(),
    progress: count,
    applications: count,
    signatures: count,
    reports: count,
  }),
);

/** Tells, in the history of every body, how many rows were given the name of that day. */
async function namesOfThatDay(tx: Tx, details: unknown, at: Date): Promise<void> {
  const told = NAMES.parse(details).map((body) => ({
    actor: { kind: "program" as const, program: "upgrade" as const },
    at,
    bodyId: body.bodyId,
    kind: HISTORY_NAMES_KEPT,
    subjectId: body.bodyId,
    subjectLabel: body.bodyName,
    facts: [
      ...fact("progress", null, body.progress),
      ...fact("applications", null, body.applications),
      ...fact("signatures", null, body.signatures),
      ...fact("reports", null, body.reports),
    ],
    reason: "系统升级：按历史记录补记办理人当时的姓名，此后人员改名不再改变已有的填报、申请和签字。",
  }));
  await recordEvents(tx, told);
}

/** Every step a migration may name. */
const DATA_STEPS: Record<string, (tx: Tx, details: unknown, at: Date) => Promise<void>> = {
  "names-of-that-day": namesOfThatDay,
};

/** Milliseconds a step may take: it may read a whole ledger. */
const TIMEOUT = 600_000;

/**
 * Does what is left to do, in the order of the names. Processes that start together wait for one another on the row.
 * @returns the names of the steps done now
 */
export async function runDataSteps(ownerUrl: string, now: Date = new Date()): Promise<string[]> {
  const db = ownerClient(ownerUrl);
  try {
    const left = await db.dataStep.findMany({ where: { doneAt: null }, orderBy: { name: "asc" } });
    const done: string[] = [];
    for (const { name, details } of left) {
      const step = DATA_STEPS[name];
      if (!step) throw new Error(`no data step ${name}: the database is newer than this program`);
      const ran = await db.$transaction(
        async (tx) => {
          const { count } = await tx.dataStep.updateMany({ where: { name, doneAt: null }, data: { doneAt: now } });
          if (count > 0) await step(tx, details, now);
          return count > 0;
        },
        { timeout: TIMEOUT },
      );
      if (ran) done.push(name);
    }
    return done;
  } finally {
    await db.$disconnect();
  }
}
