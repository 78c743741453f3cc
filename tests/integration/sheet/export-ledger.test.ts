import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/exports/ledger/route";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, day, dayToDb } from "@/lib/domain/day";
import { frameReader } from "@/lib/domain/sheet/frames";
import { ROLES } from "@/lib/domain/types";
import { everyRow } from "@/lib/features/ledger/queries/every-row";
import { enterOpening } from "@/lib/features/measure/commands/enter-opening";
import { TOO_MANY_FOR_A_SHEET } from "@/lib/features/sheet/words";
import { resetDatabase } from "../../support/database";
import { exportsNoted } from "../../support/exports";
import {
  createBody,
  createIssue,
  createMeasure,
  createSection,
  createUnit,
  sentOnce,
  TODAY,
  viewerWith,
} from "../../support/factories";
import { openSheet, rowsOf } from "../../support/sheets";

/** The ledger as a sheet: what is on the screen, for whom it is on the screen, in the look an office sends. */

const asked = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/access/session", () => ({ getViewer: async () => asked.viewer }));
// As many rows as the scene has: ten thousand take their time.
vi.mock("@/lib/features/sheet/words", async (original) => ({ ...(await original<object>()), SHEET_ROWS_MAX: 3 }));

beforeEach(resetDatabase);

const ask = (query: Record<string, string>) =>
  GET(new Request(`http://ledger.test/api/exports/ledger?${new URLSearchParams({ sheet: "ledger", ...query })}`));

async function taken(viewer: Viewer, query: Record<string, string>) {
  asked.viewer = viewer;
  const reply = await ask({ as: "xlsx", ...query });
  expect(reply.status).toBe(200);
  return openSheet(await reply.arrayBuffer());
}

async function scene() {
  const body = await createBody({ name: "市数据局", shortName: "数据局" });
  const at = { bodyId: body.id };
  const section = await createSection({ ...at, number: "一", title: "聚焦职能责任" });
  const under = { ...at, inspectionId: section.inspectionId, sectionId: section.id };
  const issue = await createIssue({ ...under, title: "共享不够" });
  const second = await createIssue({ ...under, title: "走访不够" });
  const mine = await createUnit({ ...at, shortName: "服务处" });
  const theirs = await createUnit({ ...at, shortName: "法规处" });
  const row = { issueId: issue.id, leadUnitId: mine.id };
  await createMeasure({ ...row, text: "=1+1", dueText: "2024年12月底前", originalDueOn: null, dueOn: null });
  const closed = day("2026-03-01");
  await createMeasure({
    ...row,
    text: "@走访",
    status: "CLOSED",
    startedOn: closed,
    closedOn: closed,
    leadUnitId: theirs.id,
  });
  await createMeasure({ ...row, issueId: second.id, text: "-7走访", leadUnitId: theirs.id });
  return { body, issue, mine, theirs, inspection: section.inspectionId };
}

describe("the look of the sheet", () => {
  test("is the one an office sends", async () => {
    const { inspection, body } = await scene();
    const { sheet, kept } = await taken(await viewerWith("OFFICE", { bodyId: body.id }), { inspection });
    expect(sheet.getCell("A1").text).toMatch(/整改台账$/);
    expect(sheet.getCell("A2").text).toBe("填报单位：市数据局");
    expect(sheet.model.merges).toEqual(expect.arrayContaining(["A1:U1", "B4:B6", "C4:C5", "D4:D5", "E4:E5"]));
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
    expect(sheet.autoFilter).toBe("A3:U6");
    expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: "landscape", fitToPage: true, fitToWidth: 1 });
    expect(sheet.pageSetup.fitToHeight).toBe(0);
    expect(sheet.pageSetup.printTitlesRow).toBe("3:3");
    expect(sheet.headerFooter.oddFooter).toContain("第 &P 页　共 &N 页");
    for (const at of [4, 5, 6]) expect(sheet.getRow(at).height).toBeGreaterThan(15);
    expect(sheet.getCell("A4").border.top?.style).toBe("thin");
    expect(sheet.getCell("G4").alignment.wrapText).toBe(true);
    const last = sheet.getRow(7);
    const signed = [1, 5, 9, 13, 17].map((column) => last.getCell(column).text);
    expect(signed.join(" ")).toMatch(/填报人：.*审核人：.*负责人签字：.*（盖章）.*日期：/);
    expect(kept?.state).toBe("veryHidden");
  });

  test("days are days, and text is text whatever it looks like", async () => {
    const { inspection, body } = await scene();
    const { sheet } = await taken(await viewerWith("OFFICE", { bodyId: body.id }), { inspection });
    const rows = rowsOf(sheet);
    expect(rows.map((row) => row.整改措施)).toEqual(["=1+1", "@走访", "-7走访"]);
    expect(sheet.getCell("G4").formula).toBeUndefined();
    expect(rows.map((row) => row.措施编号)).toEqual(["01-01", "01-02", "02-01"]);
    expect(sheet.getCell("F4").type).toBe(3);
    expect(rows[0]?.["整改时限（原）"]).toBe("2024年12月底前");
    const closed = sheet.getCell("T5").value;
    expect(closed).toBeInstanceOf(Date);
    expect((closed as Date).toISOString()).toBe("2026-03-01T00:00:00.000Z");
  });

  test("keeps unseen which rows they are and how old", async () => {
    const { inspection, body } = await scene();
    const { kept } = await taken(await viewerWith("OFFICE", { bodyId: body.id }), { inspection });
    const lines: unknown[][] = [];
    kept?.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
    expect(lines).toContainEqual(["ledger", inspection]);
    const measures = await db.measure.findMany({ orderBy: { code: "asc" } });
    expect(lines.slice(-3)).toEqual(measures.map((m, i) => [i + 4, m.id, m.version, m.code, MARKS]));
  });
});

