import "server-only";
import PgBoss from "pg-boss";
import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { JOBS_SCHEMA, type Queue } from "./queue";

/** Only ever used with the caller's transaction: it opens no connection of its own. */
let sender: PgBoss | undefined;

function through(tx: Tx): PgBoss.Db {
  return {
    executeSql: async (text, values = []) => ({ rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values) }),
  };
}

/**
 * Queues a job inside a transaction: it is there when the transaction is, and gone when it is undone.
 * @param key says what the job is for; where one with the same key is still waiting no second one is queued
 */
export async function sendJob<D extends z.ZodType>(
  tx: Tx,
  queue: Queue<D>,
  data: z.output<D>,
  key: string,
): Promise<void> {
  sender ??= new PgBoss({
    db: { executeSql: () => Promise.reject(new Error("a job is sent inside a transaction")) },
    schema: JOBS_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await sender.send(queue.name, data as object, { db: through(tx), singletonKey: key });
}
