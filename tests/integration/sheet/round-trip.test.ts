import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Day } from "@/lib/domain/day";
import { resetDatabase } from "../../support/database";
import {
  createBody,
  createIssue,
  createMeasure,
  createPerson,
  createSection,
  createUnit,
  nextNumber,
  viewerWith,
} from "../../support/factories";
import { brought, seenReview, sentOut } from "../../support/sheet-desk";
import { writtenIn } from "../../support/sheets";

/** Out and in again: what nobody wrote in is no change, however many rows and whichever program saved the file. */

beforeEach(resetDatabase);

const TEXTS = [
  "修订共享目录，\n分两批公布。",
  "=1+1 不是算式",
  "对“一网通办”事项逐项核对；形成清单、销号管理。",
  " 前后有空格 ",
  "长".repeat(900),
];

async function ledgerOf(count: number) {
  const body = await createBody({ name: "市数据局", shortName: "数据局" });
  const at = { bodyId: body.id };
  const section = await createSection({ ...at, number: "一", title: "聚焦职能责任" });
  const { inspectionId } = section;
  const issue = await createIssue({ ...at, inspectionId, sectionId: section.id, title: "数据共享不够" });
  const [lead, other] = [await createUnit({ ...at, name: "政务服务处" }), await createUnit({ ...at, name: "法规处" })];
  const leader = await createPerson({ ...at, name: "欧阳赵一" });
  const of = { ...at, inspectionId, issueId: issue.id, leaderId: leader.id, leadUnitId: lead.id };
  const first = await createMeasure({ ...of, status: "UNDERWAY", dueOn: "2030-06-30" as Day, text: TEXTS[0] ?? "" });
  const row = await db.measure.findUniqueOrThrow({ where: { id: first.id } });
  const { id: _, search: __, ...columns } = row;
  const data = Array.from({ length: count - 1 }, (_row, i) => ({
    ...columns,
    code: `01-${String(i + 2).padStart(4, "0")}`,
    sortKey: `${row.sortKey}${String(i).padStart(6, "0")}`,
    position: row.position + i + 1,
    text: `${TEXTS[i % TEXTS.length]}${nextNumber()}`,
    dueText: i % 3 === 0 ? "2030年6月底前" : "",
    remark: i % 4 === 0 ? "按月\n通报" : "",
  }));
  await db.measure.createMany({ data });
  const made = await db.measure.findMany({ where: { inspectionId }, orderBy: { code: "asc" }, take: 2, skip: 1 });
  for (const { id } of made) await db.measureUnit.create({ data: { measureId: id, unitId: other.id } });
  return { inspectionId, office: await viewerWith("OFFICE", at) };
}

describe("out and in again", () => {
  test.each([1, 100, 1_500])(
    "%i rows: nothing changed",
    async (count) => {
      const { inspectionId, office } = await ledgerOf(count);
      const id = await brought(office, inspectionId, await sentOut(office, inspectionId));
      const { counts } = await seenReview(office, id);
      expect(counts).toEqual({ new: 0, changed: 0, conflict: 0, error: 0, left: 0, unchanged: count });
    },
    120_000,
  );
});

function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The same workbook as LibreOffice saves it. */
function savedByOffice(bytes: Uint8Array, as: "xlsx" | "xls"): Buffer {
  const directory = mkdtempSync(path.join(tmpdir(), "ledger-sheet-"));
  try {
    writeFileSync(path.join(directory, "in.xlsx"), bytes);
    const profile = `-env:UserInstallation=file://${directory}/profile`;
    const asked = [profile, "--headless", "--convert-to", as, "--outdir", path.join(directory, "out")];
    execFileSync("soffice", [...asked, path.join(directory, "in.xlsx")], { stdio: "ignore", timeout: 120_000 });
    return readFileSync(path.join(directory, "out", `in.${as}`));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

// Without LibreOffice on the machine there is no other program to save the file.
describe.skipIf(!hasOffice())("saved by LibreOffice（本机没有 LibreOffice 时跳过：没有别的程序来存这份表）", () => {
  test.each(["xlsx", "xls"] as const)(
    "as .%s, five cells written in are those five changes",
    async (as) => {
      const { inspectionId, office } = await ledgerOf(60);
      const out = await sentOut(office, inspectionId);
      const untouched = await brought(office, inspectionId, savedByOffice(out, as), `台账.${as}`);
      expect((await seenReview(office, untouched)).counts).toMatchObject({ changed: 0, error: 0, unchanged: 60 });
      const rows = await db.measure.findMany({ where: { inspectionId }, orderBy: { code: "asc" }, take: 4 });
      const [a = "", b = "", c = "", d = ""] = rows.map(({ code }) => code);
      const written = await writtenIn(out, {
        [a]: { 整改措施: "换一个说法", 备注: "已报局办公会" },
        [b]: { 整改类型: "长期坚持" },
        [c]: { "整改时限（现）": new Date(Date.UTC(2031, 2, 31)) },
        [d]: { 进展情况: "已完成初稿" },
      });
      const id = await brought(office, inspectionId, savedByOffice(written, as), `台账.${as}`);
      const { rows: seen } = await seenReview(office, id);
      const changes = seen.flatMap(({ code, cells }) => cells.map(({ field }) => [code, field]));
      expect(changes).toEqual([
        [a, "text"],
        [a, "remark"],
        [b, "timeClass"],
        [c, "due"],
        [d, "progress"],
      ]);
    },
    240_000,
  );
});
