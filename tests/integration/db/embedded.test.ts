import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedServer, startEmbedded } from "@/lib/db/embedded";

let dataDirectory = "";
let directory = "";

const start = () => startEmbedded({ dataDirectory, throwaway: true });
const pidFile = () => path.join(directory, "cluster", "postmaster.pid");
const serverPid = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);

async function ask<T extends Record<string, unknown>>(server: EmbeddedServer, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  return client
    .query<T>(sql)
    .then((result) => result.rows)
    .finally(() => client.end());
}

/** A process that starts the server and then waits to be ended. */
async function startInProcess() {
  const script = `import { startEmbedded } from "./lib/db/embedded";
    const server = await startEmbedded({ dataDirectory: ${JSON.stringify(dataDirectory)}, throwaway: true });
    process.on("SIGINT", () => void server.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);
    console.log("joined " + server.joined);`;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: said.toString().trim() };
}

beforeAll(async () => {
  dataDirectory = mkdtempSync(path.join(os.tmpdir(), "ledger-embedded-"));
  // As root the server runs under another account, which must be able to walk in.
  chmodSync(dataDirectory, 0o711);
  const server = await start();
  directory = server.directory;
  await ask(server, "CREATE TABLE kept AS SELECT 7 AS number");
  await server.stop();
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
  rmSync(dataDirectory, { recursive: true, force: true });
});

describe("the embedded server", () => {
  it("keeps its data and is gone after the stop", async () => {
    expect(existsSync(pidFile())).toBe(false);
    const server = await start();
    expect(await ask(server, "SELECT number FROM kept")).toEqual([{ number: 7 }]);
    await server.stop();
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  it("listens on loopback only, speaks UTF-8 and keeps its password to itself", async () => {
    const server = await start();
    const [settings] = await ask(
      server,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
              pg_encoding_to_char(encoding) AS encoding, datcollate AS locale
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(settings).toMatchObject({
      addresses: "127.0.0.1",
      sockets: "",
      encoding: "UTF8",
      locale: expect.stringMatching(/^C/),
    });
    expect(statSync(path.join(directory, "owner-password")).mode & 0o777).toBe(0o600);
    const stranger = new URL(server.ownerUrl);
    stranger.password = "guess";
    await expect(new Client({ connectionString: stranger.toString() }).connect()).rejects.toThrow(
      /password authentication failed/,
    );
    await server.stop();
  });

  it("is joined by a second start and stopped by the last to leave", async () => {
    const first = await startInProcess();
    const second = await start();
    expect([first.said, second.joined]).toEqual(["joined false", true]);
    first.child.kill("SIGINT");
    expect(await once(first.child, "exit")).toEqual([0, null]);
    expect(await ask(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  it("outlives a killed command, is joined by the next and stopped by it", async () => {
    const killed = await startInProcess();
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");
    const next = await start();
    expect(next.joined).toBe(true);
    await next.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  it("recovers after it was killed itself", async () => {
    const before = await start();
    const killed = serverPid();
    process.kill(killed, "SIGKILL");
    const after = await start();
    expect(after.joined).toBe(false);
    expect(serverPid()).not.toBe(killed);
    expect(await ask(after, "SELECT number FROM kept")).toEqual([{ number: 7 }]);
    await after.stop();
    await before.stop();
  });

  it("is not fooled by a note whose process number now belongs to something else", async () => {
    const server = await start();
    const note = readFileSync(pidFile(), "utf8");
    await server.stop();
    writeFileSync(pidFile(), note.replace(/^\d+/, `${process.pid}`), { mode: 0o644 });
    const again = await start();
    expect(again.joined).toBe(false);
    expect(serverPid()).not.toBe(process.pid);
    await again.stop();
  });

  it("refuses a directory of another major version with a sentence and touches nothing", async () => {
    const version = path.join(directory, "cluster", "PG_VERSION");
    const ours = readFileSync(version, "utf8");
    writeFileSync(version, "17\n");
    const before = readdirSync(path.join(directory, "cluster")).sort();
    await expect(start()).rejects.toThrow(/PostgreSQL 17 建立.*备份.*LEDGER_DATA_DIR/s);
    expect(readdirSync(path.join(directory, "cluster")).sort()).toEqual(before);
    expect(readFileSync(version, "utf8")).toBe("17\n");
    writeFileSync(version, ours);
  });

  it("takes another port when its last one is taken", async () => {
    const first = await start();
    const { port } = first;
    await first.stop();
    const taker = net.createServer().listen(port, "127.0.0.1");
    await once(taker, "listening");
    const second = await start();
    expect(second.port).not.toBe(port);
    await second.stop();
    taker.close();
  });

  it("is one server when three start it together", async () => {
    const three = await Promise.all([startInProcess(), startInProcess(), startInProcess()]);
    expect(three.map((one) => one.said).sort()).toEqual(["joined false", "joined true", "joined true"]);
    for (const { child } of three) {
      child.kill("SIGINT");
      await once(child, "exit");
    }
    expect(existsSync(pidFile())).toBe(false);
  });
});
