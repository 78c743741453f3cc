import { beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/exports/people/route";
import type { Viewer } from "@/lib/access/viewer";
import { day } from "@/lib/domain/day";
import { listAuditEvents } from "@/lib/features/audit/queries/audit";
import { listPeople } from "@/lib/features/people/queries/people";
import { resetDatabase } from "../../support/database";
import { exportsNoted } from "../../support/exports";
import { createAccount, createBody, createPerson, createPost, createUnit, viewerWith } from "../../support/factories";
import { openSheet, rowsOf } from "../../support/sheets";

/** Persons with their posts and the units of a body, as sheets of an administrator. */

const asked = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/access/session", () => ({ getViewer: async () => asked.viewer }));

let admin: Viewer;
let bodyId: string;

beforeAll(async () => {
  await resetDatabase();
  const body = await createBody({ name: "市数据局", shortName: "数据局" });
  bodyId = body.id;
  const unit = await createUnit({ bodyId, name: "政务服务处", shortName: "服务处", endedOn: null });
  await createUnit({ bodyId, name: "=法规处", shortName: "法规处", aliases: ["法制处", "政法处"] });
  const person = await createPerson({ bodyId, name: "魏子谦", title: "-主任科员" });
  await createAccount({ personId: person.id, login: "0071" });
  await createPost({ personId: person.id, bodyId, unitId: unit.id, role: "LIAISON", fromOn: day("2026-01-05") });
  await createPost({ personId: person.id, bodyId, role: "OFFICE", fromOn: day("2026-02-01") });
  await createPerson({ bodyId, name: "何婉清" });
  const elsewhere = await createBody();
  await createPerson({ bodyId: elsewhere.id, name: "别处的人" });
  admin = await viewerWith("SYSTEM_ADMIN", { bodyId });
});

const ask = (query: Record<string, string>) =>
  GET(new Request(`http://ledger.test/api/exports/people?${new URLSearchParams({ as: "xlsx", ...query })}`));

async function taken(query: Record<string, string>) {
  asked.viewer = admin;
  const reply = await ask(query);
  expect(reply.status).toBe(200);
  const { sheet } = await openSheet(await reply.arrayBuffer());
  return { sheet, rows: rowsOf(sheet) };
}

test("人员名册 has a line for each post, the person once, in the order of the list", async () => {
  const { sheet, rows } = await taken({ sheet: "people" });
  const listed = await listPeople(admin, { bodyId: undefined, text: undefined, state: undefined }, 1);
  expect([...new Set(rows.map((row) => row.姓名))]).toEqual(listed.rows.map((row) => row.name));
  const own = rows.filter((row) => row.姓名 === "魏子谦");
  expect(own.map((row) => [row.部门, row.岗位, row.起始日期, row.账号, row.职务])).toEqual([
    ["", "领导小组办公室", "2026-02-01", "0071", "-主任科员"],
    ["服务处", "联络员", "2026-01-05", "0071", "-主任科员"],
  ]);
  const at = 4 + rows.findIndex((row) => row.姓名 === "魏子谦");
  expect(sheet.model.merges).toContain(`A${at}:A${at + 1}`);
  expect(sheet.getCell(`G${at}`).value).toBeInstanceOf(Date);
  expect(sheet.getCell(`E${at}`).value).toBe("0071");
});

test("it keeps the conditions of the list, and no other body's persons", async () => {
  expect((await taken({ sheet: "people", q: "何婉" })).rows.map((row) => row.姓名)).toEqual(["何婉清"]);
  expect((await taken({ sheet: "people", state: "UNUSED" })).rows.every((row) => row.账号 !== "")).toBe(true);
  const { rows } = await taken({ sheet: "people" });
  expect(rows.map((row) => row.姓名)).not.toContain("别处的人");
  asked.viewer = admin;
  const foreign = await createBody();
  for (const sheet of ["people", "units"]) expect((await ask({ sheet, body: foreign.id })).status).toBe(404);
});

test("部门名册 has the units of the body, text as text", async () => {
  const { sheet, rows } = await taken({ sheet: "units" });
  expect(sheet.getCell("A1").text).toBe("市数据局部门名册");
  expect(rows.map((row) => [row.名称, row.别名, row.在任岗位])).toEqual(
    expect.arrayContaining([
      ["政务服务处", "", "1"],
      ["=法规处", "法制处、政法处", "0"],
    ]),
  );
  expect((await taken({ sheet: "units", q: "法制" })).rows.map((row) => row.简称)).toEqual(["法规处"]);
});

test("nobody but the administrators gets them", async () => {
  asked.viewer = null;
  expect((await ask({ sheet: "people" })).status).toBe(401);
  for (const role of ["OFFICE", "GROUP_LEADER", "INSPECTION_OFFICE"] as const) {
    asked.viewer = await viewerWith(role, { bodyId });
    for (const sheet of ["people", "units"]) expect((await ask({ sheet })).status).toBe(404);
  }
});

test("each leaves an event, of which the audit administrator reads who, when and how many", async () => {
  const before = (await exportsNoted()).length;
  const { rows } = await taken({ sheet: "people", q: "何婉", state: "NONE" });
  const noted = (await exportsNoted()).slice(before);
  expect(noted).toHaveLength(1);
  expect(noted[0]).toMatchObject({ personId: admin.personId, bodyId, rows: rows.length });
  expect(noted[0]).toMatchObject({ conditions: "查找“何婉”；未开通", what: "市数据局人员名册（xlsx）" });
  const auditor = await viewerWith("AUDIT_ADMIN", { bodyId });
  const asked = { chain: bodyId, from: null, to: null, person: undefined, action: "export.made" };
  const [row] = (await listAuditEvents(auditor, asked, 1)).rows;
  expect(row).toMatchObject({ who: admin.name, subject: "", changes: [{ field: "行数", old: null, new: "1行" }] });
});
