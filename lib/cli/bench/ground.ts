import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { startEmbedded } from "../../db/embedded";
import { authSecret, envOrExit, setEnv } from "../../env";
import { freePortFrom } from "../../supervisor/ports.mjs";
import { build } from "../build";
import { generateClient } from "../generate-client";
import { startLedger } from "../serve";
import { parentOf, titleOf, treeOf } from "./processes";

/** What is measured: the finished build as `npm start` serves it, over a generated ledger in a data directory of its own. */

export type Size = { bodies: number; measures: number; inspections: number };

export type Ground = {
  base: string;
  variables: Record<string, string>;
  /** Takes a directory of its own away again; one that was named stays. */
  end(): void;
};

/** Builds and fills. A directory that holds a database already is taken as it is. */
export async function prepareGround(
  { bodies, measures, inspections }: Size,
  kept: string | undefined,
): Promise<Ground> {
  const { PORT, HOST } = envOrExit();
  generateClient();
  // The one the build is made with: another would have it built anew.
  const secret = authSecret();
  await build();
  const port = await freePortFrom(PORT, HOST);
  const directory = kept ? path.resolve(kept) : mkdtempSync(path.join(os.tmpdir(), "ledger-bench-"));
  // The database server may run under another account, which has to walk through.
  if (!kept) chmodSync(directory, 0o711);
  const base = `http://localhost:${port}`;
  const variables = {
    PORT: `${port}`,
    PUBLIC_URL: base,
    LEDGER_DATA_DIR: directory,
    EXAMPLE_LEDGER: "no",
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
    // Whatever database this checkout otherwise uses is not touched.
    DATABASE_URL: "",
    DATABASE_OWNER_URL: "",
  };
  setEnv(variables);
  if (!existsSync(path.join(directory, "postgres", "cluster"))) {
    const { generateRows } = await import("../generate-data");
    const size = { bodies, measures, inspections };
    const code = await generateRows(Object.entries(size).flatMap(([name, value]) => [`--${name}`, `${value}`]));
    if (code !== 0) throw new Error("没有生成数据 (no data was generated)");
    // The address of the database it ran on is none of the server's that comes now.
    setEnv({ ...variables, DATABASE_DIRECTORY: "" });
  }
  return {
    base,
    variables,
    end: () => {
      if (!kept) rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type Launched = {
  supervisor: number;
  /** Of the database server. */
  postgres: number;
  webs: number[];
  ownerUrl: string;
  stop(): Promise<void>;
};

/** Whether a process serves pages: Next names them so. */
const servesPages = (pid: number) => /next-server|next\/dist\/bin\/next start/.test(titleOf(pid));

/** The process of the server that is connected to: the one that started the connection's. */
async function serverOf(ownerUrl: string): Promise<number> {
  const [pid] = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    return rows.map((row) => parentOf(row.pid));
  });
  if (pid === undefined) throw new Error("数据库不在本机 (the database is not on this machine)");
  return pid;
}

/** Does something over a connection of its own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Starts the ledger. @param statements a folder in which its web processes write down what they ask the database */
export async function launch({ variables }: Ground, statements?: string): Promise<Launched> {
  const writer = pathToFileURL(path.resolve("lib", "cli", "bench", "statements.mjs"));
  if (statements) writer.searchParams.set("to", statements);
  const ledger = startLedger({ ...variables, ...(statements && { NODE_OPTIONS: `--import ${writer}` }) });
  await ledger.ready;
  const { ownerUrl, stop } = await startEmbedded({ dataDirectory: path.resolve(variables.LEDGER_DATA_DIR ?? "") });
  const supervisor = ledger.pid ?? 0;
  return {
    supervisor,
    postgres: await serverOf(ownerUrl),
    webs: treeOf(supervisor).filter(servesPages),
    ownerUrl,
    stop: async () => {
      await ledger.stop();
      await stop();
    },
  };
}
