import { envOrExit } from "../env";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import { recover } from "./recover";

/** `npm run cli -- COMMAND`: what is done on the machine itself, beside starting and setting up. */

type Command = { usage: string; run: (words: readonly string[]) => Promise<number> };

const COMMANDS: Record<string, Command> = {
  recover: {
    usage: "recover [账号 login]   三员都无法登录时，为其中一人生成一次性码 (a one-time code for an administrator)",
    run: recover,
  },
};

async function main(): Promise<number> {
  const [name = "", ...words] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) {
    const lines = Object.values(COMMANDS).map(({ usage }) => `  npm run cli -- ${usage}`);
    console.error(["用法 usage:", ...lines].join("\n"));
    return 1;
  }
  envOrExit();
  generateClient();
  const database = await readyDatabase();
  // Loaded only now: a fresh checkout has no generated client before.
  const { db } = await import("../db/client");
  try {
    return await command.run(words);
  } finally {
    await db.$disconnect();
    await database.stop();
  }
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
