import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { findPlace, type Place } from "./embedded-place";
import { commandLine, isAlive, registerUser, unregisterUser, withLock } from "./embedded-process";

/**
 * The PostgreSQL that comes with the npm package: started by the first command that needs it, joined by later ones,
 * stopped by the last. For one machine; DATABASE_URL set means this file is never used.
 */

export interface EmbeddedServer {
  /** Connection as owner of everything. */
  ownerUrl: string;
  port: number;
  /** True when the server was already running. */
  joined: boolean;
  /** Where the files are, for the operator. */
  directory: string;
  /** Stops the server unless another process still uses it. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute path, see dataDirectory() in lib/env.ts. */
  dataDirectory: string;
  /** For tests: gives up safety against power loss for speed. */
  throwaway?: boolean;
}

const OWNER = "ledger_owner";
const DATABASE = "ledger";
const HOST = "127.0.0.1";

interface Access {
  password: string;
  port: number;
}

const urlOf = ({ password, port }: Access, database: string) =>
  `postgresql://${OWNER}:${password}@${HOST}:${port}/${database}`;

function passwordOf(place: Place): string {
  const file = path.join(place.directory, "owner-password");
  if (!existsSync(file)) {
    if (existsSync(place.cluster)) throw new Error(`内置数据库的口令文件丢失 (the password file is missing): ${file}`);
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

/** Makes the cluster under another name and renames it: an interrupted start leaves nothing half made. */
function initialise(place: Place, password: string): void {
  const making = path.join(place.directory, "cluster.making");
  const passwordFile = path.join(place.directory, "initdb-password");
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.account) {
    chownSync(making, place.account.uid, place.account.gid);
    chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  // C.UTF-8 makes pg_trgm index Chinese. Linux has the locale everywhere, elsewhere PostgreSQL brings its own.
  const locale =
    process.platform === "linux"
      ? ["--locale=C.UTF-8"]
      : ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const run = spawnSync(
    place.initdb,
    [
      `--pgdata=${making}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      ...locale,
    ],
    { ...place.account, cwd: place.directory, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) throw new Error(`initdb: ${run.error?.message ?? run.stderr}`);
  renameSync(making, place.cluster);
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

async function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** What the running server, or one that died, wrote about itself. */
function readPidFile(place: Place): { pid: number; cluster: string; port: number } | undefined {
  const file = path.join(place.cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, cluster, , port] = readFileSync(file, "utf8").split("\n");
  return { pid: Number(pid), cluster: cluster ?? "", port: Number(port) };
}

type Answer = "ours" | "starting" | "other" | "none";

/** Whether the server of this very cluster answers on a port. */
async function ask(place: Place, access: Access): Promise<Answer> {
  const client = new Client({ connectionString: urlOf(access, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === place.cluster ? "ours" : "other";
  } catch (error) {
    if (!(error instanceof DatabaseError)) return "none";
    // 57P03: starting up, shutting down or recovering.
    return error.code === "57P03" ? "starting" : "other";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The port of the running server, or undefined when none runs. Waits for one that is starting or stopping, and
 * clears a note left by a crash whose process number now belongs to something else.
 */
async function findRunning(place: Place, password: string): Promise<number | undefined> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const note = readPidFile(place);
    if (!note) return undefined;
    // A dead server's note is left to PostgreSQL, which also looks for surviving children by it.
    if (!isAlive(note.pid)) return undefined;
    const command = commandLine(note.pid);
    const samePlace = note.cluster === place.cluster;
    if (!samePlace || (command !== undefined && !command.includes(place.cluster))) {
      rmSync(path.join(place.cluster, "postmaster.pid"), { force: true });
      return undefined;
    }
    const answer = await ask(place, { password, port: note.port });
    if (answer === "ours") return note.port;
    if (Date.now() > deadline) {
      throw new Error(
        `内置数据库（进程 ${note.pid}）没有应答 (the embedded database does not answer): ${place.directory}/server.log`,
      );
    }
    await pause(100);
  }
}

function openLog(place: Place): { descriptor: number; from: number; file: string } {
  const file = path.join(place.directory, "server.log");
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a", 0o600);
  return { descriptor, from: statSync(file).size, file };
}

/** One attempt. Returns the text the server left when it went down before answering. */
async function launch(place: Place, access: Access, throwaway: boolean): Promise<string | undefined> {
  const log = openLog(place);
  const settings = {
    listen_addresses: HOST,
    port: `${access.port}`,
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "200",
    ...(throwaway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(place.postgres, ["-D", place.cluster, ...flags], {
    ...place.account,
    cwd: place.cluster,
    // Its own session: Ctrl-C in the terminal reaches the command, which then stops the server in order.
    detached: true,
    stdio: ["ignore", log.descriptor, log.descriptor],
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", NODE_ENV: "production" },
  });
  closeSync(log.descriptor);
  let ended: string | undefined;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `${signal ?? code}\n${readFileSync(log.file, "utf8").slice(log.from)}`;
  });
  child.unref();
  const deadline = Date.now() + 120_000;
  for (;;) {
    if (ended !== undefined) return ended;
    if ((await ask(place, access)) === "ours") return undefined;
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      return `no answer after two minutes, see ${log.file}`;
    }
    await pause(30);
  }
}

async function start(place: Place, password: string, throwaway: boolean): Promise<number> {
  const portFile = path.join(place.directory, "port");
  const lastPort = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0;
  const deadline = Date.now() + 20_000;
  for (;;) {
    const port = lastPort > 0 && (await isFree(lastPort)) ? lastPort : await anyFreePort();
    const trouble = await launch(place, { password, port }, throwaway);
    if (trouble === undefined) {
      writeFileSync(portFile, `${port}`, { mode: 0o600 });
      return port;
    }
    // The port may be taken between look and use; children of a killed server take a moment to leave.
    const passing =
      /could not bind|Address already in use|shared memory block .* is still in use|in use by another/.test(trouble);
    if (!passing || Date.now() > deadline)
      throw new Error(`内置数据库启动失败 (the embedded database did not start): ${trouble}`);
    await pause(200);
  }
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = new Client({ connectionString: urlOf(access, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown: running transactions are rolled back, nothing committed is lost. */
async function shutDown(place: Place): Promise<void> {
  const note = readPidFile(place);
  if (!note || !isAlive(note.pid)) return;
  if (process.platform === "win32") {
    spawnSync(path.join(path.dirname(place.postgres), "pg_ctl"), ["stop", "-m", "fast", "-D", place.cluster], {
      stdio: "ignore",
    });
    return;
  }
  process.kill(note.pid, "SIGINT");
  const patience = Date.now() + 30_000;
  while (isAlive(note.pid) && existsSync(path.join(place.cluster, "postmaster.pid"))) {
    if (Date.now() > patience) {
      process.kill(note.pid, "SIGQUIT");
      return;
    }
    await pause(30);
  }
}

/**
 * Starts the embedded server of a data directory, or joins it when it runs.
 * @throws with a sentence for the operator when it cannot be had
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = await findPlace(options.dataDirectory);
  return withLock(place.directory, async () => {
    const password = passwordOf(place);
    if (!existsSync(place.cluster)) initialise(place, password);
    const running = await findRunning(place, password);
    const port = running ?? (await start(place, password, options.throwaway ?? false));
    registerUser(place.directory);
    await ensureDatabase({ password, port });
    let stopped: Promise<void> | undefined;
    return {
      ownerUrl: urlOf({ password, port }, DATABASE),
      port,
      joined: running !== undefined,
      directory: place.directory,
      stop: () => {
        stopped ??= withLock(place.directory, async () => {
          if (unregisterUser(place.directory) === 0) await shutDown(place);
        });
        return stopped;
      },
    };
  });
}
