import { randomBytes } from "node:crypto";
import { PASSWORD_RULE } from "../access/sign-in/password";
import { ROLE_LABELS } from "../domain/labels";
import { envOrExit } from "../env";
import { ask } from "./ask";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import { textTable } from "./table";

/**
 * `npm run setup`: makes an empty database the ledger of a real body, with its three administrators. Asks, or takes
 * SETUP_BODY_NAME, SETUP_ADMIN_NAME, SETUP_ADMIN_LOGIN and SETUP_ADMIN_PASSWORD.
 */

export async function setup(): Promise<number> {
  const given = envOrExit();
  generateClient();
  const database = await readyDatabase();
  const { createFirstAdministrator } = await import("../features/people/commands/create-first-administrator");
  const { db } = await import("../db/client");
  try {
    const bodyName = given.SETUP_BODY_NAME ?? (await ask("单位名称 name of the body: ", false, "SETUP_BODY_NAME"));
    const name =
      given.SETUP_ADMIN_NAME ?? (await ask("系统管理员姓名 system administrator: ", false, "SETUP_ADMIN_NAME"));
    const login = given.SETUP_ADMIN_LOGIN ?? (await ask("账号 login: ", false, "SETUP_ADMIN_LOGIN"));
    const password =
      given.SETUP_ADMIN_PASSWORD ?? (await ask(`密码 password（${PASSWORD_RULE}）: `, true, "SETUP_ADMIN_PASSWORD"));
    const result = await createFirstAdministrator({
      bodyName,
      name,
      login,
      password,
      chosenInPerson: given.SETUP_ADMIN_PASSWORD === undefined,
      secret: randomBytes(32).toString("base64"),
      now: new Date(),
    });
    if (!result.ok) {
      console.error(result.why);
      return 1;
    }
    const rows = result.accounts.map((a) => [
      ROLE_LABELS[a.role],
      a.name,
      a.login,
      a.password ?? "（刚才设置的密码 as given）",
    ]);
    console.log(`\n初始设置完成 (set up). 初始密码只显示这一次，首次登录须修改 (passwords are shown once):\n`);
    console.log(textTable([["岗位 role", "姓名 name", "账号 login", "初始密码 first password"], ...rows]));
    console.log("\nnpm start\n");
    return 0;
  } finally {
    await db.$disconnect();
    await database.stop();
  }
}
