import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { dayFromDb } from "@/lib/domain/day";
import { ledgerRows } from "@/lib/features/ledger/queries/ledger";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { undoSheet } from "@/lib/features/sheet/commands/undo-sheet";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "../../support/database";
import {
  createBody,
  createIssue,
  createMeasure,
  createPerson,
  createPost,
  createSection,
  createUnit,
  sentOnce,
  TODAY,
  viewerWith,
} from "../../support/factories";
import { brought, choose, collected, confirm, seenReview, seenSheet, sentOut } from "../../support/sheet-desk";
import { struckThrough, writtenIn } from "../../support/sheets";

/** The ledger's own sheet on its way back: what somebody wrote in it, and nothing else, changes the ledger. */

beforeEach(resetDatabase);

async function scene() {
  const body = await createBody({ name: "市数据局", shortName: "数据局" });
  const at = { bodyId: body.id };
  const section = await createSection({ ...at, number: "一", title: "聚焦职能责任" });
  const { inspectionId } = section;
  const under = { ...at, inspectionId, sectionId: section.id };
  const issue = await createIssue({ ...under, title: "数据共享不够" });
  const mine = await createUnit({ ...at, name: "政务服务处", shortName: "服务处" });
  const theirs = await createUnit({ ...at, name: "政策法规处", shortName: "法规处" });
  const leader = await createPerson({ ...at, name: "赵一" });
  const other = await createPerson({ ...at, name: "钱二" });
  const row = { ...at, inspectionId, issueId: issue.id, leaderId: leader.id, status: "UNDERWAY" as const };
  const first = await createMeasure({ ...row, leadUnitId: mine.id, text: "修订共享目录" });
  const second = await createMeasure({ ...row, leadUnitId: mine.id, text: "建立通报制度" });
  const third = await createMeasure({ ...row, leadUnitId: theirs.id, text: "开展专项检查" });
  const office = await viewerWith("OFFICE", at);
  const liaison = await viewerWith("LIAISON", { ...at, unitId: mine.id });
  return { body, inspectionId, issue, mine, theirs, leader, other, first, second, third, office, liaison };
}

const states = async (viewer: Parameters<typeof seenReview>[0], id: string) =>
  (await seenReview(viewer, id)).rows.map(({ code, state }) => [code, state]);

