import { randomUUID } from "node:crypto";
import { PAGE_ACCOUNT } from "../../access/page-account";
import { costlyPage, costlyPdf } from "../costly-files";
import { askChecked, createClient } from "./client";
import { quantile } from "./figures";
import type { Measured } from "./pages";
import { markdownTable } from "./report";
import type { Session } from "./sessions";

/**
 * What others feel of hostile files: they are handed in one after the other, as the import desk sends them, until told to
 * stop. One that runs into the limit of computing keeps the process that reads busy for as long as a file may.
 */

const FILES = [
  ["通报.pdf", costlyPdf],
  ["通报.html", () => Buffer.from(costlyPage())],
] as const;

async function handIn(
  { page, bodyId, accountId }: Session,
  base: string,
  name: string,
  bytes: Buffer,
): Promise<string> {
  const query = new URLSearchParams({ bodyId, key: randomUUID(), name, [PAGE_ACCOUNT]: accountId });
  const headers = { Origin: base, "Content-Type": "application/octet-stream" };
  const answer = await page.request.post(`${base}/api/import?${query}`, { data: bytes, headers, timeout: 180_000 });
  return ((await answer.json()) as { why?: string }).why ?? "read";
}

/** Hands files in while `work` is done. @returns also what was said of each */
async function besideHostileFiles<T>(sender: Session, base: string, work: () => Promise<T>) {
  let going = true;
  const said: string[] = [];
  const sending = (async () => {
    for (let at = 0; going; at += 1) {
      const [name, make] = FILES[at % FILES.length] as (typeof FILES)[number];
      said.push(await handIn(sender, base, name, make()));
    }
  })();
  try {
    return { done: await work(), said };
  } finally {
    going = false;
    await sending;
  }
}

/** p95 of each page without and while hostile files are read: at most twice as long is what is asked. */
export async function hostileTable(
  sender: Session,
  base: string,
  pages: readonly Measured[],
  runs: number,
): Promise<string> {
  const client = createClient(base, 1);
  const timed = async () => {
    const p95: number[] = [];
    for (const { question } of pages) {
      const ms: number[] = [];
      for (let run = 0; run < runs; run += 1) ms.push((await askChecked(client, question)).ms);
      p95.push(quantile(ms, 0.95));
    }
    return p95;
  };
  const plain = await timed();
  const { done, said } = await besideHostileFiles(sender, base, timed);
  client.close();
  const rows = pages.map(({ what }, at) => {
    const [before, beside] = [plain[at] ?? Number.NaN, done[at] ?? Number.NaN];
    return [what, before.toFixed(0), beside.toFixed(0), (beside / before).toFixed(2)];
  });
  const table = markdownTable(["p95, ms", "plain", "beside", "times"], rows);
  const words = [...new Set(said)].map((why) => `${said.filter((one) => one === why).length} × ${why}`);
  return `\nWhile ${said.length} hostile files were read (${words.join("; ")}):\n\n${table}`;
}
