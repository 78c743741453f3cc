import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DESK_REPORT, SCRIPT_REPORT } from "@/lib/features/import/readings";
import { readingLimits } from "@/lib/reading/desk";
import { readerProgram } from "@/lib/reading/program";
import { inOnePart, readForeign } from "@/lib/reading/read-foreign";
import { createReadingQueue } from "@/lib/supervisor/reading/queue.mjs";
import { serveReadings } from "@/lib/supervisor/reading/socket.mjs";
import { Random } from "@/prisma/seed/bulk/random";
import { setEnv } from "../../env";
import { buildReader } from "../build-reader";
import { textTable } from "../table";
import { mutated } from "./mutations";
import { type Original, originals } from "./originals";

/**
 * `npm run cli -- mutate-reports [N] [--seed S] [--keep FOLDER]`: our own reports as Word files and pages, each changed at
 * random, through the process that reads. Prints what became of them; exit 1 when one of them made the reader fault or end
 * by itself. The same seed makes the same files; what did not end in a reading or a reason is kept in FOLDER.
 */

const USUAL = "10000";
/** Files of one process: quicker than one each, and what one leaves behind the next would meet. */
const FILES_OF_A_PROCESS = 50;

type Outcome = { kind: Original["kind"]; told: string; bad: boolean };

/** Sentences are counted by how they begin. */
const sort = (why: string) => why.split(/[。，（：]/)[0] ?? "";

const KILLED = /^这份文件(?:读取用时过长|读取时占用内存过多|识别结果过多)/;
const ENDED = /^这份文件的结构有问题/;

export async function mutations(count: number, seed: number, given: { program?: string; keep?: string } = {}) {
  const { program = readerProgram(), keep } = given;
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-mutations-"));
  const queue = createReadingQueue({ program, ...readingLimits(), files: FILES_OF_A_PROCESS });
  const server = await serveReadings(queue, folder);
  setEnv({ READING_SOCKET: server.address });
  const all = await originals();
  const outcomes: Outcome[] = [];
  try {
    for (let at = 0; at < count; at += 1) {
      const random = new Random(seed + at);
      const [original, other] = [random.of(all), random.of(all)];
      const bytes = mutated(
        original,
        random,
        other.kind === "html"
          ? other.text
          : Buffer.from(other.parts.find(({ name }) => name === "word/document.xml")?.bytes ?? "").toString(),
      );
      const outcome = await told(original, bytes, at);
      outcomes.push({ kind: original.kind, ...outcome });
      if (keep && (outcome.bad || outcome.told.startsWith("killed"))) {
        mkdirSync(keep, { recursive: true });
        writeFileSync(path.join(keep, `${seed + at}.${original.kind}`), bytes);
      }
    }
  } finally {
    setEnv({ READING_SOCKET: "" });
    server.close();
    queue.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}

/** For the import desk and for scripts in turn: they end in different hands. */
async function told({ kind }: Original, bytes: Buffer, at: number): Promise<{ told: string; bad: boolean }> {
  const asking = { options: { fileName: `通报.${kind}`, pasted: false }, bytes: () => inOnePart(bytes) };
  const done = async () => ({ ok: true as const });
  try {
    const read =
      at % 2 === 0 ? await readForeign(DESK_REPORT, asking, done) : await readForeign(SCRIPT_REPORT, asking, done);
    if (read.ok) return { told: "读出 (read)", bad: false };
    if (ENDED.test(read.why)) return { told: "进程自行结束 (the process ended)", bad: true };
    return {
      told: KILLED.test(read.why) ? `停止 (killed)：${sort(read.why)}` : `拒绝 (refused)：${sort(read.why)}`,
      bad: false,
    };
  } catch (error) {
    return { told: `出错 (fault)：${error instanceof Error ? error.message : error}`, bad: true };
  }
}

/** How many ended in which way, the commonest first. */
function tally(outcomes: readonly Outcome[]): string[][] {
  const rows = new Map<string, { docx: number; html: number }>();
  for (const { kind, told: said } of outcomes) {
    const row = rows.get(said) ?? { docx: 0, html: 0 };
    row[kind] += 1;
    rows.set(said, row);
  }
  return [...rows]
    .sort(([, a], [, b]) => b.docx + b.html - a.docx - a.html)
    .map(([said, { docx, html }]) => [said, String(docx), String(html)]);
}

export async function mutateReports(words: readonly string[], program?: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { seed: { type: "string", default: "1" }, keep: { type: "string" } },
  });
  await buildReader();
  const { keep } = values;
  const began = performance.now();
  const outcomes = await mutations(Number(positionals[0] ?? USUAL), Number(values.seed), {
    ...(program && { program }),
    ...(keep && { keep }),
  });
  const bad = outcomes.filter((one) => one.bad).length;
  console.log(textTable([["结果 (outcome)", "docx", "html"], ...tally(outcomes)]));
  console.log(
    `\n${outcomes.length} 份，崩溃 ${bad} 份 (crashes)，${Math.round((performance.now() - began) / 1000)} 秒，种子 ${values.seed} (seed)`,
  );
  return bad > 0 ? 1 : 0;
}
