import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { setEnv } from "@/lib/env";
import { DESK_REPORT } from "@/lib/features/import/readings";
import { SHEET } from "@/lib/features/sheet/readings";
import { readingLimits } from "@/lib/reading/desk";
import { readerProgram } from "@/lib/reading/program";
import { inOnePart, readForeign } from "@/lib/reading/read-foreign";
import { createReadingQueue } from "@/lib/supervisor/reading/queue.mjs";
import { serveReadings } from "@/lib/supervisor/reading/socket.mjs";
import { type HostileFile, OF_REPORT, REPORT } from "./files/hostile-file";
import { pageFiles } from "./files/page-files";
import { pdfFiles } from "./files/pdf-files";
import { sheetFiles } from "./files/sheet-files";
import { textFiles } from "./files/text-files";
import { wordFiles } from "./files/word-files";
import { zipFiles } from "./files/zip-files";

/** Files made to hurt, through the socket and in the process that reads, under the limits of the product. */

const SECRET = "the-content-of-a-file-outside";
const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-hostile-"));
const outside = path.join(folder, "outside.txt");
writeFileSync(outside, SECRET);

let asked = 0;
const listener = net.createServer((socket) => {
  asked += 1;
  socket.destroy();
});
await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
const bait = { path: outside, address: `http://127.0.0.1:${(listener.address() as net.AddressInfo).port}` };

type Cost = { megabytes: number; cause?: string };
const costs: Cost[] = [];
const note = (facts: Record<string, unknown>) => void costs.push(facts as Cost);
const { limits, waiting } = readingLimits();
/** Several files of one process: what a hostile one leaves behind the next would meet. */
const queueOf = (seconds: number) =>
  createReadingQueue({
    program: readerProgram(),
    limits: { ...limits, seconds },
    waiting,
    files: 12,
    log: { info: note, warn: note, error: note },
  });
const queues = { patient: queueOf(limits.seconds), impatient: queueOf(2) };
const servers = {
  patient: await serveReadings(queues.patient, path.join(folder, "patient")),
  impatient: await serveReadings(queues.impatient, path.join(folder, "impatient")),
};

afterEach(() => void setEnv({ READING_SOCKET: "" }));
afterAll(() => {
  for (const one of Object.values(servers)) one.close();
  for (const one of Object.values(queues)) one.stop();
  listener.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (name: string, bytes: Uint8Array) =>
  readForeign(
    DESK_REPORT,
    { options: { fileName: name, pasted: false }, bytes: () => inOnePart(bytes) },
    async (result) => ({
      ok: true as const,
      result,
    }),
  );

const KINDS: [kind: string, files: HostileFile[]][] = [
  ["Word files", wordFiles(bait)],
  ["zips", zipFiles()],
  ["pages", pageFiles(bait)],
  ["PDF files", pdfFiles(bait)],
  ["text", textFiles()],
];

const KILLED = { time: /^这份文件读取用时过长，已停止读取。/, memory: /^这份文件读取时占用内存过多，已停止读取。/ };

describe.each(KINDS)("%s", (_, files) => {
  test.each(files)("$what", async (file) => {
    const killed = "killed" in file ? file.killed : undefined;
    setEnv({ READING_SOCKET: servers[killed === "time" ? "impatient" : "patient"].address });
    const at = costs.length;
    const result = await read(file.name, file.make());
    const cost = costs[at];
    expect(cost?.cause).toBe(killed);
    // What is killed for its memory is seen between two looks.
    expect(cost?.megabytes).toBeLessThan(limits.memory * (killed === "memory" ? 1.5 : 1));
    if ("reads" in file) {
      const text = result.ok ? result.result.text : result.why;
      if (typeof file.reads === "string") expect(text).toContain(file.reads);
      else expect(text).toMatch(file.reads);
    } else {
      const why = result.ok ? "it was read" : result.why;
      expect(why).toMatch("told" in file ? file.told : KILLED[file.killed]);
      expect(why).toMatch(/^[^\n]*请[^\n]*。$/);
    }
    expect(JSON.stringify(result)).not.toContain(SECRET);

    const next = await read("通报.txt", Buffer.from(REPORT));
    expect(next.ok ? next.result.text : next.why).toContain(OF_REPORT);
  });
});

const readAsSheet = (bytes: Uint8Array, fileName: string) =>
  readForeign(SHEET, { options: { fileName }, bytes: () => inOnePart(bytes) }, async (result) => ({
    ok: true as const,
    result,
  }));

describe("sheets", () => {
  const ORDINARY = sheetFiles[0];

  test.each(sheetFiles)("$what", async ({ make, reads }) => {
    setEnv({ READING_SOCKET: servers.patient.address });
    const at = costs.length;
    const read = await readAsSheet(make(), "台账.xlsx");
    expect(costs[at]?.cause).toBeUndefined();
    expect(costs[at]?.megabytes).toBeLessThan(limits.memory);
    if (!read.ok) expect(read.why).toMatch(/^[^\n]*请[^\n]*。$/);
    if (reads) expect(read.ok && read.result.sheets[0]?.rows.length).toBeGreaterThan(0);
    const next = await readAsSheet(ORDINARY?.make() ?? new Uint8Array(), "台账.xlsx");
    expect(next.ok && next.result.sheets[0]?.rows).toMatchObject([{ measure: "制定计划" }]);
  });

  test.each(KINDS)(
    "%s are none, or are read without harm",
    async (_, files) => {
      setEnv({ READING_SOCKET: servers.patient.address });
      for (const file of files) {
        const at = costs.length;
        const read = await readAsSheet(file.make(), file.name);
        expect(costs[at]?.cause, file.what).toBeUndefined();
        if (!read.ok) expect(read.why).toMatch(/^[^\n]*请[^\n]*。$/);
        expect(JSON.stringify(read)).not.toContain(SECRET);
      }
    },
    60_000,
  );
});

test("more than sixty files were tried, and no address was asked", () => {
  expect(KINDS.flatMap(([, files]) => files).length).toBeGreaterThan(60);
  expect(asked).toBe(0);
});