/** Six digits for each cell of a row. */
const MARKS = expect.stringMatching(/^[0-9a-f]{120,}$/);

describe("the rows", () => {
  test.each(ROLES)("for %s are those of the page, and nobody else's", async (role) => {
    const { inspection, body, mine, theirs } = await scene();
    const unitId = ["UNIT_HEAD", "LIAISON"].includes(role) ? mine.id : null;
    const viewer = await viewerWith(role, { bodyId: body.id, unitId });
    asked.viewer = viewer;
    if (role.endsWith("_ADMIN")) return expect((await ask({ inspection, as: "xlsx" })).status).toBe(404);
    for (const query of [
      { inspection },
      { inspection, leadUnit: theirs.id },
      { inspection, sort: "due", dir: "desc" },
    ]) {
      const page = await everyRow(viewer, query as Record<string, string>);
      if (page === null) {
        expect((await ask({ ...query, as: "xlsx" } as Record<string, string>)).status).toBe(404);
        continue;
      }
      if (page === "too-many") throw new Error("too many");
      const { sheet } = await taken(viewer, query as Record<string, string>);
      expect(rowsOf(sheet).map((row) => row.措施编号)).toEqual(page.rows.map((row) => row.code));
      expect(sheet.getCell("H2").text).toContain(`共${page.rows.length}条`);
    }
  });

  test("of several inspections say which one they are of", async () => {
    const { body } = await scene();
    const { sheet } = await taken(await viewerWith("OFFICE", { bodyId: body.id }), { inspection: "all" });
    expect(rowsOf(sheet)[0]?.巡视巡察).toBeTruthy();
    expect(sheet.getCell("A2").text).toBe("填报单位：全部巡视巡察");
  });

  test("stand each by itself where they are not in the order of their issues", async () => {
    const { inspection, body } = await scene();
    const viewer = await viewerWith("OFFICE", { bodyId: body.id });
    const { sheet } = await taken(viewer, { inspection, sort: "due" });
    expect(sheet.model.merges.filter((range) => /^[B-E]/.test(range) && !/[27]$/.test(range))).toEqual([]);
  });
});

test("of 期初 it says what is known from where and who vouched, and without any it has no column for them", async () => {
  const { inspection, body, theirs } = await scene();
  const viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const head = await viewerWith("GROUP_LEADER", { bodyId: body.id });
  const before = rowsOf((await taken(viewer, { inspection })).sheet);
  expect(Object.keys(before[0] ?? {})).not.toContain("期初依据");
  await db.inspection.update({ where: { id: inspection }, data: { feedbackOn: dayToDb(addDays(TODAY, -90)) } });
  const measure = await db.measure.findFirstOrThrow({ where: { code: "01-01" } });
  const opening = { day: addDays(TODAY, -30), source: "=2024年进展报告", voucherId: head.personId };
  const entry = { measureId: measure.id, version: measure.version, opening, backfill: [] };
  const entered = await enterOpening(viewer, sentOnce(), [entry]);
  expect(entered.ok).toBe(true);
  const { sheet } = await taken(viewer, { inspection });
  expect(rowsOf(sheet).map((row) => [row.措施编号, row.期初依据, row.期初确认人, row.销号时间])).toEqual([
    ["01-01", "=2024年进展报告", head.name, addDays(TODAY, -30)],
    ["01-02", "", "", "2026-03-01"],
    ["02-01", "", "", ""],
  ]);
  // Of rows among which there is none, nothing of it is said either.
  const others = await taken(viewer, { inspection, leadUnit: theirs.id });
  expect(Object.keys(rowsOf(others.sheet)[0] ?? {})).not.toContain("期初依据");
});

