import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isValidElement, type ReactNode } from "react";
import { beforeAll, expect, test, vi } from "vitest";
import { ActiveFilters } from "@/components/table/filter-chips";
import { loadViewer } from "@/lib/access/load-viewer";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/day";
import { seedExample } from "@/prisma/seed";
import { resetDatabase } from "../../support/database";
import { createSession } from "../../support/factories";

/** Whatever stands in an address, every page answers with itself, with another address or with “no such page”; never with an error. */

const LIMITS = { idleMinutes: 30, absoluteHours: 12 };
let viewer: Viewer | null = null;

vi.mock("@/lib/access/session", () => {
  const ask = async () => viewer;
  return { getViewer: ask, requireViewer: ask, requireSignedIn: ask, sessionLimits: () => LIMITS };
});

const NAMES = [
  ..."q page history signPage inspection round body person from to action kind state at show concern verify sort dir size cols".split(
    " ",
  ),
  ..."section issue item source lead coop unit leader owner class status stage overdue lateFrom lateTo within silent".split(
    " ",
  ),
  ..."unreported stuck dueFrom dueTo closedFrom closedTo opening submittedTo planned plannedTo came timely unassigned struck".split(
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
        : file.includes("/rounds/")
          ? "xuncha"
          : "bangongshi";

async function idOf(file: string): Promise<string> {
  const inspection = { round: "第五轮" };
  if (file.includes("/measures/")) return (await db.measure.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/issues/")) return (await db.issue.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/items/")) return (await db.extendedItem.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/sheet-rounds/")) return (await db.sheetRound.findFirstOrThrow({ where: { inspection } })).id;
  if (file.includes("/sheets/"))
    return (await db.sheetImport.findFirstOrThrow({ where: { inspection, state: "REVIEW" } })).id;
  if (file.includes("/people/")) return (await db.person.findFirstOrThrow()).id;
  if (file.includes("/rosters/")) return (await db.rosterImport.findFirstOrThrow({ where: { state: "REVIEW" } })).id;
  return (await db.inspection.findFirstOrThrow({ where: inspection })).id;
}

test.each(pages)("%s answers any address", async (file) => {
  viewer = await signedIn(whoOpens(file));
  const { default: page } = (await import(path.join(root, file))) as { default: Page };
  const id = await idOf(file);
  const failures: string[] = [];
  for (const value of VALUES) {
    const search = Object.fromEntries(NAMES.map((name) => [name, value]));
    // With an inspection that is none the ledger leads on: the other conditions are tried within all of them too.
    for (const asked of [search, { ...search, inspection: "all" }]) {
      const failure = await failureOf(page, { id }, asked);
      if (failure) failures.push(`${JSON.stringify(value).length > 60 ? "long" : JSON.stringify(value)}: ${failure}`);
    }
    const failure = await failureOf(page, { id: String(value) }, {});
    if (failure) failures.push(`as the id, ${String(value).length > 60 ? "long" : JSON.stringify(value)}: ${failure}`);
  }
  expect(failures).toEqual([]);
});

type Chip = { label: string; removeHref: string; unread?: boolean };

/** The chips of the conditions in force and of those nobody understands, anywhere on a drawn page. */
function chipsOn(node: unknown): Chip[] {
  if (Array.isArray(node)) return node.flatMap(chipsOn);
  if (!isValidElement<Record<string, unknown>>(node)) return [];
  return node.type === ActiveFilters ? (node.props.items as Chip[]) : Object.values(node.props).flatMap(chipsOn);
}

/** Draws a page at an address, and at the one it leads to. */
async function chipsAt(file: string, address: string): Promise<Chip[]> {
  const { default: page } = (await import(path.join(root, file))) as { default: Page };
  const given = new URL(address, "http://ledger").searchParams;
  const search = Object.fromEntries([...given.keys()].map((name) => [name, given.getAll(name)]));
  try {
    const params = file.includes("[id]") ? { id: await idOf(file) } : {};
    return chipsOn(await page({ params: Promise.resolve(params), searchParams: Promise.resolve(search) }));
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    const [, , to] = digest.split(";");
    if (!digest.startsWith("NEXT_REDIRECT") || to === undefined) throw error;
    return chipsAt(file, to);
  }
}

/** Every page with conditions in its address, one of each that says nothing and one too many. */
const CONDITIONS: Record<string, [address: string, labels: string[]]> = {
  "app/(ledger)/ledger/page.tsx": [
    "?inspection=nonsense&status=FOO&dueFrom=2026-01-31&dueFrom=2026-02-28",
    ["巡视巡察 nonsense", "完成情况 FOO", "整改时限自 2026-02-28"],
  ],
  "app/(ledger)/assign/page.tsx": [
    "?inspection=nonsense&section=x&show=none&q=a&q=b",
    ["巡视巡察 nonsense", "范围 none", "查找 b", "方面 x"],
  ],
  "app/(ledger)/inspections/page.tsx": ["?q=a&q=b", ["搜索 b"]],
  "app/(ledger)/sheet-rounds/[id]/page.tsx": ["?show=x", ["交回情况 x"]],
  "app/(ledger)/sheets/[id]/page.tsx": ["?show=x", ["对照结果 x"]],
  "app/(ledger)/dashboard/page.tsx": ["?inspection=nonsense&more=x", ["巡视巡察 nonsense", "更多分析 x"]],
  "app/(ledger)/my-work/page.tsx": [
    "?inspection=0198c3a0-0000-7000-8000-000000000001&concern=sleepy",
    ["巡视巡察 0198c3a0-0000-7000-8000-000000…", "紧迫程度 sleepy"],
  ],
  "app/(ledger)/rounds/page.tsx": [
    "?round=nonsense&q=a&q=b&sort=beauty&dir=up",
    ["轮次 nonsense", "单位 b", "排序 beauty", "升降序 up"],
  ],
  "app/(ledger)/audit/page.tsx": [
    "?body=x&from=2026-02-30&to=202611-01-01&action=dance&kind=other&person=a&person=b",
    ["单位 x", "从 2026-02-30", "到 202611-01-01", "人员姓名 b", "操作 dance", "类型 other"],
  ],
  "app/(ledger)/settings/people/page.tsx": [
    "?state=ASLEEP&body=x&q=a&q=b",
    ["姓名、职务或账号 b", "单位 x", "账号状态 ASLEEP"],
  ],
  "app/(ledger)/settings/units/page.tsx": ["?body=x&q=a&q=b", ["名称、简称或别名 b", "单位 x"]],
  "app/(ledger)/settings/bodies/page.tsx": ["?q=a&q=b", ["单位名称或简称 b"]],
  "app/(ledger)/settings/requests/page.tsx": ["?body=x", ["单位 x"]],
  "app/(ledger)/settings/rosters/[id]/page.tsx": ["?show=x", ["结果 x"]],
  "app/(ledger)/settings/resets/page.tsx": ["?state=x", ["状态 x"]],
};

test("a list with conditions in its address is in the table below", () => {
  const lists = pages.filter((file) =>
    /<(FilterBar|FilterChips|ActiveFilters|InspectionSwitcher|BodySwitch)\b/.test(
      readFileSync(path.join(root, file), "utf8"),
    ),
  );
  expect(Object.keys(CONDITIONS).sort()).toEqual([...new Set([...lists, "app/(ledger)/ledger/page.tsx"])].sort());
});

test.each(Object.entries(CONDITIONS))(
  "%s tells each condition it cannot read, and takes it away alone",
  async (file, [address, labels]) => {
    viewer = await signedIn(whoOpens(file));
    const told = (chips: Chip[]) => chips.filter(({ unread }) => unread).map(({ label }) => label);
    const chips = await chipsAt(file, address);
    const all = labels.map((label) => `${label}：无法识别，未生效`);
    expect(told(chips)).toEqual(all);
    for (const [at, chip] of chips.filter(({ unread }) => unread).entries()) {
      expect(told(await chipsAt(file, chip.removeHref))).toEqual(all.filter((_, other) => other !== at));
    }
  },
);
