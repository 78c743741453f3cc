import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/exports/ledger/route";
import type { Viewer } from "@/lib/access/viewer";
import { addDays } from "@/lib/domain/day";
import { everyRow } from "@/lib/features/ledger/queries/every-row";
import { SHEET_KINDS, type SheetKind } from "@/lib/features/sheet/words";
import { resetDatabase } from "../../support/database";
import {
  createBody,
  createIssue,
  createItem,
  createMeasure,
  createPerson,
  createSection,
  createUnit,
  TODAY,
  viewerWith,
} from "../../support/factories";
import { openSheet, rowsOf } from "../../support/sheets";

/** Sheets cut from the rows of a list: lists, ledgers of what was found beside the feedback, what is late, the map. */

const asked = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/access/session", () => ({ getViewer: async () => asked.viewer }));

let office: Viewer;
let liaison: Viewer;
let inspection: string;

beforeAll(async () => {
  await resetDatabase();
  const body = await createBody({ name: "市数据局", shortName: "数据局" });
  const at = { bodyId: body.id };
  const section = await createSection({ ...at, number: "一", title: "聚焦职能责任" });
  inspection = section.inspectionId;
  const under = { ...at, inspectionId: inspection, sectionId: section.id };
  const issue = await createIssue({ ...under, title: "共享不够" });
  const second = await createIssue({ ...under, title: "走访不够" });
  const analogous = await createItem({ issueId: issue.id, title: "同类问题", kind: "ANALOGOUS" });
  const reform = await createItem({ issueId: issue.id, title: "改革事项", kind: "REFORM" });
  const mine = await createUnit({ ...at, shortName: "服务处" });
  const theirs = await createUnit({ ...at, shortName: "法规处" });
  const leader = await createPerson({ ...at, name: "何婉清" });
  const late = addDays(TODAY, -5);
  const later = addDays(TODAY, 40);
  await createMeasure({ issueId: issue.id, leadUnitId: mine.id, leaderId: leader.id, status: "UNDERWAY", dueOn: late });
  await createMeasure({ issueId: issue.id, leadUnitId: theirs.id, status: "CLOSED", dueOn: later });
  await createMeasure({ issueId: second.id, leadUnitId: mine.id, status: "PLANNED", dueOn: later });
  await createMeasure({ issueId: second.id, leadUnitId: theirs.id, status: "UNDERWAY" });
  await createMeasure({ extendedItemId: analogous.id, leadUnitId: theirs.id, status: "UNDERWAY", dueOn: late });
  await createMeasure({ extendedItemId: reform.id, leadUnitId: mine.id, status: "SUBMITTED", dueOn: later });
  office = await viewerWith("OFFICE", at);
  liaison = await viewerWith("LIAISON", { ...at, unitId: mine.id });
});

async function taken(viewer: Viewer, sheet: SheetKind, query: Record<string, string> = {}) {
  asked.viewer = viewer;
  const address = new URLSearchParams({ inspection, sheet, as: "xlsx", ...query });
  const reply = await GET(new Request(`http://ledger.test/api/exports/ledger?${address}`));
  expect(reply.status).toBe(200);
  const { sheet: drawn } = await openSheet(await reply.arrayBuffer());
  return { drawn, rows: rowsOf(drawn) };
}

const codes = (rows: Record<string, string>[]) => rows.map((row) => row.措施编号);

/** The rows the ledger itself shows under these conditions. */
async function onPage(viewer: Viewer, query: Record<string, string>) {
  const page = await everyRow(viewer, { inspection, ...query });
  if (page === null || page === "too-many") throw new Error("no page");
  return page.rows;
}

test.each([
  ["ledger", {}],
  ["tasks", {}],
  ["analogous", { source: "ANALOGOUS" }],
  ["reform", { source: "REFORM" }],
  ["overdue", { overdue: "1", sort: "due" }],
] as const)("%s has the rows of the ledger under its condition, for whoever looks", async (kind, query) => {
  for (const viewer of [office, liaison]) {
    const page = await onPage(viewer, query);
    const { rows } = await taken(viewer, kind);
    expect(codes(rows)).toEqual(page.map((row) => row.code));
  }
  expect((await onPage(office, query)).length).toBeGreaterThan(0);
});

