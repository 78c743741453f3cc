import { getHashes, hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { z } from "zod";

/**
 * The one place that reads process.env. Every variable is checked; all problems are told at once.
 * An empty value counts as absent, because `.env` files and compose files write unused variables that way.
 */

const postgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(text) && URL.canParse(text),
    "应为 postgresql://用户:口令@主机:端口/数据库 (must be postgresql://user:password@host:port/database)",
  );

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `应为 ${from}–${to} 的整数 (must be a whole number from ${from} to ${to})`)
    .transform(Number)
    .refine((n) => n >= from && n <= to, `应为 ${from}–${to} 的整数 (must be a whole number from ${from} to ${to})`);

const httpUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol),
    "应为完整网址，如 https://ledger.example.gov.cn (must be a full http or https address)",
  )
  .transform((text) => new URL(text).origin);

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Runtime database. Absent: the embedded server of this machine is used. */
  DATABASE_URL: postgresUrl.optional(),
  /** Connection that owns the tables and runs migrations. Absent: DATABASE_URL. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** Connections one process keeps open at most. */
  DATABASE_POOL_SIZE: wholeNumber(1, 200).prefault("10"),
  PORT: wholeNumber(1, 65535).prefault("3000"),
  /** Address of this machine the server listens on. 0.0.0.0 opens it to the network. */
  HOST: z
    .string()
    .refine(
      (text) => net.isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text),
      "应为本机的一个地址，如 127.0.0.1 或 0.0.0.0 (must be an address of this machine)",
    )
    .default("127.0.0.1"),
  /** Web processes that share the port. Absent: half the cores, at least one. */
  PROCESSES: wholeNumber(1, 64).optional(),
  /** Megabytes of memory from which a process is replaced by a fresh one. */
  WEB_MEMORY_MB: wholeNumber(256, 65_536).prefault("640"),
  WORKER_MEMORY_MB: wholeNumber(256, 65_536).prefault("768"),
  /** Megabytes one file may take while it is read; more, and it is given up. */
  READER_MEMORY_MB: wholeNumber(256, 65_536).prefault("512"),
  /** Free megabytes beside the embedded database below which writing stops. Absent: see lib/db/disk-space.mjs. */
  DISK_RESERVE_MB: wholeNumber(0, 1_000_000).optional(),
  /** Set by the supervisor: where files of others are handed in to be read. */
  READING_SOCKET: z.string().optional(),
  /** Set by the commands: where the embedded database keeps its files, whose disk is watched. */
  DATABASE_DIRECTORY: z.string().optional(),
  /** The address people type. Cookies, links in notices and the origin check follow it. */
  PUBLIC_URL: httpUrl.optional(),
  /** Where the embedded database, proof files and generated secrets are kept. Absent: `.data` in the checkout. */
  LEDGER_DATA_DIR: z.string().optional(),
  /** Where signed checkpoints of the history are kept, perhaps a mount elsewhere. Absent: see checkpointDirectory. */
  LEDGER_CHECKPOINT_DIR: z.string().optional(),
  /** File of the key they are signed with. Absent: `checkpoint-key` in the data directory. Kept from web processes. */
  LEDGER_CHECKPOINT_KEY: z.string().optional(),
  AUTH_SECRET: z
    .string()
    .min(32, "至少 32 个字符，可用 openssl rand -base64 32 生成 (at least 32 characters)")
    .optional(),
  /** What new events of the history are hashed with. Chains go on with another one; older events keep theirs. */
  HISTORY_HASH: z
    .enum(["sha256", "sm3"], { error: "应为 sha256 或 sm3 (must be sha256 or sm3)" })
    .refine(
      (name) => getHashes().includes(name),
      "本机 Node.js 所带的 OpenSSL 没有 SM3，请改用 sha256 或更换 Node.js (this Node.js comes without SM3)",
    )
    .default("sha256"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "应为 fatal、error、warn、info、debug、trace、silent 之一 (one of these words)",
    })
    .default("info"),
  EXAMPLE_LEDGER: z.enum(["yes", "no"], { error: "应为 yes 或 no (must be yes or no)" }).optional(),
  /** Whether a reverse proxy of one's own stands in front and writes X-Forwarded-For. */
  TRUST_PROXY: z.enum(["yes", "no"], { error: "应为 yes 或 no (must be yes or no)" }).default("no"),
  SESSION_IDLE_MINUTES: wholeNumber(1, 24 * 60).prefault("30"),
  SESSION_ABSOLUTE_HOURS: wholeNumber(1, 24 * 7).prefault("12"),
  /** How long a one-time code for an account lives, from the asking and anew from the release. */
  RESET_CODE_HOURS: wholeNumber(1, 24 * 30).prefault("72"),
  /** Answers for `npm run setup`; what is absent is asked for. */
  SETUP_BODY_NAME: z.string().optional(),
  SETUP_ADMIN_NAME: z.string().optional(),
  SETUP_ADMIN_LOGIN: z.string().optional(),
  SETUP_ADMIN_PASSWORD: z.string().optional(),
  /** Browser for `npm test`. */
  CHROMIUM_PATH: z.string().optional(),
  /** Port of the server the browser journeys talk to. Absent: a free one. */
  E2E_PORT: wholeNumber(1, 65535).optional(),
  /** A server that already runs, for writing browser journeys without starting one each time. */
  E2E_BASE_URL: httpUrl.optional(),
  /** Server for `npm test`. Absent: a throwaway embedded one. Its user must be allowed to create databases and roles. */
  TEST_DATABASE_URL: postgresUrl.optional(),
});

