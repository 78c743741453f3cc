import "server-only";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client, DatabaseError } from "pg";
import { type DatabasePlace, findPlace } from "./embedded-place";
import { withLock } from "./embedded-process.mjs";
import { HOST, leaveEmbedded, runEmbedded } from "./embedded-run.mjs";

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
  /** Connections the server must be able to hold. */
  connections?: number;
}

/** A cluster that may be run (embedded-run.mjs), here or by the supervisor. */
export interface PreparedCluster {
  place: DatabasePlace;
  /** Connection as owner of everything, once the server listens on `port`. */
  ownerUrl(port: number): string;
  /** Makes the ledger's database when the running server has none. */
  ensureDatabase(port: number): Promise<void>;
}

const OWNER = "ledger_owner";
const DATABASE = "ledger";

interface Access {
  password: string;
  port: number;
}

const urlOf = ({ password, port }: Access, database: string) =>
  `postgresql://${OWNER}:${password}@${HOST}:${port}/${database}`;

function passwordOf(place: DatabasePlace): string {
  const file = path.join(place.directory, "owner-password");
  if (!existsSync(file)) {
    if (existsSync(place.cluster)) throw new Error(`内置数据库的口令文件丢失 (the password file is missing): ${file}`);
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

/** Makes the cluster under another name and renames it: an interrupted start leaves nothing half made. */
function initialise(place: DatabasePlace, password: string): void {
  const making = path.join(place.directory, "cluster.making");
  const passwordFile = path.join(place.directory, "initdb-password");
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.account) {
    chownSync(making, place.account.uid, place.account.gid);
    chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  // C.UTF-8 knows Chinese characters from marks and folds case. Linux has the locale everywhere, elsewhere PostgreSQL brings its own.
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

/** PostgreSQL of one major version cannot read what another has written. @throws with what to do instead */
function refuseOtherMajor(place: DatabasePlace): void {
  const theirs = readFileSync(path.join(place.cluster, "PG_VERSION"), "utf8").trim();
  const said = spawnSync(place.postgres, ["--version"], { ...place.account, cwd: "/", encoding: "utf8" }).stdout;
  const ours = said.match(/(\d+)/)?.[1];
  if (theirs === ours) return;
  throw new Error(
    `数据目录由 PostgreSQL ${theirs} 建立，本程序自带的是 PostgreSQL ${ours}，无法直接读取；目录未作任何改动。\n` +
      `请用原来的版本启动并备份，再在新的 LEDGER_DATA_DIR 中恢复；或用 PostgreSQL ${theirs} 运行该目录并设置 DATABASE_URL。\n` +
      `The data directory was made by PostgreSQL ${theirs}, this release brings PostgreSQL ${ours} and cannot read it; nothing was touched. ` +
      "Start the release it was made with, back up, and restore into a new LEDGER_DATA_DIR; " +
      `or run the directory with a PostgreSQL ${theirs} of your own and set DATABASE_URL.\n  ${place.cluster}`,
  );
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = new Client({ connectionString: urlOf(access, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // Of two that start at once one makes it.
    const made = error instanceof DatabaseError && (error.code === "42P04" || error.code === "23505");
    if (!made) throw error;
  } finally {
    await client.end();
  }
}

/**
 * Makes the cluster of a data directory when there is none, and says how to reach it once it runs.
 * @throws with a sentence for the operator when it cannot be had
 */
export async function prepareEmbedded(dataDirectory: string): Promise<PreparedCluster> {
  const place = await findPlace(dataDirectory);
  const password = await withLock(place.directory, async () => {
    const known = passwordOf(place);
    if (existsSync(place.cluster)) refuseOtherMajor(place);
    else initialise(place, known);
    return known;
  });
  return {
    place,
    ownerUrl: (port) => urlOf({ password, port }, DATABASE),
    ensureDatabase: (port) => ensureDatabase({ password, port }),
  };
}

/**
 * Starts the embedded server of a data directory, or joins it when it runs.
 * @throws with a sentence for the operator when it cannot be had
 */
export async function startEmbedded({ dataDirectory, ...options }: EmbeddedOptions): Promise<EmbeddedServer> {
  const { place, ownerUrl, ensureDatabase } = await prepareEmbedded(dataDirectory);
  const { port, joined } = await runEmbedded(place, options);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= leaveEmbedded(place);
    return stopped;
  };
  try {
    await ensureDatabase(port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ownerUrl: ownerUrl(port), port, joined, directory: place.directory, stop };
}
