import { EXAMPLE_ACCOUNTS } from "../../prisma/seed/accounts";
import { authSecret, env, envOrExit } from "../env";
import { build } from "./build";
import { buildReader } from "./build-reader";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import type { Installation } from "./installation";
import { launchOf, type Mode } from "./launch";
import { runUnderSupervisor, tellSupervisor } from "./supervised";
import { textTable } from "./table";

/**
 * The first part of `npm start` and `npm run dev` (flag --dev), run by the supervisor (supervisor.mjs): from a fresh
 * checkout to everything a server needs, told to the supervisor at the end.
 */

/** Asked to end, or left alone: the step under way is finished, because a half-done migration has to be mended by hand. */
let asked = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
  process.on(signal, () => {
    asked = true;
  });
}

function stopIfAsked(): void {
  if (asked) process.exit(0);
}

/** Whether it is the example ledger that is served, loaded now where nothing is there yet. */
async function isExampleLedger({ kind, empty }: Installation): Promise<boolean> {
  if (!empty || env().EXAMPLE_LEDGER !== "yes") return kind === "EXAMPLE";
  // Loaded only now: a fresh checkout has no generated client before, and what is not empty needs none of it.
  const { loadExampleOnce } = await import("./example");
  const { db } = await import("../db/client");
  if (await loadExampleOnce()) console.log("示例台账已载入 (example ledger loaded)");
  // Another start may have been first, or a real body's setup.
  const found = await db.installation.findUnique({ where: { id: 1 } });
  await db.$disconnect();
  return found?.kind === "EXAMPLE";
}

/** The example accounts as a table for the terminal. */
function accountsTable(): string {
  const head = ["账号 login", "密码 password", "姓名 name", "岗位 post", "说明 for"];
  return textTable([head, ...EXAMPLE_ACCOUNTS.map((a) => [a.login, a.password, a.name, a.roleLabel, a.hint])]);
}

async function prepare(mode: Mode): Promise<void> {
  const given = envOrExit();
  if (generateClient()) console.log("数据库客户端已生成 (database client generated)");
  authSecret();
  if (mode === "dev") await buildReader();
  else if (await build()) console.log("编译完成 (built)");
  stopIfAsked();
  const database = await readyDatabase(runUnderSupervisor);
  console.log(`数据库 database: ${database.where}`);
  if (database.applied.length > 0) console.log(`已迁移 migrated: ${database.applied.join(", ")}`);
  stopIfAsked();
  const isExample = await isExampleLedger(database.installation);
  const accounts = isExample ? accountsTable() : undefined;
  stopIfAsked();
  await tellSupervisor({ type: "prepared", launch: launchOf(mode, given, accounts) });
}

try {
  await prepare(process.argv.includes("--dev") ? "dev" : "start");
  process.exit(0);
} catch (error) {
  // Whoever ended a step of ours asked for the end: nothing to report.
  if (!asked) console.error(error instanceof Error ? error.message : error);
  process.exit(asked ? 0 : 1);
}
