import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { setEnv } from "@/lib/env";
import { DESK_REPORT, SCRIPT_REPORT } from "@/lib/features/import/readings";
import { dismissReading, handedInBy } from "@/lib/reading/desk";
import { readerProgram } from "@/lib/reading/program";
import { inOnePart, ReadingFault, readForeign } from "@/lib/reading/read-foreign";
import { createReadingQueue } from "@/lib/supervisor/reading/queue.mjs";
import { serveReadings } from "@/lib/supervisor/reading/socket.mjs";
import { fixtureBytes } from "../import/fixture";
import { LIMITS, queueOf } from "./programs";

/** Files handed in over the socket of the machine's queue, as web processes do it. */

afterEach(() => void setEnv({ READING_SOCKET: "" }));

async function served(queue: ReturnType<typeof queueOf>, directory?: string) {
  const folder = directory ?? mkdtempSync(path.join(os.tmpdir(), "ledger-sock-"));
  const server = await serveReadings(queue, folder);
  setEnv({ READING_SOCKET: server.address });
  onTestFinished(() => {
    server.close();
    queue.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...server, folder };
}

const ours = () =>
  createReadingQueue({
    program: readerProgram(),
    waiting: 60,
    limits: { ...LIMITS, memory: 512, seconds: 20, patience: 90, result: 10_000_000 },
  });

const report = fixtureBytes("run-in-with-blocks.txt");
const options = { fileName: "通报.txt", pasted: false };
const kept = async <R>(result: R) => ({ ok: true as const, result });

test("a report is read as in this process, in parts, and nobody else may open the socket", async () => {
  const { address } = await served(ours());
  expect(statSync(address).mode & 0o777).toBe(0o600);
  async function* inParts() {
    for (let at = 0; at < report.length; at += 1000) yield report.subarray(at, at + 1000);
  }
  const over = await readForeign(SCRIPT_REPORT, { options, bytes: inParts }, kept);
  setEnv({ READING_SOCKET: "" });
  const here = await readForeign(SCRIPT_REPORT, { options, bytes: () => inOnePart(report) }, kept);
  expect(over).toMatchObject({ ok: true, result: { kind: "xuncha" } });
  expect(over).toEqual(here);
});

test("a refusal is a sentence, kept for its owner until he asks", async () => {
  await served(ours());
  const bytes = () => inOnePart(Buffer.from("\u00ff\u00d8\u00ff", "latin1"));
  const asking = { options: { fileName: "a.jpg", pasted: false }, bytes, owner: "u1", label: "a.jpg" };
  const read = await readForeign(DESK_REPORT, asking, kept);
  expect(read).toMatchObject({ ok: false, why: expect.stringMatching(/图片.*。$/) });
  await expect
    .poll(() => handedInBy("u1"))
    .toMatchObject([{ label: "a.jpg", state: "failed", why: "why" in read ? read.why : "" }]);
  expect(await handedInBy("u2")).toEqual([]);
  const [failed] = await handedInBy("u1");
  await dismissReading("u2", failed?.id ?? "");
  expect(await handedInBy("u1")).toHaveLength(1);
  await dismissReading("u1", failed?.id ?? "");
  expect(await handedInBy("u1")).toEqual([]);
});

test("twenty-five at once are read one after the other, each with its own answer", async () => {
  await served(queueOf("say({ ok: true, result: { size: bytes.length } });"));
  const places: number[][] = [];
  const all = Array.from({ length: 25 }, (_, i) => {
    const mine: number[] = [];
    places.push(mine);
    const bytes = () => inOnePart(Buffer.alloc(i + 1));
    return readForeign(SCRIPT_REPORT, { options, bytes, place: (ahead) => mine.push(ahead) }, kept);
  });
  const sizes = (await Promise.all(all)).map((read) => (read.ok ? Number(read.result.size) : 0));
  expect(new Set(sizes).size).toBe(25);
  expect(Math.max(...places.flat())).toBeGreaterThanOrEqual(20);
  for (const mine of places) expect(mine.at(-1)).toBe(0);
}, 60_000);

test("a mistake of the reader is an error, not the file's; what it answers is checked", async () => {
  await served(queueOf('say(bytes.includes("fault") ? { fault: "TypeError" } : { ok: true, result: { text: 7 } });'));
  const ask = (text: string) => readForeign(DESK_REPORT, { options, bytes: () => inOnePart(Buffer.from(text)) }, kept);
  await expect(ask("fault")).rejects.toThrow(ReadingFault);
  await expect(ask("other")).rejects.toThrow();
});

test("words nobody understands, and a sender that goes away, leave the queue as it was", async () => {
  const queue = queueOf("say({ ok: true, result: {} });");
  const { address } = await served(queue);
  for (const words of ["no frame at all", "J\u0000\u0000\u0000\u0002{}", "J\u0000\u0000\u0000\u0002]["]) {
    await new Promise<void>((resolve) => {
      const socket = net.connect(address, () => socket.end(words));
      socket.once("close", () => resolve());
      socket.on("error", () => undefined).resume();
    });
  }
  async function* never(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(10);
    throw new Error("the browser went away");
  }
  await expect(readForeign(SCRIPT_REPORT, { options, bytes: never }, kept)).rejects.toThrow();
  expect(await readForeign(SCRIPT_REPORT, { options, bytes: () => inOnePart(report) }, kept)).toMatchObject({
    ok: true,
  });
  await expect.poll(() => queue.status().waiting).toBe(0);
});

test("a directory whose name is too long for a socket gets one elsewhere; one left over is removed", async () => {
  const top = mkdtempSync(path.join(os.tmpdir(), "ledger-long-"));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const long = path.join(top, "长".repeat(40));
  mkdirSync(long);
  // A process number no system gives.
  const left = path.join(long, "reading-99999999.sock");
  writeFileSync(left, "");
  const { address } = await served(ours(), long);
  expect(Buffer.byteLength(address)).toBeLessThan(100);
  expect(existsSync(left)).toBe(false);
  expect(await readForeign(SCRIPT_REPORT, { options, bytes: () => inOnePart(report) }, kept)).toMatchObject({
    ok: true,
  });
});
