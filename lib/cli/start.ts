import { authSecret, env, envOrExit } from "../env";
import { build } from "./build";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import { freePortFrom, isFree, serve } from "./serve";

/**
 * `npm start`: everything from a fresh checkout to a served ledger in one command, and again after every change.
 * `npm run dev` (flag --dev) is the same with pages compiled as they are opened.
 */

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Resolves at the first request to end. Later ones are heard too, and change nothing. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve());
  });
}

function announce(address: string, accounts: string | undefined): void {
  console.log(`\n整改台账 Rectification Ledger\n\n  ${address}\n`);
  if (accounts) console.log(`示例账户 example accounts:\n\n${accounts}\n`);
  console.log("按 Ctrl-C 结束 (Ctrl-C to stop)\n");
}

async function run(mode: "start" | "dev"): Promise<number> {
  const given = envOrExit();
  const end = askedToEnd();
  if (generateClient()) console.log("数据库客户端已生成 (database client generated)");
  const secret = authSecret();
  if (mode === "start" && (await build())) console.log("编译完成 (built)");
  const database = await readyDatabase();
  try {
    console.log(`数据库 database: ${database.where}`);
    if (database.applied.length > 0) console.log(`已迁移 migrated: ${database.applied.join(", ")}`);
    // Loaded only now: a fresh checkout has no generated client before.
    const { accountsTable, loadExampleOnce } = await import("./example");
    const { db } = await import("../db/client");
    if (env().EXAMPLE_LEDGER === "yes" && (await loadExampleOnce())) {
      console.log("示例台账已载入 (example ledger loaded)");
    }
    const accounts = await accountsTable();
    // The command itself needs the database no more; the web server has connections of its own.
    await db.$disconnect();
    for (;;) {
      const port = await freePortFrom(given.PORT);
      if (port !== given.PORT) {
        console.log(`端口 ${given.PORT} 已被占用，改用 ${port} (port ${given.PORT} is taken, using ${port})`);
      }
      // An address that was given stays; one that only follows from the port follows the port that was had.
      const follows = given.PUBLIC_URL === `http://localhost:${given.PORT}`;
      const address = follows ? `http://localhost:${port}` : given.PUBLIC_URL;
      const server = serve(mode, port, { PORT: `${port}`, PUBLIC_URL: address, AUTH_SECRET: secret });
      let asked = false;
      void end.then(() => {
        asked = true;
        return server.stop();
      });
      server.ready().then(
        () => announce(address, accounts),
        // It went down before it was ready: its exit code is looked at below.
        () => undefined,
      );
      const code = await server.ended;
      if (asked) return 0;
      // Another program took the port between the look and the use, as when two starts are made at once.
      if (!server.wasReady() && !(await isFree(port))) continue;
      console.error(`网页服务意外结束，退出码 ${code} (the web server ended unexpectedly)`);
      return code === 0 ? 1 : code;
    }
  } finally {
    await database.stop();
  }
}

try {
  process.exit(await run(process.argv.includes("--dev") ? "dev" : "start"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
