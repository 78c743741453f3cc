import { type ChildProcess, spawn } from "node:child_process";

/** A worker process of its own on a database, started as an installation starts it. */
export type WorkerProcess = {
  child: ChildProcess;
  /** Resolves with exit code or signal once the process is gone. */
  ended: Promise<number | NodeJS.Signals | null>;
  /** Everything it has logged so far. */
  said(): string;
};

/** Starts a worker and waits until it says that it works. */
export async function startWorkerProcess(databaseUrl: string): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "lib/cli/worker.ts"], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", DATABASE_URL: databaseUrl },
  });
  let said = "";
  child.stdout?.on("data", (text: Buffer) => (said += text));
  child.stderr?.on("data", (text: Buffer) => (said += text));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  await new Promise<void>((resolve, reject) => {
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "type" in message && message.type === "ready") resolve();
    });
    void ended.then((how) => reject(new Error(`the worker ended (${how}) before it was ready:\n${said}`)));
  });
  return { child, ended, said: () => said };
}
