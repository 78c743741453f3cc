import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "../db/embedded";
import { ensureWebLogin, ownsTables, webPassword } from "../db/web-login";
import { dataDirectory, env, setEnv } from "../env";
import { log } from "../log";
import { type Installation, installationOf } from "./installation";
import { migrate } from "./migrate";

const SHARED_LOGIN =
  "DATABASE_URL signs in as the owner of the tables: nothing in the database keeps the web processes from rewriting history. " +
  "Make a second login (README, Operation) and set DATABASE_OWNER_URL";

export interface ReadyDatabase {
  /** One line for the operator: which server, where its files are. */
  where: string;
  /** Migrations applied now. */
  applied: string[];
  installation: Installation;
  /** Connection of the owner, for this command alone: it is in no environment that is handed on. */
  ownerUrl: string;
  /** Leaves the embedded server; nothing to do for a server of one's own. */
  stop(): Promise<void>;
}

/** Loaded only where something is left to do: a fresh checkout has no generated client before, and it takes its time. */
async function runDataSteps(ownerUrl: string): Promise<Installation> {
  const found = await installationOf(ownerUrl);
  if (found.stepsLeft) await (await import("../features/audit/commands/data-steps")).runDataSteps(ownerUrl);
  return found;
}

/**
 * The database a command works on: DATABASE_URL, else the embedded server, started or joined. Brings it up to date
 * and sets DATABASE_URL for this process and its children.
 * @param start how the embedded server is started: by this command, or by the supervisor that keeps it
 * @throws with a sentence for the operator
 */
export async function readyDatabase(
  start: (options: EmbeddedOptions) => Promise<EmbeddedServer> = startEmbedded,
): Promise<ReadyDatabase> {
  const { DATABASE_URL, DATABASE_OWNER_URL, EXAMPLE_LEDGER, PROCESSES, DATABASE_POOL_SIZE } = env();
  if (DATABASE_URL) {
    const ownerUrl = DATABASE_OWNER_URL ?? DATABASE_URL;
    const applied = await migrate({ ownerUrl, runtimeUrl: DATABASE_URL });
    const installation = await runDataSteps(ownerUrl);
    if (await ownsTables(DATABASE_URL)) log().warn({}, SHARED_LOGIN);
    const { host, pathname } = new URL(DATABASE_URL);
    return { where: `${host}${pathname}`, applied, installation, ownerUrl, stop: async () => undefined };
  }
  // Every web process and the worker have a pool of their own; the rest is for commands beside them.
  const connections = (PROCESSES + 2) * DATABASE_POOL_SIZE + 20;
  const server = await start({ dataDirectory: dataDirectory(), connections });
  try {
    const applied = await migrate({ ownerUrl: server.ownerUrl });
    const installation = await runDataSteps(server.ownerUrl);
    // Web and worker processes never learn how the owner signs in: what they inherit is a login that owns nothing.
    const webUrl = await ensureWebLogin(server.ownerUrl, webPassword(server.directory));
    // The example ledger depends on whose server it is: settled before the address is filled in.
    setEnv({ DATABASE_URL: webUrl, DATABASE_DIRECTORY: server.directory, EXAMPLE_LEDGER });
    const state = server.joined ? "已在运行 already running" : "已启动 started";
    return {
      where: `内置 embedded (${state}): ${server.directory}`,
      applied,
      installation,
      ownerUrl: server.ownerUrl,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