export interface Env extends Omit<z.output<typeof schema>, "PUBLIC_URL" | "EXAMPLE_LEDGER" | "PROCESSES"> {
  PUBLIC_URL: string;
  PROCESSES: number;
  EXAMPLE_LEDGER: "yes" | "no";
}

/** The environment is not usable. `problems` has one line for each variable at fault. */
export class EnvError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`环境变量有误 (environment variables are not usable):\n${problems.map((line) => `  - ${line}`).join("\n")}`);
    this.name = "EnvError";
  }
}

const THIS_MACHINE_OR_ALL = ["127.0.0.1", "0.0.0.0", "::", "::1"];

/** The address people type where none is given: this machine by its usual name, or the one address it listens on. */
export function publicUrlOf(host: string, port: number): string {
  const name = THIS_MACHINE_OR_ALL.includes(host) ? "localhost" : net.isIPv6(host) ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Whether a listening address can be reached from this machine alone. */
export const isLoopback = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host);

/**
 * Checks a set of variables and fills in the defaults.
 * @throws EnvError listing every problem, not only the first.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new EnvError(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const values = result.data;
  if (values.DATABASE_OWNER_URL && !values.DATABASE_URL) {
    throw new EnvError(["DATABASE_OWNER_URL: 须与 DATABASE_URL 一起设置 (only together with DATABASE_URL)"]);
  }
  return {
    ...values,
    PUBLIC_URL: values.PUBLIC_URL ?? publicUrlOf(values.HOST, values.PORT),
    PROCESSES: values.PROCESSES ?? Math.max(1, Math.floor(os.availableParallelism() / 2)),
    EXAMPLE_LEDGER: values.EXAMPLE_LEDGER ?? (values.DATABASE_URL ? "no" : "yes"),
  };
}

let known: Env | undefined;

/** The checked environment of this process. @throws EnvError */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/** For commands: sets variables for this process and its children, and reads the environment anew. */
export function setEnv(values: Record<string, string>): Env {
  Object.assign(process.env, values);
  known = undefined;
  return env();
}

/** For commands: the environment, or the list of problems on stderr and exit code 1. */
export function envOrExit(): Env {
  try {
    return env();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/**
 * The environment handed to child processes: this process's own, with `extra` on top and without the owner's connection,
 * which only the step that migrates needs.
 */
export function childEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _, ...own } = process.env;
  return { ...own, ...extra };
}

/** Absolute path of the directory that holds everything the installation keeps on this machine's disk. */
export function dataDirectory(): string {
  const given = env().LEDGER_DATA_DIR;
  return given ? path.resolve(given) : path.join(process.cwd(), ".data");
}

/**
 * Absolute path of the folder of signed checkpoints. One folder belongs to one database: whoever tries the example with the
 * embedded one and goes on with a server of their own has two.
 */
export function checkpointDirectory(): string {
  const { LEDGER_CHECKPOINT_DIR, DATABASE_URL, DATABASE_DIRECTORY } = env();
  if (LEDGER_CHECKPOINT_DIR) return path.resolve(LEDGER_CHECKPOINT_DIR);
  const own = DATABASE_URL && !DATABASE_DIRECTORY ? `-${path.basename(new URL(DATABASE_URL).pathname)}` : "";
  return path.join(dataDirectory(), `checkpoints${own}`);
}

/** Absolute path of the file of the key checkpoints are signed with: for the launch of the worker alone. */
export function checkpointKeyFile(): string {
  const given = env().LEDGER_CHECKPOINT_KEY;
  return given ? path.resolve(given) : path.join(dataDirectory(), "checkpoint-key");
}

/**
 * The key that signs sessions. Taken from AUTH_SECRET, else from a file of mode 600 in the data directory, written at
 * first use. Several application processes on different machines must share AUTH_SECRET.
 */
export function authSecret(): string {
  const given = env().AUTH_SECRET;
  if (given) return given;
  const file = path.join(dataDirectory(), "auth-secret");
  // 711: the embedded server, when it runs under another account, must be able to walk through, but not to list.
  mkdirSync(dataDirectory(), { recursive: true, mode: 0o711 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  chmodSync(file, 0o600);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Error(`签名密钥文件已损坏 (the key file is damaged): ${file}`);
  return secret;
}

/** A key of 32 bytes for one purpose, the same wherever the secret is the same; tells nothing of the secret or of other keys. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "", purpose, 32));
}
