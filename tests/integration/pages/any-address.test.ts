import { readdirSync } from "node:fs";
import path from "node:path";
import { isValidElement, type ReactNode } from "react";
import { beforeAll, expect, test, vi } from "vitest";
import { loadViewer } from "@/lib/auth/load-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/day";
import { seedExample } from "@/prisma/seed";
import { resetDatabase } from "../../support/database";
import { createSession } from "../../support/factories";

/** Whatever stands in an address, every page answers with itself, with another address or with “no such page”; never with an error. */

const LIMITS = { idleMinutes: 30, absoluteHours: 12 };
let viewer: Viewer | null = null;

vi.mock("@/lib/auth/session", () => {
  const ask = async () => viewer;
  return { getViewer: ask, requireViewer: ask, requireSignedIn: ask, sessionLimits: () => LIMITS };
});

const NAMES = [
  ..."q page history signPage inspection body person from to action kind state at show concern verify sort dir size cols".split(
    " ",
  ),
  ..."section issue item source lead coop unit leader owner class status stage overdue lateFrom lateTo within silent".split(
    " ",
  ),
  ..."unreported stuck dueFrom dueTo closedFrom closedTo submittedTo planned plannedTo came timely unassigned struck".split(
    " ",
  ),
];
const VALUES = [
  "\u0000",
  "整改\u0000\ud842\u202e",
  "\udfb7",
  "1.3",
  "-1",
  "1e9",
  "999999999",
  "2026-02-30",
  "202611-01-01",
  "'%_\\",
  "x".repeat(9_000),
  ["\u0000", "整改"],
];

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<ReactNode>;
const root = path.resolve(import.meta.dirname, "../../..");
const pages = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .map((file) => `app/${file.split(path.sep).join("/")}`)
  .filter((file) => file.endsWith("/page.tsx"));

/** Runs the parts of a drawn page that read on their own: asynchronous components, at any depth. */
async function runParts(node: unknown): Promise<void> {
  if (Array.isArray(node)) for (const part of node) await runParts(part);
  else if (isValidElement<Record<string, unknown>>(node)) {
    if (typeof node.type === "function" && node.type.constructor.name === "AsyncFunction") {
      await runParts(await (node.type as (props: object) => Promise<unknown>)(node.props));
    }
    for (const part of Object.values(node.props)) await runParts(part);
  }
}

/** Anything but an answer; how Next leads on or says that there is no such page is one. */
async function failureOf(page: Page, params: object, search: object): Promise<string | null> {
  try {
    await runParts(await page({ params: Promise.resolve(params), searchParams: Promise.resolve(search) }));
    return null;
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    return /^NEXT_(REDIRECT|HTTP_ERROR_FALLBACK;404)/.test(digest) ? null : String(error);
  }
}

beforeAll(async () => {
  await resetDatabase();
  await db.$transaction((tx) => seedExample(tx, { today: dayOf(new Date()) }), { timeout: 120_000 });
}, 300_000);

async function signedIn(login: string): Promise<Viewer> {
  const account = await db.account.findUniqueOrThrow({ where: { login } });
  const session = await createSession({ accountId: account.id, lastSeenAt: new Date() });
  const found = await loadViewer(db, session.id, new Date(), LIMITS);
  if (!found) throw new Error(`no viewer: ${login}`);
  return found;
}

/** Who gets furthest on a page. */
const whoOpens = (file: string) =>
  file.includes("/audit/")
    ? "shenji"
    : file.includes("/settings/")
      ? "xitong"
      : file.includes("/my-work/")
        ? "ducha"
        : "bangongshi";

async function idOf(file: string): Promise<string> {
  const inspection = { round: "第五轮" };
  if (file.includes("/measures/")) return (await db.measure.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/issues/")) return (await db.issue.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/items/")) return (await db.extendedItem.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/people/")) return (await db.person.findFirstOrThrow()).id;
  return (await db.inspection.findFirstOrThrow({ where: inspection })).id;
}

test.each(pages)("%s answers any address", async (file) => {
  viewer = await signedIn(whoOpens(file));
  const { default: page } = (await import(path.join(root, file))) as { default: Page };
  const id = await idOf(file);
  const failures: string[] = [];
  for (const value of VALUES) {
    const search = Object.fromEntries(NAMES.map((name) => [name, value]));
    // With an inspection that is none the ledger stops there: the other conditions are tried within all of them too.
    for (const asked of [search, { ...search, inspection: "all" }]) {
      const failure = await failureOf(page, { id }, asked);
      if (failure) failures.push(`${JSON.stringify(value).length > 60 ? "long" : JSON.stringify(value)}: ${failure}`);
    }
    const failure = await failureOf(page, { id: String(value) }, {});
    if (failure) failures.push(`as the id, ${String(value).length > 60 ? "long" : JSON.stringify(value)}: ${failure}`);
  }
  expect(failures).toEqual([]);
});