describe("a sheet that comes back", () => {
  test("as it went out changes nothing, whoever brings it", async () => {
    const { inspectionId, office, liaison } = await scene();
    for (const viewer of [office, liaison]) {
      const id = await brought(viewer, inspectionId, await sentOut(viewer, inspectionId));
      const { counts, rows } = await seenReview(viewer, id);
      expect(counts).toMatchObject({ new: 0, changed: 0, conflict: 0, error: 0 });
      expect(counts.unchanged).toBe(rows.length);
      expect(rows.length).toBe(viewer === office ? 3 : 2);
      expect(await confirm(viewer, id)).toMatchObject({ ok: false, why: "没有要导入的改动。" });
    }
  });

  test("with five cells written in changes those five, each with its event", async () => {
    const { inspectionId, office, first, second, third, other, theirs } = await scene();
    const bytes = await writtenIn(await sentOut(office, inspectionId), {
      [first.code]: { 整改措施: "修订并公布共享目录", 备注: "已报局办公会" },
      [second.code]: { 责任领导: "钱二", "整改时限（现）": new Date(Date.UTC(2030, 11, 31)) },
      [third.code]: { 配合部门: "服务处" },
    });
    const id = await brought(office, inspectionId, bytes);
    await choose(office, id, { reason: "按局办公会意见" });
    expect(await states(office, id)).toEqual([
      [first.code, "changed"],
      [second.code, "changed"],
      [third.code, "changed"],
    ]);
    expect((await seenReview(office, id)).rows.flatMap(({ cells }) => cells.map(({ field }) => field)).sort()).toEqual(
      ["cooperatingUnits", "due", "leader", "remark", "text"].sort(),
    );
    expect(await confirm(office, id)).toMatchObject({ ok: true, added: 0, changed: 3 });
    const now = await db.measure.findMany({ orderBy: { code: "asc" }, include: { cooperation: true } });
    expect(now[0]).toMatchObject({ text: "修订并公布共享目录", remark: "已报局办公会", status: "UNDERWAY" });
    expect(now[1]).toMatchObject({ leaderId: other.id });
    expect(now[1]?.dueOn && dayFromDb(now[1].dueOn)).toBe("2030-12-31");
    expect(now[2]?.cooperation).toHaveLength(1);
    expect(now[2]?.leadUnitId).toBe(theirs.id);
    const told = await db.event.findMany({
      where: { inspectionId },
      orderBy: { seq: "asc" },
      select: { action: true },
    });
    expect(told.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["measure.edited", "measure.assigned", "sheet.received", "sheet.entered"]),
    );
    expect(told.at(-1)?.action).toBe("sheet.entered");
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
  });

  test("brings a liaison officer's progress and nothing else of the row", async () => {
    const { inspectionId, liaison, first, second } = await scene();
    const bytes = await writtenIn(await sentOut(liaison, inspectionId), {
      [first.code]: { 进展情况: "已完成目录修订稿", 责任领导: "钱二", 完成情况: "已销号" },
      [second.code]: { 备注: "自己写的备注" },
    });
    const id = await brought(liaison, inspectionId, bytes);
    const { rows } = await seenReview(liaison, id);
    expect(rows.map(({ state }) => state)).toEqual(["changed", "error"]);
    expect(rows[0]?.cells.map(({ field, refused }) => [field, refused !== null])).toEqual([
      ["leader", true],
      ["status", true],
      ["progress", false],
    ]);
    expect(await confirm(liaison, id)).toMatchObject({ ok: false, fields: { withoutErrors: [expect.any(String)] } });
    expect(await confirm(liaison, id, { withoutErrors: true })).toMatchObject({ ok: true, changed: 1 });
    const entry = await db.progressEntry.findFirstOrThrow({ where: { measureId: first.id } });
    expect(entry).toMatchObject({ text: "已完成目录修订稿", fromSheet: false, backfilled: false });
    expect(dayFromDb(entry.day)).toBe(TODAY);
    expect(await db.measure.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ status: "UNDERWAY" });
  });

  test("of another unit does not exist for who does not see it", async () => {
    const { inspectionId, office, liaison, third } = await scene();
    const bytes = await writtenIn(await sentOut(office, inspectionId), { [third.code]: { 进展情况: "替别人写" } });
    const id = await brought(liaison, inspectionId, bytes);
    const row = (await seenReview(liaison, id)).rows.find(({ text }) => text === "开展专项检查");
    expect(row).toMatchObject({ state: "error", code: null });
    expect(await confirm(liaison, id, { withoutErrors: true })).toMatchObject({ ok: false });
    expect(await db.progressEntry.count()).toBe(0);
  });

  test("brought by the office enters what the unit wrote, as from its sheet", async () => {
    const { inspectionId, office, first } = await scene();
    const bytes = await writtenIn(await sentOut(office, inspectionId), { [first.code]: { 进展情况: "本周完成三项" } });
    const id = await brought(office, inspectionId, bytes);
    expect(await confirm(office, id)).toMatchObject({ ok: true, changed: 1 });
    expect(await db.progressEntry.findFirstOrThrow()).toMatchObject({ text: "本周完成三项", fromSheet: true });
    const [row] = await ledgerRows(office, [first.id], 0, ["progress"]);
    expect(row?.progress).toMatchObject({ text: "本周完成三项", fromSheet: true });
  });

  test("closes nothing: 已销号 in a cell is refused with the rule", async () => {
    const { inspectionId, office, liaison, first } = await scene();
    await reportProgress(liaison, sentOnce(), [{ measureId: first.id, kind: "PROGRESS", text: "有进展" }]);
    const bytes = await writtenIn(await sentOut(office, inspectionId), { [first.code]: { 完成情况: "已销号" } });
    const id = await brought(office, inspectionId, bytes);
    const [row] = (await seenReview(office, id)).rows;
    expect(row?.state).toBe("error");
    expect(row?.cells[0]?.refused).toMatch(/销号须由责任部门申请、逐级审核/);
  });
});

