import { readdirSync } from "node:fs";
import path from "node:path";
import { isValidElement, type ReactNode } from "react";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import type { Viewer } from "@/lib/access/viewer";
import { countQueries, db } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/day";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { seedExample } from "@/prisma/seed";
import { resetDatabase } from "../../support/database";
import { createSession, sentOnce } from "../../support/factories";
import { readReport } from "../../support/reading";
import { readFixture } from "../../unit/import/fixture";

/**
 * Every page as a request runs it, on the example ledger, for the people it costs most: the statements it sends, those
 * that find out who is asking included. The page's own function is called, and what it draws is searched for parts that
 * read on their own; nothing is drawn. Everything else a page reads, it reads in one snapshot. A page without a case here
 * fails.
 */

const BUDGET = 8;
const LIMITS = { idleMinutes: 30, absoluteHours: 12 };

/** What one request remembers. React's own cache needs a request of Next and remembers nothing here. */
const request = vi.hoisted(() => ({
  known: new Map<unknown, [args: unknown[], answer: unknown][]>(),
  load: async (): Promise<unknown> => null,
  /** Statements that found out who is asking. */
  asking: 0,
}));
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  cache:
    <A extends unknown[], T>(work: (...args: A) => T) =>
    (...args: A): T => {
      const calls = request.known.get(work) ?? [];
      request.known.set(work, calls);
      const before = calls.find(([given]) => given.length === args.length && given.every((arg, i) => arg === args[i]));
      if (before) return before[1] as T;
      const answer = work(...args);
      calls.push([args, answer]);
      return answer;
    },
}));
vi.mock("@/lib/access/session", async () => {
  const { cache } = await import("react");
  const ask = cache(() => request.load());
  return { getViewer: ask, requireViewer: ask, requireSignedIn: ask, sessionLimits: () => LIMITS };
});

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<ReactNode>;
type Case = { who: string[]; params?: () => Promise<object>; search?: () => Promise<object> | object };

const first = async (rows: Promise<{ id: string } | null>) => ({ id: (await rows)?.id ?? "" });
const CURRENT = { round: "第五轮" };
const body = { shortName: "市政务数据局" };
const busiest = () =>
  first(db.measure.findFirst({ where: { body, inspection: CURRENT, status: "RETURNED" }, orderBy: { id: "asc" } }));

const EVERYONE = ["diyizuzhang", "bangongshi", "ducha", "zeren", "fuzeren", "lianluo1", "jijian", "xuncha"];
const CASES: Record<string, Case | "reads nothing"> = {
  "app/page.tsx": "reads nothing",
  "app/(auth)/sign-in/page.tsx": "reads nothing",
  "app/(auth)/one-time-code/page.tsx": "reads nothing",
  "app/(auth)/change-password/page.tsx": { who: ["lianluo1"] },
  "app/(auth)/no-post/page.tsx": "reads nothing",
  "app/(ledger)/my-work/page.tsx": { who: EVERYONE.filter((login) => login !== "jijian") },
  "app/(ledger)/rounds/page.tsx": { who: ["xuncha"], search: () => ({ q: "局", sort: "silent" }) },
  "app/(ledger)/dashboard/page.tsx": { who: EVERYONE },
  "app/(ledger)/ledger/page.tsx": {
    who: EVERYONE,
    search: () => ({ inspection: "all", q: "数据", status: "UNDERWAY,RETURNED" }),
  },
  "app/(ledger)/inspections/page.tsx": { who: EVERYONE },
  "app/(ledger)/inspections/new/page.tsx": { who: ["bangongshi"] },
  "app/(ledger)/inspections/[id]/page.tsx": {
    who: EVERYONE,
    params: () => first(db.inspection.findFirst({ where: { body, ...CURRENT } })),
  },
  "app/(ledger)/inspections/[id]/coverage/page.tsx": {
    who: EVERYONE.filter((login) => !["zeren", "fuzeren", "lianluo1"].includes(login)),
    params: () => first(db.inspection.findFirst({ where: { body, ...CURRENT } })),
    search: () => ({ show: "all" }),
  },
  "app/(ledger)/inspections/[id]/edit/page.tsx": {
    who: ["bangongshi"],
    params: () => first(db.inspection.findFirst({ where: { body, ...CURRENT } })),
  },
  "app/(ledger)/measures/[id]/page.tsx": { who: ["bangongshi", "ducha", "zuzhang", "xuncha"], params: busiest },
  "app/(ledger)/issues/[id]/page.tsx": {
    who: ["bangongshi", "zuzhang", "xuncha"],
    params: () => first(db.issue.findFirst({ where: { inspection: { body, ...CURRENT } }, orderBy: { code: "asc" } })),
  },
  "app/(ledger)/items/[id]/page.tsx": {
    who: ["bangongshi", "zuzhang", "xuncha"],
    params: () => first(db.extendedItem.findFirst({ where: { inspection: { body, ...CURRENT } } })),
  },
  "app/(ledger)/sheet-rounds/page.tsx": { who: ["bangongshi", "ducha", "lianluo1"] },
  "app/(ledger)/sheet-rounds/new/page.tsx": {
    who: ["bangongshi"],
    search: async () => ({ inspection: (await first(db.inspection.findFirst({ where: { body, ...CURRENT } }))).id }),
  },
  "app/(ledger)/sheet-rounds/[id]/page.tsx": {
    who: ["bangongshi", "ducha", "lianluo1"],
    params: () => first(db.sheetRound.findFirst({ where: { body }, orderBy: { id: "desc" } })),
  },
  "app/(ledger)/sheets/page.tsx": { who: ["bangongshi", "lianluo1"] },
  "app/(ledger)/sheets/[id]/page.tsx": {
    who: ["bangongshi", "lianluo1"],
    params: () => first(db.sheetImport.findFirst({ where: { body, person: { name: "魏子谦" } } })),
  },
  "app/(ledger)/import/page.tsx": { who: ["bangongshi"] },
  "app/(ledger)/import/[id]/page.tsx": {
    who: ["bangongshi"],
    params: () => first(db.importDraft.findFirst({ where: { body } })),
  },
  "app/(ledger)/assign/page.tsx": { who: ["bangongshi"], search: () => ({ show: "all" }) },
  "app/(ledger)/settings/page.tsx": "reads nothing",
  "app/(ledger)/settings/people/page.tsx": { who: ["xitong", "anquan", "shenji"] },
  "app/(ledger)/settings/resets/page.tsx": { who: ["xitong", "anquan", "shenji"] },
  "app/(ledger)/settings/people/[id]/page.tsx": {
    who: ["xitong", "anquan", "shenji"],
    params: () => first(db.person.findFirst({ where: { name: "沈砚" } })),
  },
  "app/(ledger)/settings/requests/page.tsx": { who: ["xitong", "anquan", "shenji"] },
  "app/(ledger)/settings/rosters/page.tsx": { who: ["xitong"] },
  "app/(ledger)/settings/rosters/[id]/page.tsx": {
    who: ["xitong"],
    params: () => first(db.rosterImport.findFirst({ where: { state: "REVIEW" } })),
  },
  "app/(ledger)/settings/units/page.tsx": { who: ["xitong"] },
  "app/(ledger)/settings/bodies/page.tsx": { who: ["xitong"] },
  "app/(ledger)/settings/calendar/page.tsx": { who: ["xitong", "anquan", "shenji"] },
  "app/(ledger)/audit/page.tsx": { who: ["shenji"] },
};

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

