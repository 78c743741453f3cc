import { PrismaPg } from "@prisma/adapter-pg";
import { envOrExit } from "../env";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";

/**
 * `npm run cli -- generate-data --bodies N --measures N [--seed N] [--inspections N]` fills a database for measurements:
 * N bodies with N measures in all, the same for the same numbers on the same day. Accounts `bench-…` belong to the first
 * body. Everything is one transaction; a real body's database is refused.
 */

const USAGE = "Usage: npm run cli -- generate-data --bodies N --measures N [--seed N] [--inspections N]";

/** Most of each that is accepted: ten times the largest city of the design. */
const LIMITS = { bodies: 20_000, measures: 10_000_000, seed: 4_294_967_295, inspections: 10 } as const;
type Name = keyof typeof LIMITS;
const isName = (text: string): text is Name => Object.hasOwn(LIMITS, text);

/** The numbers given, or null when they are not what USAGE says. */
function readArguments(words: readonly string[]): Partial<Record<Name, number>> | null {
  const given: Partial<Record<Name, number>> = {};
  for (let i = 0; i < words.length; i += 2) {
    const name = (words[i] ?? "").replace(/^--/, "");
    const value = words[i + 1] ?? "";
    if (!isName(name) || !/^\d+$/.test(value) || Number(value) > LIMITS[name]) return null;
    given[name] = Number(value);
  }
  return given;
}

export async function generateRows(words: readonly string[]): Promise<number> {
  const { bodies, measures, seed = 1, inspections } = readArguments(words) ?? {};
  if (!bodies || !measures || inspections === 0) {
    console.error(USAGE);
    return 1;
  }
  envOrExit();
  generateClient();
  const database = await readyDatabase();
  try {
    console.log(`数据库 database: ${database.where}`);
    // Loaded only now: a fresh checkout has no generated client before.
    const { PrismaClient } = await import("../db/generated/client");
    const { generateData, GenerateRefused, BENCH_ACCOUNTS } = await import("../../prisma/seed/bulk/generate");
    const { EXAMPLE_PASSWORD } = await import("../../prisma/seed/accounts");
    const { dayOf } = await import("../domain/day");
    const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.ownerUrl, max: 1 }) });
    const started = performance.now();
    try {
      const options = {
        bodies,
        measures,
        seed,
        today: dayOf(new Date()),
        ...(inspections ? { inspectionsPerBody: inspections } : {}),
      };
      const counts = await db.$transaction((tx) => generateData(tx, options), { timeout: 3_600_000 });
      await db.$executeRaw`ANALYZE`;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(
        Object.entries(counts)
          .map(([name, n]) => `  ${name}: ${n}`)
          .join("\n"),
      );
      console.log(
        `用时 ${seconds} 秒 (seconds)。账户 accounts: ${Object.values(BENCH_ACCOUNTS).join(" ")}，密码 password: ${EXAMPLE_PASSWORD}`,
      );
      return 0;
    } catch (error) {
      if (!(error instanceof GenerateRefused)) throw error;
      console.error(error.message);
      return 1;
    } finally {
      await db.$disconnect();
    }
  } finally {
    await database.stop();
  }
}
