import { db } from "../db/client";
import { Prisma } from "../db/generated/client";

/** The example ledger: loaded into an empty database once. */

/**
 * Loads the example ledger unless the database was ever set up, by an earlier start or for a real body. The note that
 * it is an example and its rows are one transaction: an interrupted load leaves nothing.
 * @returns whether it was loaded now
 */
export async function loadExampleOnce(): Promise<boolean> {
  if ((await db.installation.count()) > 0 || (await db.body.count()) > 0) return false;
  // Its texts are long and needed once.
  const { seedExample } = await import("../../prisma/seed/index");
  try {
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
        await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
        // Its fixed id lets only one of several processes pass here; the others wait and are then refused.
        await tx.installation.create({ data: { kind: "EXAMPLE" } });
        await seedExample(tx);
      },
      { timeout: 600_000 },
    );
    return true;
  } catch (error) {
    const lost = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (lost && (await db.installation.count()) > 0) return false;
    throw error;
  }
}
