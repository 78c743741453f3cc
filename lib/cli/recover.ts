import { instantInTable } from "../domain/day";
import { ROLE_LABELS } from "../domain/labels";
import { envOrExit } from "../env";
import { ask } from "./ask";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import { textTable } from "./table";

/** `npm run cli -- recover`: lists the administrators, asks whose account it is, and prints a one-time code for it. */
export async function recover(words: readonly string[]): Promise<number> {
  envOrExit();
  generateClient();
  const database = await readyDatabase();
  // Loaded only now: a fresh checkout has no generated client before.
  const { db } = await import("../db/client");
  try {
    return await giveCode(words);
  } finally {
    await db.$disconnect();
    await database.stop();
  }
}

async function giveCode([given]: readonly string[]): Promise<number> {
  const { recoverAccount } = await import("../features/account/commands/recover-account");
  const { recoverableAccounts } = await import("../features/account/queries/recoverable-accounts");
  const now = new Date();
  const accounts = await recoverableAccounts(now);
  if (accounts.length === 0) {
    console.error("没有在任的系统管理员、安全管理员或审计管理员账号 (no administrator holds a post today)");
    return 1;
  }
  const rows = accounts.map((a) => [a.login, a.name, ROLE_LABELS[a.role], a.bodyName]);
  console.log(`\n${textTable([["账号 login", "姓名 name", "岗位 post", "单位 body"], ...rows])}\n`);
  const login =
    given ?? (await ask("要恢复的账号 login: ", false, "recover 后面的账号 (the login after recover)")).trim();
  const result = await recoverAccount(login, now);
  if (!result.ok) {
    console.error(result.why);
    return 1;
  }
  console.log(`\n账号 ${result.login}（${result.name}）的一次性码，只显示这一次 (one-time code, shown once):\n`);
  console.log(`  上半段 first half    ${result.first}`);
  console.log(`  下半段 second half   ${result.second}\n`);
  console.log(
    `有效期至 ${instantInTable(result.expiresAt)}。在登录页点“用一次性码设置密码” (use it on the sign-in page).`,
  );
  console.log("这次操作已记入审计日志，并告知本人和三名管理员 (recorded, and all administrators are told).\n");
  return 0;
}