test("问题清单 has a row for each issue, with what its measures come to", async () => {
  const { rows, drawn } = await taken(office, "issues");
  const said = rows.map((row) => [row.反馈问题, row.措施数, row.完成情况, row.其中逾期, row.牵头部门]);
  expect(said.slice(0, 1)).toEqual([["01 共享不够", "2", "推进中1、已销号1", "1", "服务处、法规处"]]);
  expect(said.at(-1)).toEqual(["02 走访不够", "2", "未启动1、推进中1", "0", "服务处、法规处"]);
  const measures = await onPage(office, {});
  expect(rows.reduce((sum, row) => sum + Number(row.措施数), 0)).toBe(measures.length);
  expect(new Set(measures.map((m) => m.parent.id)).size).toBe(rows.length);
  expect(drawn.model.merges).toContain(`A4:A${rows.length + 3}`);
  expect((await taken(liaison, "issues")).rows.map((row) => row.措施数)).toEqual(["1", "1", "1"]);
});

test("责任清单 goes unit by unit, its name once", async () => {
  const { rows, drawn } = await taken(office, "duties");
  expect(rows.map((row) => row.牵头部门)).toEqual(["服务处", "服务处", "服务处", "法规处", "法规处", "法规处"]);
  expect(drawn.model.merges).toEqual(expect.arrayContaining(["A4:A6", "A7:A9"]));
  expect(codes(rows).sort()).toEqual((await onPage(office, {})).map((row) => row.code).sort());
});

test("逾期未销号清单 counts the days", async () => {
  const { rows } = await taken(office, "overdue");
  expect(rows.map((row) => row.逾期天数)).toEqual(["5", "5"]);
  expect((await taken(liaison, "overdue")).rows.map((row) => row.逾期天数)).toEqual(["5"]);
});

describe("作战图", () => {
  test("says each measure once, by its word, under the month it is due in", async () => {
    const { rows, drawn } = await taken(office, "map");
    const headings = (drawn.getRow(3).values as string[]).slice(1);
    expect(headings.slice(0, 2)).toEqual(["反馈问题", "牵头部门"]);
    expect(headings.some((heading) => heading.endsWith("（本月）"))).toBe(true);
    expect(headings.at(-1)).toBe("未定时限");
    const words = rows
      .flatMap((row) => headings.slice(2).flatMap((month) => row[month]?.split("\n") ?? []))
      .filter(Boolean);
    expect(words.map((word) => word.split(" ")[0]).sort()).toEqual(
      (await onPage(office, {})).map((m) => m.code).sort(),
    );
    expect(words).toEqual(expect.arrayContaining(["01-01 逾期5天", "01-02 已销号", "02-01 未启动", "G01-01 待审核"]));
    expect(rows.find((row) => row.未定时限)?.未定时限).toBe("02-02 推进中");
  });

  test("shades what it says, and says what the shades are", async () => {
    const { drawn } = await taken(office, "map");
    const shaded: string[] = [];
    drawn.eachRow((row, at) => {
      if (at <= 3) return;
      row.eachCell((cell) => {
        if (cell.fill?.type !== "pattern" || cell.fill.pattern !== "solid") return;
        expect(cell.text).not.toBe("");
        shaded.push(`${cell.text} ${cell.fill.fgColor?.argb}`);
      });
    });
    expect(shaded).toHaveLength(6);
    expect(shaded).toContain("01-01 逾期5天 FFF8D7DA");
    expect(drawn.getColumn(1).values.join(" ")).toContain("着色：红为逾期");
  });
});

test.each(SHEET_KINDS)("%s keeps the filter of the page, is as wide as its paper and is signed", async (kind) => {
  const { drawn } = await taken(office, kind, { q: "整改措施1" });
  const widths = drawn.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  expect(widths).toBeGreaterThan(195);
  expect(drawn.pageSetup).toMatchObject({
    paperSize: 8,
    orientation: "landscape",
    fitToWidth: 1,
    printTitlesRow: "3:3",
  });
  const said = (drawn.getRow(2).values as (string | undefined)[]).join(" ");
  expect(said).toContain("整改措施1");
  expect(said).toMatch(/填报单位：市数据局 .*截至/);
  const last = drawn.getRow(drawn.rowCount);
  expect(last.getCell(1).text).toMatch(/^填报人/);
});