async function viewerOf(login: string): Promise<Viewer> {
  const account = await db.account.findUniqueOrThrow({ where: { login } });
  // Seen just now: noting it is a statement that comes once a minute, with whatever page is opened then.
  const lastSeenAt = new Date();
  const session = await createSession({ accountId: account.id, lastSeenAt, createdAt: lastSeenAt });
  request.load = async () => {
    const { result, count } = await countQueries(() => loadViewer(db, session.id, new Date(), LIMITS));
    request.asking += count;
    return result;
  };
  const viewer = await loadViewer(db, session.id, lastSeenAt, LIMITS);
  if (!viewer) throw new Error(`no viewer: ${login}`);
  return viewer;
}

beforeAll(async () => {
  await resetDatabase();
  await db.$transaction((tx) => seedExample(tx, { today: dayOf(new Date()) }), { timeout: 120_000 });
  const office = await viewerOf("bangongshi");
  const { text } = await readFixture("browser-journey.txt");
  const input = {
    ...(await readReport(text)),
    bodyId: office.bodyId,
    fileName: "通报.txt",
    checksum: "0".repeat(64),
    again: false,
  };
  const received = await receiveReport(office, sentOnce(), input);
  expect(received.ok).toBe(true);
}, 120_000);
afterAll(resetDatabase);

describe("query budget", () => {
  it("has a case for every page", () => {
    expect(Object.keys(CASES).sort()).toEqual(pages.sort());
  });

  it.each(
    Object.entries(CASES).flatMap(([file, given]) => (given === "reads nothing" ? [] : [[file, given] as const])),
  )("%s", async (file, { who, params, search }) => {
    const page = (await import(path.join(root, file))) as { default: Page };
    const props = {
      params: Promise.resolve((await params?.()) ?? {}),
      searchParams: Promise.resolve((await search?.()) ?? {}),
    };
    for (const login of who) {
      await viewerOf(login);
      request.known.clear();
      request.asking = 0;
      const sent = await countQueries(async () => runParts(await page.default(props)));
      const count = sent.count + request.asking;
      expect(count, `${file} for ${login}\n${sent.statements.join("\n")}`).toBeLessThanOrEqual(BUDGET);
      expect(count, login).toBeGreaterThan(0);
      // What is shown together was read together: one snapshot, and nothing asked before or after it.
      expect(sent.alone, `${file} for ${login} asks outside its snapshot`).toEqual([]);
      expect(sent.transactions, `${file} for ${login} reads in several snapshots`).toBeLessThanOrEqual(1);
    }
  });
});
