import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET as choices } from "@/app/api/ledger/choices/route";
import { GET as measurePanel } from "@/app/api/ledger/measure/route";
import { GET as rows } from "@/app/api/ledger/rows/route";
import { GET as start } from "@/app/api/ledger/start/route";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { EVERY_ROW_MAX } from "@/lib/features/ledger/queries/every-row";
import { TOO_MANY_ROWS } from "@/lib/features/ledger/words";
import { resetDatabase } from "../../support/database";
import { createIssue, createMeasure, createUnit, viewerWith } from "../../support/factories";

/** What the ledger hands out beside its page: names to choose from, one measure, and every row to print or copy. */

const asked = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/access/session", () => ({
  getViewer: async () => asked.viewer,
  requireViewer: async () => asked.viewer,
}));

beforeEach(resetDatabase);

const ROUTES = { choices, measurePanel, rows };
const ask = (route: (request: Request) => Promise<Response>, query: Record<string, string>) =>
  route(new Request(`http://ledger.test/api?${new URLSearchParams(query)}`));

async function scene() {
  const issue = await createIssue({ title: "服务<b>企业" });
  const at = { bodyId: issue.bodyId };
  const [mine, theirs] = [
    await createUnit({ ...at, shortName: "服务处" }),
    await createUnit({ ...at, shortName: "法规处", name: "政策法规处" }),
  ];
  const own = await createMeasure({ issueId: issue.id, leadUnitId: mine.id, text: '=1+1\t"走访"' });
  const other = await createMeasure({ issueId: issue.id, leadUnitId: theirs.id, text: "<script>修订办法" });
  const liaison = await viewerWith("LIAISON", { ...at, unitId: mine.id });
  const office = await viewerWith("OFFICE", at);
  return { issue, own, other, mine, theirs, liaison, office };
}

describe("to whom nothing is handed out", () => {
  test.each(Object.entries(ROUTES))("%s: not to a visitor, not to who reads no ledger", async (_, route) => {
    const { issue, own } = await scene();
    const query = { inspection: issue.inspectionId, condition: "leadUnit", id: own.id, as: "a4" };
    asked.viewer = null;
    expect((await ask(route, query)).status).toBe(401);
    asked.viewer = await viewerWith("SYSTEM_ADMIN", { bodyId: issue.bodyId });
    expect((await ask(route, query)).status).toBe(404);
  });

  test("a measure and an inspection that are not seen do not exist, nor does what is no id", async () => {
    const { other, liaison } = await scene();
    const foreign = await createMeasure();
    asked.viewer = liaison;
    for (const id of [other.id, foreign.id, "x"]) expect((await ask(measurePanel, { id })).status).toBe(404);
    for (const as of ["a4", "text"]) {
      expect((await ask(rows, { inspection: foreign.inspectionId, as })).status).toBe(404);
    }
    expect((await ask(rows, { inspection: "all", as: "pdf" })).status).toBe(404);
    expect((await ask(choices, { inspection: "x", condition: "leadUnit" })).status).toBe(404);
    expect((await ask(choices, { inspection: "all", condition: "q" })).status).toBe(404);
  });
});

test("names to choose from are those of measures the viewer sees", async () => {
  const { issue, liaison, office, mine, theirs } = await scene();
  const query = { inspection: issue.inspectionId, condition: "leadUnit" };
  const namesFor = async (viewer: Viewer) => {
    asked.viewer = viewer;
    const { options } = (await (await ask(choices, query)).json()) as { options: { value: string }[] };
    return options.map(({ value }) => value);
  };
  expect(await namesFor(liaison)).toEqual([mine.id]);
  expect(await namesFor(office)).toEqual([mine.id, theirs.id]);
});

test("one measure is said in full, and what people wrote is no markup", async () => {
  const { other, office } = await scene();
  asked.viewer = office;
  const text = await (await ask(measurePanel, { id: other.id })).text();
  expect(text).toContain("&lt;script&gt;修订办法");
  expect(text).toContain("政策法规处");
  expect(text).not.toContain("<script>");
});

describe("every row of a list", () => {
  test("is printed with its issue, under the list's conditions, in the viewer's scope", async () => {
    const { issue, liaison, office, theirs } = await scene();
    const printed = async (viewer: Viewer, query: Record<string, string>) => {
      asked.viewer = viewer;
      return (await ask(rows, { inspection: issue.inspectionId, as: "a4", ...query })).text();
    };
    const all = await printed(office, { as: "a3" });
    expect(all).toContain('class="a3"');
    expect(all).toContain("01 服务&lt;b&gt;企业");
    expect(all).toContain("&lt;script&gt;修订办法");
    expect(all).toContain("共2条");
    expect(await printed(liaison, {})).toContain("共1条");
    const filtered = await printed(office, { leadUnit: theirs.id });
    expect(filtered).toContain("共1条");
    expect(filtered).toContain("条件：牵头部门：法规处");
  });

  test("is copied as a sheet takes it: a cell with tabs or quotes is one cell, and a formula is text", async () => {
    const { issue, office } = await scene();
    asked.viewer = office;
    const lines = (await (await ask(rows, { inspection: issue.inspectionId, cols: "text", as: "text" })).text()).split(
      "\n",
    );
    expect(lines).toEqual([
      "编号\t反馈问题\t整改措施",
      `01-01\t01 服务<b>企业\t"'=1+1\t""走访"""`,
      "01-02\t01 服务<b>企业\t<script>修订办法",
    ]);
  });

  test("is refused above the limit, with what to do", async () => {
    const { own, issue, office } = await scene();
    const {
      id: _,
      code: _code,
      search: _search,
      ...row
    } = await db.measure.findUniqueOrThrow({ where: { id: own.id } });
    await db.measure.createMany({
      data: Array.from({ length: EVERY_ROW_MAX }, (_n, i) => ({ ...row, code: `01-${i + 10}`, position: i + 10 })),
    });
    asked.viewer = office;
    for (const as of ["a3", "text"]) {
      const reply = await ask(rows, { inspection: issue.inspectionId, as });
      expect(reply.status).toBe(413);
      expect(await reply.text()).toBe(TOO_MANY_ROWS);
    }
  });
});

describe("where the ledger begins", () => {
  const ledTo = async (query: Record<string, string>) => {
    const answer = await ask(start, query);
    expect([answer.status, await answer.text()]).toEqual([307, ""]);
    return answer.headers.get("location");
  };

  test("is an address that says which inspection is meant, and keeps what else was asked for", async () => {
    const { issue, office } = await scene();
    asked.viewer = office;
    expect(await ledTo({})).toBe(`/ledger?inspection=${issue.inspectionId}`);
    expect(await ledTo({ sort: "due" })).toBe(`/ledger?inspection=${issue.inspectionId}&sort=due&dir=asc`);
    expect(await ledTo({ status: "PLANNED,CLOSED" })).toBe("/ledger?inspection=all&status=PLANNED%2CCLOSED");
    expect(await ledTo({ overdue: "1" })).toBe("/ledger?inspection=all&overdue=1");
  });

  test("is the page itself for who has no ledger to read: it says so", async () => {
    asked.viewer = await viewerWith("OFFICE");
    expect(await ledTo({ size: "100" })).toBe("/ledger?size=100&inspection=all");
    asked.viewer = await viewerWith("SYSTEM_ADMIN");
    expect(await ledTo({})).toBe("/ledger?inspection=all");
  });
});
