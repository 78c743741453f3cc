import { expect, test } from "vitest";
import { CELLS } from "@/components/ledger/ledger-cells";
import { day } from "@/lib/domain/day";
import { html } from "@/lib/domain/text/html";
import {
  ALL_LEDGER_COLUMNS,
  columnSpec,
  LEDGER_COLUMNS,
  type LedgerRow,
  SHEET_COLUMNS,
} from "@/lib/features/ledger/columns";

const PLAIN: LedgerRow = {
  id: "0198c3a0-0000-7000-8000-000000000001",
  version: 1,
  inspectionId: "0198c3a0-0000-7000-8000-0000000000aa",
  order: 7,
  code: "01-02",
  text: "建立走访制度",
  inspectionTitle: "六届市委第五轮巡察",
  section: { number: "一", title: "聚焦职能责任" },
  parent: { kind: "ISSUE", id: "i", code: "01", title: "服务企业不够主动" },
  sameParent: false,
  fromIssue: null,
  manifestations: ["答复超期", "走访不够"],
  target: "年内整改到位",
  leader: "何婉清",
  owner: "魏子谦",
  leadUnit: "服务处",
  cooperating: ["法规处", "财务处"],
  timeClass: "TIME_BOUND",
  due: {
    dueState: "closed-late",
    day: day("2026-10-01"),
    originalDay: day("2026-09-01"),
    daysLate: 3,
    heldDays: 2,
    daysLeft: 0,
    asWritten: "年底前",
  },
  progress: {
    day: day("2026-10-02"),
    kind: "REVIEW",
    text: "已走访30家",
    fromReport: false,
    backfilled: false,
    fromSheet: false,
  },
  lastHeardOn: day("2026-10-02"),
  quiet: { silentDays: 20, unreportedDays: 15 },
  waiting: null,
  stands: [],
  outcomes: [
    { kind: "RECOVERED", value: 0.3, unit: "万元", names: [] },
    { kind: "OTHER", value: 2, unit: "块", names: ["宣传栏"] },
  ],
  status: "CLOSED",
  stage: null,
  cycle: 2,
  closedOn: day("2026-10-05"),
  opening: null,
  remark: "已报市委",
  struckReason: null,
};

const ROWS: Record<string, LedgerRow> = {
  closed: PLAIN,
  "waiting, with nobody to sign": {
    ...PLAIN,
    parent: { kind: "ANALOGOUS", id: "e", code: "J05", title: "同类问题" },
    fromIssue: "01",
    due: { ...PLAIN.due, dueState: "waiting", originalDay: PLAIN.due.day, asWritten: "2026年10月1日前" },
    status: "SUBMITTED",
    stage: "OFFICE",
    waiting: { days: 7, estimated: true, stuck: true },
    stands: ["stage"],
    closedOn: null,
    cycle: 1,
  },
  "nothing known": {
    ...PLAIN,
    section: null,
    manifestations: [],
    target: "",
    leader: null,
    owner: null,
    leadUnit: null,
    cooperating: [],
    timeClass: null,
    due: { dueState: "none", day: null, originalDay: null, daysLate: 0, heldDays: 0, daysLeft: 0, asWritten: "" },
    progress: null,
    quiet: { silentDays: null, unreportedDays: null },
    outcomes: [],
    status: "PLANNED",
    closedOn: null,
    cycle: 1,
    remark: "",
  },
  "done before the ledger was kept": {
    ...PLAIN,
    due: { ...PLAIN.due, dueState: "opening" },
    cycle: 1,
    opening: { source: "2024年6月整改进展情况报告", voucher: "何婉清" },
  },
  struck: { ...PLAIN, status: "PLANNED", closedOn: null, struckReason: "重复" },
};

const bare = (text: string) => text.replace(/\s/g, "");
const seen = (key: (typeof ALL_LEDGER_COLUMNS)[number], row: LedgerRow) =>
  bare(html`${CELLS[key](row)}`.source.replace(/<[^>]*>/g, ""));

test.each(Object.entries(ROWS))("%s: every cell of the page says what its plain text says, line by line", (_, row) => {
  for (const key of ALL_LEDGER_COLUMNS) {
    const text = LEDGER_COLUMNS[key].text(row);
    for (const line of text.split("\n")) expect(seen(key, row), key).toContain(bare(line));
    // And no more.
    expect(seen(key, row), key).toHaveLength(bare(text).length);
  }
});

test("a cell left out under its parent on the page stands in full in a sheet", () => {
  const row = { ...PLAIN, sameParent: true };
  expect(seen("parent", row)).not.toContain("服务企业");
  expect(LEDGER_COLUMNS.parent.text(row)).toBe("01 服务企业不够主动");
});

test("the office's own ledger finds its columns, by its own heads", () => {
  const asked =
    "序号 方面 反馈问题 具体表现 整改目标 措施编号 整改措施 措施来源 责任领导 牵头部门 配合部门 责任人 整改类型 整改时限（原/现） 进展情况 整改成效 完成情况 是否销号 销号时间 期初依据 备注";
  const papers = ALL_LEDGER_COLUMNS.flatMap((key) => columnSpec(key).paper ?? []);
  expect(new Set(papers).size).toBe(papers.length);
  expect([...papers].sort()).toEqual(asked.split(" ").sort());
});

test("every column the office's own ledger has is in the sheet, each once", () => {
  const onPaper = ALL_LEDGER_COLUMNS.filter((key) => columnSpec(key).paper !== null);
  expect([...SHEET_COLUMNS].sort()).toEqual(onPaper.sort());
});
