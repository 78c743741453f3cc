import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { Client } from "pg";
import { z } from "zod";
import { prepareEmbedded } from "@/lib/db/embedded";
import { authSecret, childEnv } from "@/lib/env";

/** A ledger run as `npm start` runs it, and what a browser sends to it, each time over a connection of its own. */

const line = z.object({ part: z.string(), pid: z.number(), msg: z.literal("up") });

export type Started = {
  pid: number;
  port: number;
  /** Process numbers a part was last known to be up under. */
  pids(part: "web" | "worker" | "database"): number[];
  said(): string;
  ended: Promise<number | NodeJS.Signals | null>;
};

/** Runs the supervisor. `settled` resolves once it serves, or has ended before. */
export function run(variables: Record<string, string>) {
  const child = spawn(process.execPath, ["--max-semi-space-size=1", path.join("lib", "cli", "supervisor.mjs")], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // The secret of the build: with another one it would have to be built anew.
    env: childEnv({ NODE_ENV: "production", AUTH_SECRET: authSecret(), LOG_LEVEL: "info", ...variables }),
  });
  let said = "";
  child.stdout?.on("data", (text: Buffer) => (said += text));
  child.stderr?.on("data", (text: Buffer) => (said += text));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once("close", (code, signal) => resolve(signal ?? code)),
  );
  const pids = (part: string) =>
    said
      .split("\n")
      .filter((text) => text.startsWith("{"))
      .map((text) => line.safeParse(JSON.parse(text)))
      .flatMap((read) => (read.success && read.data.part === part ? [read.data.pid] : []));
  const ready = new Promise<Started>((resolve, reject) => {
    child.on("message", (message: { type: string; port: number }) => {
      if (message.type === "ready") resolve({ pid: child.pid ?? 0, port: message.port, pids, said: () => said, ended });
    });
    void ended.then((how) => reject(new Error(`it ended (${how}) before it served:\n${said}`)));
  });
  ready.catch(() => undefined);
  return { ready, ended, said: () => said };
}

export type Answer = { status: number; text: string; cookies: string[] };

/** One request over a new connection: the next one may be another process's. Status 0: the connection failed. */
export function send(
  port: number,
  method: "GET" | "POST",
  address: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array,
): Promise<Answer> {
  return new Promise((resolve) => {
    const failed = () => resolve({ status: 0, text: "", cookies: [] });
    const request = http.request(
      {
        host: "localhost",
        port,
        method,
        path: address,
        agent: false,
        timeout: 20_000,
        headers: { Origin: `http://localhost:${port}`, ...headers },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => (text += part));
        answer.once("error", failed);
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, text, cookies: answer.headers["set-cookie"] ?? [] }),
        );
      },
    );
    request.once("timeout", () => request.destroy());
    request.once("error", failed);
    request.end(body);
  });
}

const cookieOf = (lines: readonly string[]) => lines.map((one) => one.split(";")[0]).join("; ");

/** Signs in as the sign-in page does. Returns the cookies, or the word it was refused with. */
export async function signIn(port: number, login: string, password: string): Promise<{ cookie: string; why: string }> {
  const csrf = await send(port, "GET", "/api/auth/csrf");
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(JSON.parse(csrf.text));
  const cookie = cookieOf(csrf.cookies);
  const answer = await send(
    port,
    "POST",
    "/api/auth/callback/credentials",
    { Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" },
    new URLSearchParams({ csrfToken, login, password, json: "true" }).toString(),
  );
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(answer.text));
  const why = new URL(url, "http://localhost").searchParams.get("error") ?? "";
  return { cookie: [cookie, cookieOf(answer.cookies)].join("; "), why };
}

/** Asks the embedded database of a data directory, as the owner of its tables. */
export async function ask<T extends Record<string, unknown>>(dataDirectory: string, sql: string): Promise<T[]> {
  const { place, ownerUrl } = await prepareEmbedded(dataDirectory);
  const port = Number(readFileSync(path.join(place.directory, "port"), "utf8"));
  const client = new Client({ connectionString: ownerUrl(port) });
  await client.connect();
  return client
    .query<T>(sql)
    .then((result) => result.rows)
    .finally(() => client.end());
}

/** The identifier the build gave a server action. */
export function actionId(name: string): string {
  const manifest = z
    .object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) })
    .parse(JSON.parse(readFileSync(path.join(".next", "server", "server-reference-manifest.json"), "utf8")));
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === name);
  if (!found) throw new Error(`no action ${name} in the build`);
  return found[0];
}
