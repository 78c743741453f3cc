import { beforeEach, describe, expect, test, vi } from "vitest";
import { POST } from "@/app/api/task-table/route";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { cellsOf } from "@/lib/domain/text/sheet-text";
import { env } from "@/lib/env";
import { resetDatabase } from "@/tests/support/database";
import { viewerWith } from "@/tests/support/factories";
import { table, wordFile } from "@/tests/unit/import/word-file";

/** A 任务分工表 as a file: its tables come back as text, read in the process that reads; nothing of it is stored. */

const asking = vi.hoisted(() => ({ viewer: null as unknown }));
vi.mock("@/lib/access/session", async (original) => ({
  ...(await original<typeof import("@/lib/access/session")>()),
  getViewer: async () => asking.viewer,
}));

async function send(viewer: Viewer | null, name: string, bytes: Uint8Array | string, headers: HeadersInit = {}) {
  asking.viewer = viewer;
  const origin = env().PUBLIC_URL;
  const query = new URLSearchParams({ name, [PAGE_ACCOUNT]: viewer?.accountId ?? "" });
  const request = new Request(`${origin}/api/task-table?${query}`, {
    method: "POST",
    headers: { origin, ...headers },
    body: Buffer.from(bytes),
  });
  const answer = await POST(request);
  return { status: answer.status, body: (await answer.json()) as { ok: boolean; why?: string; text?: string } };
}

beforeEach(resetDatabase);

const HEAD = ["编号", "整改措施", "牵头部门"];
const HTML = `<html><body><p>任务分工表</p><table>
  <tr><th>编号</th><th>整改措施</th><th>牵头部门</th></tr>
  <tr><td rowspan="2">01</td><td>制定学习计划。</td><td rowspan="2">办公室<br>人事处</td></tr>
  <tr><td>组织培训。</td></tr>
  <tr><td colspan="3">（二）方面</td></tr>
  <tr><td>02</td><td>开展自查。</td><td></td></tr></table></body></html>`;

const DOCX = wordFile(
  table([
    HEAD,
    [{ text: "01", down: "restart" }, "制定学习计划。", { text: "办公室", down: "restart" }],
    [{ down: "continue" }, "组织培训。", { down: "continue" }],
  ]),
);

describe("the tables of a file", () => {
  test("of a page: merged cells hold for each row, lines of a cell stay, headings between rows are left out", async () => {
    const { status, body } = await send(await viewerWith("OFFICE"), "分工表.html", HTML);
    expect(status).toBe(200);
    expect(cellsOf(body.text ?? "")).toEqual([
      HEAD,
      ["01", "制定学习计划。", "办公室\n人事处"],
      ["01", "组织培训。", "办公室\n人事处"],
      ["02", "开展自查。", ""],
    ]);
    expect([await db.importDraft.count(), await db.event.count(), await db.idempotencyKey.count()]).toEqual([0, 0, 0]);
  });

  test("of a Word document likewise, of a text what stands in it", async () => {
    const office = await viewerWith("OFFICE");
    const word = await send(office, "分工表.docx", DOCX);
    expect(cellsOf(word.body.text ?? "")).toEqual([
      HEAD,
      ["01", "制定学习计划。", "办公室"],
      ["01", "组织培训。", "办公室"],
    ]);
    expect((await send(office, "分工表.txt", "编号\t部门\n01\t办公室")).body.text).toBe("编号\t部门\n01\t办公室");
  });

  test.each([
    ["分工表.xlsx", "PK\u0003\u0004", "暂不能直接读取.xlsx表格文件"],
    ["分工表.docx", "不是文档", "文件扩展名是.docx，内容却不是"],
    ["分工表.txt", "没有表格的一段话。", "文件里没有找到表格"],
    ["分工表.html", "<html><body><p>没有</p></body></html>", "文件里没有找到表格"],
    ["分工表.txt", "", "文件是空的"],
    ["分工表.doc", "\u00d0\u00cf", "内容却不是"],
  ])("is refused with a sentence: %s %s", async (name, bytes, why) => {
    const { status, body } = await send(await viewerWith("OFFICE"), name, bytes);
    expect(status).toBe(422);
    expect(body.why).toContain(why);
  });
});

test("is read for the office alone, from its own pages, signed in", async () => {
  const office = await viewerWith("OFFICE");
  for (const role of ["LIAISON", "SUPERVISION", "SYSTEM_ADMIN"] as const) {
    expect((await send(await viewerWith(role, { bodyId: office.bodyId }), "a.html", HTML)).status).toBe(404);
  }
  expect((await send(null, "a.html", HTML)).status).toBe(401);
  expect((await send(office, "a.html", HTML, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await send({ ...office, mustChangePassword: true }, "a.html", HTML)).status).toBe(401);
});
