import { expect, test } from "vitest";
import { ledgerTable } from "@/components/ledger/ledger-table";
import { day } from "@/lib/domain/day";
import { type LedgerRow, ledgerColumns } from "@/lib/features/ledger/columns";

/** What fifty rows weigh, as they are sent: once in the page and once for the script that takes it over. */

const LONG = "逐项梳理历年未办结事项，明确责任到岗到人，按月通报进度，对推进缓慢的当面约谈并限期整改。".repeat(8);

const row = (n: number): LedgerRow => ({
  id: `0198c3a0-0000-7000-8000-${String(n).padStart(12, "0")}`,
  version: 1,
  inspectionId: "0198c3a0-0000-7000-8000-0000000000aa",
  order: n,
  code: `${String(Math.ceil(n / 5)).padStart(2, "0")}-${String((n % 5) + 1).padStart(2, "0")}`,
  text: LONG,
  inspectionTitle: "六届市委第五轮巡察",
  section: { number: "一", title: "聚焦职能责任" },
  parent: { kind: "ISSUE", id: `issue-${Math.ceil(n / 5)}`, code: "07", title: "公共数据共享质量不高，基层反复填报" },
  sameParent: n % 5 !== 1,
  fromIssue: null,
  manifestations: [LONG, LONG],
  target: LONG,
  leader: "何婉清",
  owner: "魏子谦",
  leadUnit: "政务服务处",
  cooperating: ["法规处", "财务处", "数据资源处"],
  timeClass: "TIME_BOUND",
  due: {
    dueState: "overdue",
    day: day("2026-10-01"),
    originalDay: day("2026-09-01"),
    daysLate: 31,
    heldDays: 12,
    daysLeft: 0,
    asWritten: "2026年9月底前",
  },
  progress: {
    day: day("2026-10-02"),
    kind: "PROGRESS",
    fromReport: false,
    backfilled: false,
    fromSheet: false,
    text: LONG,
  },
  lastHeardOn: day("2026-10-02"),
  quiet: { silentDays: 20, unreportedDays: 15 },
  waiting: null,
  stands: [],
  outcomes: [],
  status: "UNDERWAY",
  stage: null,
  cycle: 1,
  closedOn: null,
  opening: null,
  remark: LONG,
  struckReason: null,
});

const ROWS = Array.from({ length: 50 }, (_, i) => row(i + 1));

const table = (sort: "code" | "due") =>
  ledgerTable({
    caption: "整改台账，共 50 条",
    rows: ROWS,
    columns: ledgerColumns([]),
    groups: new Map([["issue-1", { all: 5, closed: 1, opening: 0, overdue: 4 }]]),
    sort: { key: sort, dir: "asc" },
    basePath: "/ledger",
    params: {},
  }).source;

/** As it stands in a script of the page: what could end the script is written as six characters. */
const inScript = (text: string) => JSON.stringify(text).replace(/[<>&]/g, "\\u0000");

test.each(["code", "due"] as const)(
  "fifty rows with the longest texts, by %s, weigh at most 135 KB both times together",
  (sort) => {
    const source = table(sort);
    const bytes = Buffer.byteLength(source) + Buffer.byteLength(inScript(source));
    expect(bytes).toBeLessThan(135_000);
    // Long texts are cut to what two lines can show; their end is read when the row is opened.
    expect(source).not.toContain(LONG);
  },
);

test("the table is one to who hears it: a caption, heads of columns and of groups, links and buttons with names", () => {
  const source = table("code");
  expect(source).toContain('<caption class="sr-only">整改台账，共 50 条</caption>');
  expect(source.match(/<th scope="col"/g)).toHaveLength(ledgerColumns([]).length);
  expect(source.match(/<th scope="rowgroup"/g)).toHaveLength(10);
  expect(source.match(/<button type="button" aria-expanded="true" aria-label="07的措施">/g)).toHaveLength(10);
  expect(source).toContain('aria-sort="ascending"');
  // Beside an issue: what of it the whole list holds.
  expect(source).toContain('<span>措施5</span><span>已销号1</span><span class="bad">逾期4</span>');
});
