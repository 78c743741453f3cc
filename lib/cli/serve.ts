import { type ChildProcess, spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { childEnv, env } from "../env";

/** Whether nothing listens on a port. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    // No host: the same wildcard address the web server takes.
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** The wanted port, or the next free one above it. @throws when none of the hundred above is free */
export async function freePortFrom(wanted: number): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + 100, 65_535); port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`${wanted} 起没有可用端口 (no free port from ${wanted} upwards)`);
}

export interface WebServer {
  /** Resolves with the exit code once the server has ended, for whatever reason. */
  ended: Promise<number>;
  /** Resolves when the health check says yes; rejects when the server ends before. */
  ready(): Promise<void>;
  /** Whether the health check has said yes. */
  wasReady(): boolean;
  /** Ends the server, at latest after ten seconds. */
  stop(): Promise<void>;
}

/** Starts Next.js on a port. `dev` compiles as pages are opened, `start` serves the finished build. */
export function serve(mode: "start" | "dev", port: number, variables: Record<string, string>): WebServer {
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  // Browsers keep connections; a server that closes them after five seconds loses the requests just being sent.
  const flags = mode === "start" ? ["start", "--keepAliveTimeout", "65000"] : ["dev"];
  const preload = ["end-with-parent.mjs", ...(env().TRUST_PROXY === "yes" ? [] : ["socket-address.mjs"])];
  const imports = preload.flatMap((name) => ["--import", path.resolve("lib", "cli", name)]);
  const child: ChildProcess = spawn(process.execPath, [...imports, next, ...flags, "-p", `${port}`], {
    stdio: ["pipe", "pipe", "inherit"],
    env: childEnv({
      ...variables,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: mode === "start" ? "production" : "development",
    }),
  });
  let over = false;
  let listening = false;
  child.stdout?.on("data", (text: Buffer) => {
    process.stdout.write(text);
    // Its own word, not an answer on the port: another ledger may be the one that answers there.
    listening ||= text.includes("Ready in");
  });
  let answered = false;
  const ended = new Promise<number>((resolve) => {
    const end = (code: number) => {
      over = true;
      resolve(code);
    };
    child.once("error", () => end(1));
    child.once("exit", (code) => end(code ?? 1));
  });
  return {
    ended,
    async ready() {
      while (!over) {
        try {
          if (!listening) throw new Error("not listening yet");
          const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(30_000) });
          if (answer.ok) {
            answered = true;
            return;
          }
        } catch {
          // Asked again in a moment.
        }
        await pause(100);
      }
      throw new Error("网页服务未能启动 (the web server did not start)");
    },
    wasReady: () => answered,
    async stop() {
      if (over) return;
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}
