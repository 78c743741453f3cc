import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import { isAlive } from "@/lib/db/embedded-process.mjs";
import { residentMegabytes } from "@/lib/supervisor/memory.mjs";
import { freePortFrom } from "@/lib/supervisor/ports.mjs";
import { EXAMPLE_PASSWORD } from "../../prisma/seed/accounts";
import { REPORT } from "../hostile/files/hostile-file";
import { memoryBomb } from "../hostile/files/pdf-files";
import { actionId, ask, run, type Started, send, signIn } from "./ledger";

/**
 * The drill: the built application as `npm start` runs it, on a database of its own, people writing all the while. Web
 * processes, worker and database are killed; everything must be back, nothing acknowledged lost, nothing done twice.
 */

/** Everything is back within 5 s on a machine of its own; this one may be busy. */
const BACK_WITHIN = 15_000;

let dataDirectory = "";
let ledger: Started;
let cookie = "";
let accountId = "";
let measures: string[] = [];
const acknowledged: string[] = [];
let refused = 0;

const start = () =>
  run({ LEDGER_DATA_DIR: dataDirectory, PORT: `${ledgerPort}`, PROCESSES: "2", DATABASE_URL: "" }).ready;
let ledgerPort = 0;

/** Reports progress as 我的待办 does. True: the server said that it is kept. */
async function report(measureId: string, key: string, text: string): Promise<boolean> {
  const body = { entries: [{ measureId, kind: "PROGRESS", text }], idempotencyKey: key, pageAccount: accountId };
  const head = {
    Cookie: cookie,
    "Next-Action": actionId("reportManyAction"),
    "Content-Type": "text/plain;charset=UTF-8",
  };
  const answer = await send(ledger.port, "POST", "/my-work", head, JSON.stringify([body]));
  return answer.status === 200 && /"ok":true/.test(answer.text);
}