describe("two at once", () => {
  test("a cell changed on both sides is decided by a person; another cell of the row is not touched", async () => {
    const { inspectionId, office, first } = await scene();
    const sent = await sentOut(office, inspectionId);
    const seen = await db.measure.findUniqueOrThrow({ where: { id: first.id } });
    await editMeasure(office, sentOnce(), {
      measureId: first.id,
      version: seen.version,
      text: "台账里改的文字",
      remark: "台账里的备注",
    });
    const id = await brought(
      office,
      inspectionId,
      await writtenIn(sent, { [first.code]: { 整改措施: "表里改的文字" } }),
    );
    const { rows, undecided } = await seenReview(office, id);
    expect(rows[0]).toMatchObject({ state: "conflict" });
    expect(rows[0]?.cells).toMatchObject([
      { field: "text", was: "台账里改的文字", becomes: "表里改的文字", conflict: true },
    ]);
    expect(await confirm(office, id)).toMatchObject({ ok: false, code: "state" });
    await choose(office, id, { sides: Object.fromEntries(undecided.map((cell) => [cell, "sheet" as const])) });
    expect(await confirm(office, id)).toMatchObject({ ok: true });
    expect(await db.measure.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
      text: "表里改的文字",
      remark: "台账里的备注",
    });
  });

  test("what became another plan since it was looked at is not written", async () => {
    const { inspectionId, office, first } = await scene();
    const id = await brought(
      office,
      inspectionId,
      await writtenIn(await sentOut(office, inspectionId), { [first.code]: { 整改措施: "表里改的文字" } }),
    );
    const { digest } = await seenReview(office, id);
    const seen = await db.measure.findUniqueOrThrow({ where: { id: first.id } });
    await editMeasure(office, sentOnce(), {
      measureId: first.id,
      version: seen.version,
      text: seen.text,
      remark: "新的",
    });
    expect(await confirm(office, id, { digest })).toMatchObject({ ok: false, code: "changed" });
    expect((await db.measure.findUniqueOrThrow({ where: { id: first.id } })).text).toBe("修订共享目录");
  });
});

const FOREIGN = `某局巡察整改台账
截至${"DAY"},,,,,,,,,
序号,反馈问题,整改措施,责任领导,责任部门,整改时限,完成情况,完成时间,进展情况,备注
1,数据共享不够,修订共享目录,赵一,服务处,2030年6月底前,正在推进,,正在修订,已报局办公会
2,窗口服务不优,一是延长服务时间。二是设置潮汐窗口。,钱二,政务服务处、法规处,2030-03-31,已完成,DAY,已全部落实,分两步走
3,窗口服务不优,开展满意度回访,王五,督导处,长期坚持,正在推进,,,
`;

async function takenOver() {
  const all = await scene();
  const { office, inspectionId, leader } = all;
  await createPost({ personId: leader.id, bodyId: all.body.id, role: "RESPONSIBLE_LEADER", unitId: null });
  const inspection = await db.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  const asOf = dayFromDb(inspection.feedbackOn);
  const [y, m, d] = asOf.split("-").map(Number);
  const text = FOREIGN.replaceAll("DAY", `${y}年${m}月${d}日`);
  const id = await brought(office, inspectionId, Buffer.from(text), "本局台账.csv");
  return { ...all, id, asOf };
}

