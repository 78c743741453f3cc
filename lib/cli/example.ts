import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { db, type Tx } from "../db/client";
import { Prisma } from "../db/generated/client";
import { textTable } from "./table";

/** The example ledger: loaded into an empty database once, and its accounts for the terminal. */

const seedModule = z.object({
  seedExample: z.custom<(tx: Tx) => Promise<unknown>>((value) => typeof value === "function"),
});

async function load(file: string): Promise<unknown> {
  return import(pathToFileURL(path.resolve("prisma", "seed", file)).href);
}

/**
 * Loads the example ledger unless the database was ever set up, by an earlier start or for a real body. The note that
 * it is an example and its rows are one transaction: an interrupted load leaves nothing.
 * @returns whether it was loaded now
 */
export async function loadExampleOnce(): Promise<boolean> {
  if ((await db.installation.count()) > 0 || (await db.body.count()) > 0) return false;
  const { seedExample } = seedModule.parse(await load("index.ts"));
  try {
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
        // Its fixed id lets only one of several processes pass here; the others wait and are then refused.
        await tx.installation.create({ data: { kind: "EXAMPLE" } });
        await seedExample(tx);
      },
      { timeout: 600_000 },
    );
    return true;
  } catch (error) {
    if (
      error instanceof Prisma.PrismaClientKnownRequestError &&
      error.code === "P2002" &&
      (await db.installation.count()) > 0
    )
      return false;
    throw error;
  }
}

const accountList = z.object({ EXAMPLE_ACCOUNTS: z.array(z.record(z.string(), z.unknown())) });

/** The example accounts as a table for the terminal; undefined when the database is a real body's. */
export async function accountsTable(): Promise<string | undefined> {
  const installation = await db.installation.findUnique({ where: { id: 1 } });
  if (installation?.kind !== "EXAMPLE") return undefined;
  const { EXAMPLE_ACCOUNTS } = accountList.parse(await load("accounts.ts"));
  return textTable(EXAMPLE_ACCOUNTS.map((account) => Object.values(account).map(String)));
}
