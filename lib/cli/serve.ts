import { spawn } from "node:child_process";
import path from "node:path";
import { childEnv } from "../env";

/** A ledger run by a command: what `npm start` runs, on the variables given. */
export interface RunningLedger {
  /** Of the process that keeps the others. */
  pid: number | undefined;
  /** Resolves with the exit code once it has ended, for whatever reason. */
  ended: Promise<number>;
  /** Resolves with the port once pages are served; rejects when it ends before. */
  ready: Promise<number>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** Starts a ledger, with what it says on this terminal. It ends with this process, also when that is killed. */
export function startLedger(variables: Record<string, string>): RunningLedger {
  const imports = ["--import", path.resolve("lib", "cli", "end-with-parent.mjs")];
  const child = spawn(process.execPath, [...imports, path.join("lib", "cli", "supervisor.mjs")], {
    stdio: ["pipe", "inherit", "inherit", "ipc"],
    env: childEnv(variables),
  });
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const ready = new Promise<number>((resolve, reject) => {
    child.on("message", (message: { type: string; port: number }) => {
      if (message.type === "ready") resolve(message.port);
    });
    void ended.then((code) => reject(new Error(`网页服务未能启动，退出码 ${code} (the server did not start)`)));
  });
  // Who does not wait for it learns of the end by `ended`.
  ready.catch(() => undefined);
  return {
    pid: child.pid,
    ended,
    ready,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