describe("an office's own ledger", () => {
  test("is matched with what is there; what is new is added only when every name means somebody", async () => {
    const { id, office } = await takenOver();
    const { rows, names } = await seenReview(office, id);
    expect(rows.map(({ state, code }) => [state, code !== null])).toEqual([
      ["changed", true],
      ["new", false],
      ["new", false],
      ["error", false],
    ]);
    expect(names.units.map(({ name }) => name)).toEqual(["督导处"]);
    expect(names.persons.map(({ name }) => name)).toEqual(["王五"]);
    expect(await db.unit.count()).toBe(2);
  });

  test("comes in with its 期初 and is taken back as one act", async () => {
    const { id, office, asOf, leader, other, theirs, inspectionId, first } = await takenOver();
    await choose(office, id, {
      units: { 督导处: theirs.id },
      persons: { 王五: "" },
      opening: { take: true, source: "", voucherId: "" },
      reason: "台账启用",
    });
    expect(await confirm(office, id)).toMatchObject({
      ok: false,
      fields: { source: [expect.any(String)], voucherId: [expect.any(String)] },
    });
    await choose(office, id, { opening: { take: true, source: "2024年整改台账", voucherId: leader.id } });
    expect(await confirm(office, id)).toMatchObject({ ok: true, added: 3, changed: 1 });
    const added = await db.measure.findMany({
      where: { inspectionId, text: { in: ["延长服务时间", "设置潮汐窗口", "延长服务时间。", "设置潮汐窗口。"] } },
      include: { cooperation: true, openings: true, issue: true, progress: true },
      orderBy: { sortKey: "asc" },
    });
    expect(added).toHaveLength(2);
    for (const one of added) {
      expect(one).toMatchObject({ status: "CLOSED", opening: true, leaderId: other.id, remark: "分两步走" });
      expect(one.closedOn && dayFromDb(one.closedOn)).toBe(asOf);
      expect(one.openings).toMatchObject([{ source: "2024年整改台账", voucherName: "赵一", statusBefore: "UNDERWAY" }]);
      expect(one.cooperation.map(({ unitId }) => unitId)).toEqual([theirs.id]);
      expect(one.progress).toMatchObject([{ backfilled: true }]);
      expect(one.issue?.title).toBe("窗口服务不优");
      expect(one.code).toMatch(/^\d\d-\d\d$/);
    }
    const { version, built } = await seenSheet(office, id);
    expect(built).toBeNull();
    expect(await undoSheet(office, sentOnce(), { importId: id, version, reason: "选错了文件" })).toMatchObject({
      ok: true,
    });
    expect(await db.measure.count({ where: { inspectionId, struckAt: null } })).toBe(3);
    expect(await db.issue.count({ where: { inspectionId, struckAt: null } })).toBe(1);
    const back = await db.measure.findUniqueOrThrow({ where: { id: first.id } });
    expect(back).toMatchObject({
      remark: "",
      dueText: first.dueText,
      status: first.status,
      lastHeardOn: first.lastHeardOn,
    });
    expect((await ledgerRows(office, [first.id], 0, ["progress"]))[0]?.progress).toBeNull();
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
  });

  test("cannot be taken back once somebody built on it", async () => {
    const { id, office, liaison, first } = await takenOver();
    expect(await confirm(office, id, { withoutErrors: true })).toMatchObject({ ok: true });
    await reportProgress(liaison, sentOnce(), [{ measureId: first.id, kind: "PROGRESS", text: "又有进展" }]);
    const { version, built } = await seenSheet(office, id);
    expect(built).toMatch(new RegExp(`${first.code}.*又有改动`));
    expect(await undoSheet(office, sentOnce(), { importId: id, version, reason: "选错" })).toMatchObject({ ok: false });
    expect(await db.sheetImport.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "CONFIRMED" });
  });
});

describe("rows that are struck through", () => {
  test("are left out; the office may strike their measures with them, and takes that back with the import", async () => {
    const { inspectionId, office, liaison, first, second } = await scene();
    const bytes = await struckThrough(await sentOut(office, inspectionId), [first.code]);
    const own = await brought(liaison, inspectionId, bytes);
    expect((await seenReview(liaison, own)).rows[0]).toMatchObject({ state: "left", struck: "alone" });
    const id = await brought(office, inspectionId, bytes);
    const { rows, counts } = await seenReview(office, id);
    expect(counts).toMatchObject({ left: 1, unchanged: 2 });
    const [row] = rows;
    expect(row).toMatchObject({ code: first.code, state: "left", struck: "offered", row: 4 });
    expect(await confirm(office, id)).toMatchObject({ ok: false, why: "没有要导入的改动。" });
    await choose(office, id, { strikes: [row?.key ?? ""], reason: "与第二条重复" });
    expect(await confirm(office, id)).toMatchObject({ ok: true, added: 0, changed: 1 });
    const gone = await db.measure.findUniqueOrThrow({ where: { id: first.id } });
    expect(gone).toMatchObject({ struckReason: "与第二条重复" });
    expect(gone.struckAt).not.toBeNull();
    const { version } = await seenSheet(office, id);
    expect(await undoSheet(office, sentOnce(), { importId: id, version, reason: "选错" })).toMatchObject({ ok: true });
    expect(await db.measure.count({ where: { inspectionId, struckAt: null } })).toBe(3);
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
    expect(second.code).not.toBe(first.code);
  });

  test("of a measure that was submitted are refused with the rule", async () => {
    const { inspectionId, office, mine, issue } = await scene();
    const first = await createMeasure({ issueId: issue.id, leadUnitId: mine.id, status: "SUBMITTED" });
    const id = await brought(
      office,
      inspectionId,
      await struckThrough(await sentOut(office, inspectionId), [first.code]),
    );
    const row = async () => (await seenReview(office, id)).rows.find(({ code }) => code === first.code);
    await choose(office, id, { strikes: [(await row())?.key ?? ""] });
    expect(await row()).toMatchObject({ state: "error", errors: [{ message: expect.stringContaining("不能作废") }] });
  });
});

