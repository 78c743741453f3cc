import { spawn } from "node:child_process";
import { startEmbedded } from "../db/embedded";
import { childEnv, dataDirectory, envOrExit } from "../env";

/**
 * `npm run cli -- psql`: the machine's own psql on the database of this installation, as the owner of its tables. Joins an
 * embedded server that is running, starts it otherwise. The embedded package brings no psql.
 */
export async function psql(words: readonly string[]): Promise<number> {
  const { DATABASE_OWNER_URL, DATABASE_URL } = envOrExit();
  const given = DATABASE_OWNER_URL ?? DATABASE_URL;
  const server = given ? undefined : await startEmbedded({ dataDirectory: dataDirectory() });
  try {
    return await run([given ?? server?.ownerUrl ?? "", ...words]);
  } finally {
    await server?.stop();
  }
}

function run(words: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn("psql", words, { stdio: "inherit", env: childEnv({}) });
    // Ctrl-C is for what runs in psql.
    const ignore = () => undefined;
    process.on("SIGINT", ignore);
    child.once("error", (error) => {
      const missing = "code" in error && error.code === "ENOENT";
      reject(
        missing ? new Error("没有找到 psql，请先安装 (psql is not installed): apt install postgresql-client") : error,
      );
    });
    child.once("exit", (code) => {
      process.off("SIGINT", ignore);
      resolve(code ?? 1);
    });
  });
}
