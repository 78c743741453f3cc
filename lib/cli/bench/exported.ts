import { askChecked, type Client, createClient, type Question } from "./client";
import { median } from "./figures";
import type { Launched } from "./ground";
import type { Measured } from "./pages";
import { memoryOf } from "./processes";

/** A whole ledger taken as a workbook: how long it takes, what it holds in memory, and what others feel of it meanwhile. */

const TIMES = 3;
/** A page asked before and meanwhile, in turn with the others. */
const ALONE = 20;
/** Milliseconds between two looks at the memory. */
const LOOK = 50;

export type Exported = {
  /** Seconds from the request to the last byte, and megabytes of the file. */
  seconds: number;
  size: number;
  /** Megabytes the web processes held more than before, at most. */
  memory: number;
  /** Medians of the pages in milliseconds, alone and meanwhile, and how many were asked meanwhile. */
  alone: number;
  beside: number;
  asked: number;
};

const held = ({ webs }: Launched) => webs.reduce((sum, pid) => sum + memoryOf(pid).resident, 0);

async function timed(client: Client, pages: readonly Measured[], going: () => boolean): Promise<number[]> {
  const ms: number[] = [];
  for (let at = 0; going(); at += 1) {
    const page = pages[at % pages.length];
    if (page) ms.push((await askChecked(client, page.question)).ms);
  }
  return ms;
}

async function once(base: string, ledger: Launched, question: Question, pages: readonly Measured[]): Promise<Exported> {
  const [own, others] = [createClient(base, 1), createClient(base, 1)];
  let left = ALONE;
  const alone = await timed(others, pages, () => left-- > 0);
  const before = held(ledger);
  let [most, going] = [before, true];
  const look = setInterval(() => {
    most = Math.max(most, held(ledger));
  }, LOOK);
  try {
    const exporting = askChecked(own, question).finally(() => {
      going = false;
    });
    const beside = await timed(others, pages, () => going);
    const { ms, sent } = await exporting;
    return {
      ...{ seconds: ms / 1000, size: sent / 1e6, memory: most - before },
      ...{ alone: median(alone), beside: median(beside), asked: beside.length },
    };
  } finally {
    clearInterval(look);
    own.close();
    others.close();
  }
}

/** Exports the ledger of an inspection, which has at most as many rows as one sheet takes. */
export async function exported(
  base: string,
  ledger: Launched,
  { inspectionId, cookie }: { inspectionId: string; cookie: string },
  pages: readonly Measured[],
): Promise<Exported> {
  const path = `/api/exports/ledger?${new URLSearchParams({ inspection: inspectionId, sheet: "ledger", as: "xlsx" })}`;
  const question: Question = { path, cookie, holds: [/^PK/] };
  const runs: Exported[] = [];
  for (let at = 0; at < TIMES; at += 1) runs.push(await once(base, ledger, question, pages));
  const of = (name: keyof Exported) => median(runs.map((run) => run[name]));
  return {
    ...{ seconds: of("seconds"), size: of("size"), memory: of("memory") },
    ...{ alone: of("alone"), beside: of("beside"), asked: of("asked") },
  };
}

/** The figures as lines of the last table. */
export function exportedRows({ seconds, size, memory, alone, beside, asked }: Exported): string[][] {
  const n = (value: number) => value.toFixed(0);
  return [
    ["台账导出 the whole ledger as .xlsx", `${seconds.toFixed(1)} s (${size.toFixed(1)} MB)`, "< 10 s"],
    ["memory the web processes hold more meanwhile", `+${n(memory)} MB`, "≤ +150 MB"],
    [
      "median of the pages meanwhile",
      `${n(beside)} ms of ${n(asked)} asked (alone ${n(alone)} ms, ${(beside / alone).toFixed(1)} times)`,
      "≤ 2 times",
    ],
  ];
}
