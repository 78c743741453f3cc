import type { DeskSheet } from "../../features/sheet/readings";
import { inOnePart, readForeign } from "../../reading/read-foreign";
import { askChecked, type Client, createClient, type Question } from "./client";
import { median } from "./figures";
import { type Launched, withClient } from "./ground";
import type { Measured } from "./pages";
import { memoryOf, titleOf, treeOf } from "./processes";

/**
 * A whole ledger taken out as a workbook, and that workbook read again: how long each takes, what is held in memory, and
 * what others feel of it meanwhile.
 */

const TIMES = 3;
/** Pages asked before, in turn, as they are asked meanwhile. */
const ALONE = 20;
/** Milliseconds between two looks at the memory. */
const LOOK = 50;

type Beside = {
  seconds: number;
  /** Megabytes held at most. */
  most: number;
  /** Medians of the pages in milliseconds, alone and meanwhile, and how many were asked meanwhile. */
  alone: number;
  meanwhile: number;
  asked: number;
};

async function timed(client: Client, pages: readonly Measured[], going: () => boolean): Promise<number[]> {
  const ms: number[] = [];
  for (let at = 0; going(); at += 1) {
    const page = pages[at % pages.length];
    if (page) ms.push((await askChecked(client, page.question)).ms);
  }
  return ms;
}

/** Does something while pages are asked one after the other. @param held what it holds in megabytes, asked for all the time */
async function besidePages<T>(
  base: string,
  pages: readonly Measured[],
  held: () => number,
  work: () => Promise<T>,
): Promise<{ done: T; found: Beside }> {
  const client = createClient(base, 1);
  let left = ALONE;
  const alone = await timed(client, pages, () => left-- > 0);
  let [most, going] = [held(), true];
  const look = setInterval(() => {
    most = Math.max(most, held());
  }, LOOK);
  try {
    const started = performance.now();
    const working = work().finally(() => {
      going = false;
    });
    const meanwhile = timed(client, pages, () => going);
    const done = await working;
    const seconds = (performance.now() - started) / 1000;
    const ms = await meanwhile;
    return { done, found: { seconds, most, alone: median(alone), meanwhile: median(ms), asked: ms.length } };
  } finally {
    clearInterval(look);
    client.close();
  }
}

const mediansOf = (runs: readonly Beside[]): Beside => {
  const of = (name: keyof Beside) => median(runs.map((run) => run[name]));
  return {
    seconds: of("seconds"),
    most: of("most"),
    alone: of("alone"),
    meanwhile: of("meanwhile"),
    asked: of("asked"),
  };
};

export type Sheets = {
  /** `most` is what the web processes hold more than before. */
  out: Beside;
  /** `most` is what the process that reads holds. */
  back: Beside;
  bytes: number;
  rows: number;
};

/** Has a workbook read as the desk that takes sheets in has it read. @returns its rows the ledger knows as its own */
async function readBack(bytes: Buffer): Promise<number> {
  const { DESK_SHEET } = await import("../../features/sheet/readings");
  const { NO_CHOICES } = await import("../../features/sheet/compare/choices");
  const options = { fileName: "台账.xlsx", wanted: NO_CHOICES.wanted };
  const of = { options, bytes: () => inOnePart(bytes) };
  const read = await readForeign(DESK_SHEET, of, async (result: DeskSheet) => ({ ok: true as const, result }));
  if (!read.ok) throw new Error(read.why);
  return read.result.own?.rows.length ?? 0;
}

/** Measures the list has: what is struck is in none. */
async function listed(ownerUrl: string, inspectionId: string): Promise<number> {
  const of = "SELECT count(*)::int AS n FROM measure WHERE inspection_id = $1 AND struck_at IS NULL";
  const { rows } = await withClient(ownerUrl, (client) => client.query<{ n: number }>(of, [inspectionId]));
  return rows[0]?.n ?? 0;
}

/** Takes out the ledger of an inspection, which has at most as many rows as one sheet takes, and reads it back. */
export async function sheets(
  base: string,
  { webs, ownerUrl }: Launched,
  { inspectionId, cookie }: { inspectionId: string; cookie: string },
  pages: readonly Measured[],
): Promise<Sheets> {
  const path = `/api/exports/ledger?${new URLSearchParams({ inspection: inspectionId, sheet: "ledger", as: "xlsx" })}`;
  const question: Question = { path, cookie, holds: [/^PK/] };
  const client = createClient(base, 1);
  const served = () => webs.reduce((sum, pid) => sum + memoryOf(pid).resident, 0);
  // The queue of this process has the file read, by the same program and under the same limits as the ledger's own.
  const reads = () => treeOf(process.pid).filter((pid) => /\.reader\/reader\.mjs/.test(titleOf(pid)));
  const reading = () => Math.max(0, ...reads().map((pid) => memoryOf(pid).resident));
  const [out, back]: [Beside[], Beside[]] = [[], []];
  const rows = await listed(ownerUrl, inspectionId);
  let bytes: Buffer = Buffer.alloc(0);
  try {
    for (let at = 0; at < TIMES; at += 1) {
      const before = served();
      const run = await besidePages(
        base,
        pages,
        () => served() - before,
        () => askChecked(client, question),
      );
      bytes = run.done.bytes;
      out.push(run.found);
    }
    for (let at = 0; at < TIMES; at += 1) {
      const run = await besidePages(base, pages, reading, () => readBack(bytes));
      if (run.done !== rows) throw new Error(`${run.done} of ${rows} rows were read back`);
      back.push(run.found);
    }
  } finally {
    client.close();
  }
  return { out: mediansOf(out), back: mediansOf(back), bytes: bytes.length, rows };
}

/** The figures as lines of the last table. */
export function sheetsRows({ out, back, bytes, rows }: Sheets): string[][] {
  const n = (value: number) => value.toFixed(0);
  const times = ({ alone, meanwhile, asked }: Beside) =>
    `${n(meanwhile)} ms of ${n(asked)} asked (alone ${n(alone)} ms, ${(meanwhile / alone).toFixed(1)} times)`;
  return [
    [`台账导出 ${rows} rows as .xlsx`, `${out.seconds.toFixed(1)} s (${(bytes / 1e6).toFixed(1)} MB)`, "< 10 s"],
    ["memory the web processes hold more meanwhile", `+${n(out.most)} MB`, "≤ +150 MB"],
    ["median of the pages meanwhile", times(out), "–"],
    [`表格识别 the same ${rows} rows read again`, `${back.seconds.toFixed(1)} s`, "< 20 s"],
    ["memory the process that reads holds", `${n(back.most)} MB`, "< 500 MB"],
    ["median of the pages meanwhile", times(back), "≤ 2 times"],
  ];
}