test("the file is called in Chinese, and in letters for who knows no other", async () => {
  const { inspection, body } = await scene();
  asked.viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const said = (await ask({ inspection, as: "csv" })).headers.get("content-disposition") ?? "";
  expect(said).toContain(`attachment; filename="ledger-${TODAY}.csv"; filename*=UTF-8''`);
  expect(decodeURIComponent(said)).toContain(`整改台账（截至${TODAY}）.csv`);
});

test("as text with commas it says the same", async () => {
  const { inspection, body } = await scene();
  asked.viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const bytes = Buffer.from(await (await ask({ inspection, as: "csv" })).arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").split("\r\n");
  expect(lines[0]).toContain("序号,方面,反馈问题,具体表现,整改目标,措施编号,整改措施");
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain(`"01-01\t",'=1+1`);
  expect(lines[2]).toContain("2026-03-01");
});

test("for the page it says how far it is, and that it is whole", async () => {
  const { inspection, body } = await scene();
  asked.viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const reply = await ask({ inspection, as: "xlsx", framed: "1" });
  const frames = frameReader()(new Uint8Array(await reply.arrayBuffer()));
  expect(frames.filter(({ is }) => is === "progress")).toEqual([
    { is: "progress", done: 0, total: 3 },
    { is: "progress", done: 3, total: 3 },
  ]);
  expect(frames.at(-1)).toEqual({ is: "end" });
  const file = Buffer.concat(frames.flatMap((frame) => (frame.is === "bytes" ? [frame.bytes] : [])));
  const { sheet } = await openSheet(new Uint8Array(file).buffer);
  expect(rowsOf(sheet)).toHaveLength(3);
});

test("leaves an event of who took what by which conditions, and how many rows", async () => {
  const { inspection, body, theirs } = await scene();
  const viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const { sheet } = await taken(viewer, { inspection, leadUnit: theirs.id });
  asked.viewer = viewer;
  await (await ask({ inspection, as: "csv" })).arrayBuffer();
  const [first, second, ...more] = await exportsNoted();
  expect(more).toEqual([]);
  const by = { personId: viewer.personId, bodyId: body.id };
  expect(first).toMatchObject({ ...by, rows: rowsOf(sheet).length, conditions: "牵头部门：法规处" });
  expect(first?.what).toMatch(/整改台账（xlsx）$/);
  expect(first).toMatchObject({ filter: expect.stringContaining(`leadUnit=${theirs.id}`) });
  expect(second).toMatchObject({ ...by, rows: 3, what: expect.stringMatching(/整改台账（csv）$/) });
  expect(second).not.toHaveProperty("conditions");
});

test("what is refused leaves none", async () => {
  const { inspection, body, issue } = await scene();
  asked.viewer = await viewerWith("OFFICE");
  expect((await ask({ inspection, as: "xlsx" })).status).toBe(404);
  await createMeasure({ issueId: issue.id });
  asked.viewer = await viewerWith("OFFICE", { bodyId: body.id });
  expect((await ask({ inspection, as: "xlsx" })).status).toBe(413);
  expect(await exportsNoted()).toEqual([]);
});

test("what cannot be written down is not handed out", async () => {
  const { inspection, body } = await scene();
  asked.viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const noting = vi.spyOn(await import("@/lib/history/record"), "recordEvents");
  noting.mockRejectedValueOnce(new Error("full"));
  const reply = ask({ inspection, as: "csv" });
  await expect(reply).rejects.toThrow("full");
  noting.mockRestore();
});

test("to nobody who is not signed in, and no other's inspection", async () => {
  const { inspection } = await scene();
  asked.viewer = null;
  expect((await ask({ inspection, as: "xlsx" })).status).toBe(401);
  asked.viewer = await viewerWith("OFFICE");
  expect((await ask({ inspection, as: "xlsx" })).status).toBe(404);
  expect((await ask({ inspection: "all", as: "pdf" })).status).toBe(404);
});

test("more rows than a sheet has are refused with what to do", async () => {
  const { inspection, body, issue } = await scene();
  await createMeasure({ issueId: issue.id });
  asked.viewer = await viewerWith("OFFICE", { bodyId: body.id });
  const reply = await ask({ inspection, as: "xlsx" });
  expect([reply.status, await reply.text()]).toEqual([413, TOO_MANY_FOR_A_SHEET]);
});
