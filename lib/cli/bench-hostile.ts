import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { PAGE_ACCOUNT } from "../access/page-account";
import { costlyPage, costlyPdf } from "./costly-files";

/**
 * What others feel of hostile files: they are handed in one after the other, as the import desk sends them, until told to
 * stop. One that runs into the limit of computing keeps the process that reads busy for as long as a file may.
 */

const FILES = [
  ["通报.pdf", costlyPdf],
  ["通报.html", () => Buffer.from(costlyPage())],
] as const;

/** Whose page sends them. */
export type Sender = { page: Page; base: string; bodyId: string; accountId: string };

async function handIn({ page, base, bodyId, accountId }: Sender, name: string, bytes: Buffer): Promise<string> {
  const query = new URLSearchParams({ bodyId, key: randomUUID(), name, [PAGE_ACCOUNT]: accountId });
  const headers = { Origin: base, "Content-Type": "application/octet-stream" };
  const answer = await page.request.post(`${base}/api/import?${query}`, { data: bytes, headers, timeout: 180_000 });
  return ((await answer.json()) as { why?: string }).why ?? "read";
}

/** Hands files in while `work` is done; those whose reading was given up are counted. */
export async function besideHostileFiles<T>(
  sender: Sender,
  work: () => Promise<T>,
): Promise<{ done: T; said: string[] }> {
  let going = true;
  const said: string[] = [];
  const sending = (async () => {
    for (let at = 0; going; at += 1) {
      const [name, make] = FILES[at % FILES.length] as (typeof FILES)[number];
      said.push(await handIn(sender, name, make()));
    }
  })();
  try {
    return { done: await work(), said };
  } finally {
    going = false;
    await sending;
  }
}
