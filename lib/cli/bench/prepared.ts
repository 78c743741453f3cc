import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "@playwright/test";
import { createClient } from "./client";
import { type Ground, launch } from "./ground";
import { findRows, type Measured, type People, pagesAbove, pagesOfBody, type Rows } from "./pages";
import { type Statement, takeStatements } from "./replay";
import { openSession } from "./sessions";

export type Prepared = { people: People; rows: Rows; pages: Measured[]; statements: Map<string, Statement[]> };

/** Signs everybody in, and asks each page once with what it sends to the database written down. */
export async function prepare(ground: Ground, browser: Browser, many: boolean): Promise<Prepared> {
  const { BENCH_ACCOUNTS } = await import("../../../prisma/seed/bulk/generate");
  const { EXAMPLE_PASSWORD: password } = await import("../../../prisma/seed/accounts");
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-statements-"));
  const ledger = await launch(ground, folder);
  const client = createClient(ground.base, 1);
  try {
    const open = (login: string) => openSession(browser, { ...ground, ...ledger, password }, login);
    const people: People = {
      office: await open(BENCH_ACCOUNTS.OFFICE),
      leader: await open(BENCH_ACCOUNTS.GROUP_LEADER),
      liaison: await open(BENCH_ACCOUNTS.LIAISON),
      above: await open(BENCH_ACCOUNTS.INSPECTION_OFFICE),
    };
    const rows = await findRows(ledger.ownerUrl, people.office.bodyId);
    const pages = (many ? pagesAbove : pagesOfBody)(people, rows);
    const statements = new Map<string, Statement[]>();
    for (const { what, question } of pages) {
      // The second time: what is kept of an answer is kept by then, and the session was just seen.
      await client.ask(question.path, question);
      takeStatements(folder, ledger.webs);
      await client.ask(question.path, question);
      statements.set(what, takeStatements(folder, ledger.webs));
    }
    return { people, rows, pages, statements };
  } finally {
    client.close();
    await ledger.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