/** Writes without a pause until told to stop; what was not acknowledged is sent again with its key, as a person would. */
function write(measureId: string, who: string) {
  let going = true;
  const done = (async () => {
    for (let n = 1; going; n += 1) {
      const [key, text] = [randomUUID(), `演练 ${who}-${n}`];
      while (!(await report(measureId, key, text))) {
        refused += 1;
        // Nobody presses again at once; what is being started needs the machine.
        await pause(100);
      }
      acknowledged.push(text);
    }
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
}

async function health(): Promise<Record<string, { state?: string; restarts?: number; processes?: string }>> {
  const answer = await send(ledger.port, "GET", "/api/health");
  return answer.status === 200 ? JSON.parse(answer.text) : {};
}

/** Kills a part and waits until it is up again and something written since was acknowledged. @returns milliseconds */
async function kill(part: "web" | "worker" | "database"): Promise<number> {
  const pids = ledger.pids(part).filter(isAlive);
  const before = (await health())[part]?.restarts ?? 0;
  expect(pids.length).toBe(part === "web" ? 2 : 1);
  const since = performance.now();
  for (const pid of pids) process.kill(pid, "SIGKILL");
  const written = acknowledged.length;
  let last = {};
  await vi
    .waitUntil(
      async () => {
        const now = (await health())[part];
        last = now ?? {};
        const whole = part !== "web" || now?.processes === "2/2";
        // One of each writer may have been answered just before.
        return (
          now?.state === "up" && whole && now.restarts === before + pids.length && acknowledged.length > written + 2
        );
      },
      { timeout: BACK_WITHIN, interval: 50 },
    )
    .catch(() => {
      const since = acknowledged.length - written;
      const tail = ledger.said().slice(-3_000);
      throw new Error([part, "is not back:", JSON.stringify(last), since, "written since", tail].join(" "));
    });
  return Math.round(performance.now() - since);
}

/** Does something in each web process by itself: the others stand still meanwhile and take no connection. */
async function eachAlone(work: () => Promise<void>): Promise<void> {
  const pids = ledger.pids("web").filter(isAlive);
  expect(pids).toHaveLength(2);
  for (const pid of pids) {
    const others = pids.filter((other) => other !== pid);
    for (const other of others) process.kill(other, "SIGSTOP");
    await work().finally(() => {
      for (const other of others) process.kill(other, "SIGCONT");
    });
  }
}

/** Everything acknowledged is there, each once. */
async function expectAllKept(): Promise<void> {
  const rows = await ask<{ text: string }>(dataDirectory, "SELECT text FROM progress_entry WHERE text LIKE '演练 %'");
  expect(rows.map((row) => row.text).sort()).toEqual([...acknowledged].sort());
}

beforeAll(async () => {
  dataDirectory = mkdtempSync(path.join(os.tmpdir(), "ledger-drill-"));
  // As root the database runs under another account, which must be able to walk in.
  chmodSync(dataDirectory, 0o711);
  ledgerPort = await freePortFrom(3_300, "127.0.0.1");
  ledger = await start();
  ({ cookie } = await signIn(ledger.port, "lianluo1", EXAMPLE_PASSWORD));
  const rows = await ask<{ id: string; account: string }>(
    dataDirectory,
    `SELECT m.id, a.id AS account FROM measure m JOIN post p ON p.unit_id = m.lead_unit_id AND p.role = 'LIAISON'
     JOIN account a ON a.person_id = p.person_id
     WHERE a.login = 'lianluo1' AND m.status = 'UNDERWAY' AND m.struck_at IS NULL ORDER BY m.id LIMIT 2`,
  );
  measures = rows.map((row) => row.id);
  accountId = rows[0]?.account ?? "";
}, 180_000);

afterAll(async () => {
  if (isAlive(ledger.pid)) process.kill(ledger.pid, "SIGTERM");
  await ledger.ended;
  rmSync(dataDirectory, { recursive: true, force: true });
}, 60_000);

describe("the running ledger", () => {
  it("is back after web, worker and database were killed under writing, with everything acknowledged kept once", async () => {
    expect(measures).toHaveLength(2);
    const writers = measures.map((id, n) => write(id, `${n + 1}`));
    const times = [];
    for (const part of ["web", "worker", "database"] as const) times.push(`${part} ${await kill(part)} ms`);
    await Promise.all(writers.map((writer) => writer.stop()));
    await expectAllKept();
    console.log(`back after: ${times.join(", ")}; ${acknowledged.length} acknowledged, ${refused} sent again`);
    expect(ledger.said()).toMatch(/"part":"database","why":"gone","restarts":1/);
  }, 180_000);

  it("knows a session and counts wrong passwords in all its processes", async () => {
    const answers: string[] = [];
    await eachAlone(async () => {
      expect((await send(ledger.port, "GET", "/my-work", { Cookie: cookie })).status).toBe(200);
      for (let n = 1; n <= 3; n += 1) answers.push((await signIn(ledger.port, "ducha", "wrong-password-1")).why);
    });
    expect(answers.slice(0, 5)).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong"]);
    expect(answers[5]).toMatch(/^limited-/);
  }, 60_000);

  it("answers a key that another process has answered as that one did", async () => {
    const key = randomUUID();
    await eachAlone(async () => expect(await report(measures[0] ?? "", key, "演练 同一次提交")).toBe(true));
    acknowledged.push("演练 同一次提交");
    await expectAllKept();
  }, 30_000);

  it("gives up a file that costs too much while it answers others, says so, and reads the next", async () => {
    const { cookie: office } = await signIn(ledger.port, "bangongshi", EXAMPLE_PASSWORD);
    const [who] = await ask<{ body: string; account: string }>(
      dataDirectory,
      `SELECT p.body_id AS body, a.id AS account FROM account a JOIN person p ON p.id = a.person_id WHERE a.login = 'bangongshi'`,
    );
    const upload = (name: string, bytes: Uint8Array) => {
      const query = new URLSearchParams({
        bodyId: who?.body ?? "",
        key: randomUUID(),
        name,
        [PAGE_ACCOUNT]: who?.account ?? "",
      });
      return send(ledger.port, "POST", `/api/import?${query}`, { Cookie: office }, bytes);
    };
    let reading = true;
    const costly = upload("通报.pdf", memoryBomb()).finally(() => {
      reading = false;
    });
    let answered = 0;
    for (; reading; answered += 1)
      expect((await send(ledger.port, "GET", "/my-work", { Cookie: cookie })).status).toBe(200);
    expect(await costly).toMatchObject({ status: 422, text: expect.stringContaining("占用内存过多，已停止读取") });
    expect(answered).toBeGreaterThan(0);
    expect(ledger.said()).toMatch(/"cause":"memory".*"a file was given up"/);
    expect(await upload("通报.txt", Buffer.from(REPORT))).toMatchObject({ status: 200 });
    expect((await health()).reading).toMatchObject({ waiting: 0, read: 1, killed: 1 });
  }, 120_000);

  it("needs a supervisor of at most 60 MB", () => {
    // Undefined where the system does not tell (not Linux).
    expect(residentMegabytes(ledger.pid) ?? 0).toBeLessThanOrEqual(60);
  });

  it("leaves no process behind when the supervisor is killed, and starts again", async () => {
    const children = [...ledger.pids("web"), ...ledger.pids("worker")].filter(isAlive);
    expect(children).toHaveLength(3);
    process.kill(ledger.pid, "SIGKILL");
    await vi.waitUntil(() => !children.some(isAlive), { timeout: BACK_WITHIN, interval: 50 });
    ledger = await start();
    await expectAllKept();
  }, 90_000);

  it("finishes what it was asked before it ends, and stops its database", async () => {
    const last = report(measures[0] ?? "", randomUUID(), "演练 最后一次");
    // Asked for by name, so it has been taken up; the answer is still to come.
    await vi.waitUntil(async () => (await health()).web?.state === "up", { timeout: BACK_WITHIN, interval: 20 });
    process.kill(ledger.pid, "SIGTERM");
    expect(await last).toBe(true);
    expect(await ledger.ended).toBe(0);
    expect(existsSync(path.join(dataDirectory, "postgres", "cluster", "postmaster.pid"))).toBe(false);
  }, 60_000);
});

describe("a data directory of another PostgreSQL", () => {
  it("ends the start with a sentence and exit code 1, untouched", async () => {
    const other = mkdtempSync(path.join(os.tmpdir(), "ledger-major-"));
    chmodSync(other, 0o711);
    const cluster = path.join(other, "postgres", "cluster");
    mkdirSync(cluster, { recursive: true });
    chmodSync(path.join(other, "postgres"), 0o711);
    writeFileSync(path.join(other, "postgres", "owner-password"), "kept");
    writeFileSync(path.join(cluster, "PG_VERSION"), "17\n");
    const { ended, said } = run({ LEDGER_DATA_DIR: other, PORT: `${ledgerPort}`, DATABASE_URL: "" });
    expect(await ended).toBe(1);
    expect(said()).toMatch(/数据目录由 PostgreSQL 17 建立.*备份.*restore/s);
    expect(readdirSync(cluster)).toEqual(["PG_VERSION"]);
    rmSync(other, { recursive: true, force: true });
  }, 60_000);
});