describe("a sheet of a round of 收表", () => {
  const standing = (roundId: string) =>
    db.sheetReturn.findMany({ where: { roundId, takenBackAt: null }, select: { unitId: true, personName: true } });

  async function asked() {
    const all = await scene();
    const { body, inspectionId, mine, theirs, office } = all;
    const round = await db.sheetRound.create({
      data: {
        ...{ bodyId: body.id, inspectionId, personId: office.personId, personName: office.name },
        ...{ madeOn: new Date(TODAY), dueOn: new Date(TODAY), cooperating: false, openOnly: true },
        units: { create: [{ unitId: mine.id }, { unitId: theirs.id }] },
      },
    });
    return { ...all, roundId: round.id };
  }

  test("counts as returned once it is confirmed, changed or not, and no longer once that is undone", async () => {
    const { inspectionId, mine, liaison, first, roundId } = await asked();
    const sheet = await collected(liaison, { roundId, unitId: mine.id });
    const plain = await brought(liaison, inspectionId, sheet);
    expect((await seenReview(liaison, plain)).round).toMatchObject({ id: roundId, unit: "政务服务处" });
    expect(await standing(roundId)).toEqual([]);
    expect(await confirm(liaison, plain)).toMatchObject({ ok: true, added: 0, changed: 0 });
    expect(await standing(roundId)).toEqual([{ unitId: mine.id, personName: liaison.name }]);
    const written = await writtenIn(sheet, { [first.code]: { 进展情况: "已完成初稿" } });
    const again = await brought(liaison, inspectionId, written);
    expect(await confirm(liaison, again)).toMatchObject({ ok: true, changed: 1 });
    expect(await standing(roundId)).toHaveLength(2);
    for (const importId of [again, plain]) {
      const { version } = await seenSheet(liaison, importId);
      expect(await undoSheet(liaison, sentOnce(), { importId, version, reason: "选错" })).toMatchObject({ ok: true });
    }
    expect(await standing(roundId)).toEqual([]);
    expect(await verifyChain(db, liaison.bodyId)).toMatchObject({ intact: true });
  });

  test("brought by the office counts as its unit's; a round that is not the sender's is left alone", async () => {
    const { inspectionId, mine, theirs, office, liaison, roundId } = await asked();
    const id = await brought(office, inspectionId, await collected(office, { roundId, unitId: theirs.id }));
    // The sheet of another unit, in the hands of a liaison officer who sees nothing of it.
    const foreign = await brought(liaison, inspectionId, await collected(office, { roundId, unitId: theirs.id }));
    expect((await seenReview(liaison, foreign)).round).toBeNull();
    expect(await confirm(liaison, foreign)).toMatchObject({ ok: false, why: "没有要导入的改动。" });
    expect(await confirm(office, id)).toMatchObject({ ok: true });
    expect(await standing(roundId)).toEqual([{ unitId: theirs.id, personName: office.name }]);
    expect(await db.sheetReturn.count({ where: { unitId: mine.id } })).toBe(0);
  });
});

test("a sheet is nobody's but the office's and whoever brought it", async () => {
  const { inspectionId, office, liaison, body } = await scene();
  const id = await brought(office, inspectionId, await sentOut(office, inspectionId));
  const stranger = await viewerWith("OFFICE");
  const supervision = await viewerWith("SUPERVISION", { bodyId: body.id });
  for (const viewer of [liaison, stranger, supervision]) {
    await expect(seenSheet(viewer, id)).rejects.toThrow("no sheet");
    const { version } = await db.sheetImport.findUniqueOrThrow({ where: { id } });
    const undone = await undoSheet(viewer, sentOnce(), { importId: id, version, reason: "x" });
    expect(undone).toMatchObject({ ok: false, code: "not-found" });
  }
});
