import { beforeEach, describe, expect, test, vi } from "vitest";
import { fromBuffer } from "yauzl";
import { GET } from "@/app/api/exports/sheet-rounds/route";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, dayInText } from "@/lib/domain/day";
import { TOO_MANY_FOR_A_SHEET } from "@/lib/features/sheet/words";
import { makeSheetRound, type RoundInput } from "@/lib/features/sheet-round/commands/make-round";
import { sheetRound } from "@/lib/features/sheet-round/queries/rounds";
import { resetDatabase } from "@/tests/support/database";
import { exportsNoted } from "@/tests/support/exports";
import {
  createBody,
  createInspection,
  createIssue,
  createMeasure,
  createUnit,
  sentOnce,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";
import { openSheet, rowsOf } from "@/tests/support/sheets";

/** The sheets of a round as its units get them: one, or all of them in one .zip. */

const asked = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/access/session", () => ({ getViewer: async () => asked.viewer }));
vi.mock("@/lib/features/sheet/words", async (original) => ({ ...(await original<object>()), SHEET_ROWS_MAX: 5 }));

beforeEach(resetDatabase);

const ask = (query: Record<string, string>) =>
  GET(new Request(`http://ledger.test/api/exports/sheet-rounds?${new URLSearchParams(query)}`));

async function scene(over: Partial<RoundInput> = {}) {
  const body = await createBody();
  const inspection = await createInspection({ bodyId: body.id });
  const issue = await createIssue({ inspectionId: inspection.id });
  const first = await createUnit({ bodyId: body.id, name: "政策/法规处" });
  const second = await createUnit({ bodyId: body.id, name: "政务服务处" });
  const row = { issueId: issue.id };
  await createMeasure({ ...row, leadUnitId: first.id });
  await createMeasure({ ...row, leadUnitId: first.id, status: "CLOSED" });
  await createMeasure({ ...row, leadUnitId: second.id, unitIds: [first.id] });
  const office = await viewerWith("OFFICE", { bodyId: body.id });
  const made = await makeSheetRound(office, sentOnce(), {
    ...{ inspectionId: inspection.id, dueOn: addDays(TODAY, 2), units: [first.id, second.id] },
    ...{ part: "LEAD", rows: "OPEN" },
    ...over,
  });
  if (!made.ok) throw new Error(made.why);
  return { body, inspection, issue, first, second, office, round: made.id };
}

async function sheetFor(viewer: Viewer, query: Record<string, string>) {
  asked.viewer = viewer;
  const reply = await ask(query);
  expect(reply.status).toBe(200);
  return openSheet(await reply.arrayBuffer());
}

/** The files of a .zip by name, as a reader that checks sizes and sums gets them. */
async function unzipped(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve());
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on("error", reject);
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => {
            files.set(entry.fileName, Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
  return files;
}

const linesOf = (sheet: Awaited<ReturnType<typeof openSheet>>["kept"]) => {
  const lines: unknown[][] = [];
  sheet?.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
  return lines;
};

describe("the sheet of a unit", () => {
  test.each([
    ["LEAD", "OPEN", ["01-01"]],
    ["LEAD", "ALL", ["01-01", "01-02"]],
    ["BOTH", "OPEN", ["01-01", "01-03"]],
    ["BOTH", "ALL", ["01-01", "01-02", "01-03"]],
  ] as const)("has its rows, and the figure of the page is theirs: %s %s", async (part, rows, codes) => {
    const { office, round, first } = await scene({ part, rows });
    const { sheet } = await sheetFor(office, { round, unit: first.id });
    expect(rowsOf(sheet).map((row) => row.措施编号)).toEqual(codes);
    const page = await sheetRound(office, round);
    expect(page?.units.find(({ unitId }) => unitId === first.id)?.rows).toBe(codes.length);
  });

  test("says whose it is and when to return it, and keeps unseen of which round", async () => {
    const { office, round, first, inspection } = await scene();
    const { sheet, kept } = await sheetFor(office, { round, unit: first.id });
    expect(sheet.getCell("A2").text).toBe("填报单位：政策/法规处");
    expect(sheet.getCell("H2").text).toBe(`共1条措施　请于${dayInText(addDays(TODAY, 2))}前交回`);
    const lines = linesOf(kept);
    expect(lines).toContainEqual(["round", round]);
    expect(lines).toContainEqual(["unit", first.id]);
    expect(lines).toContainEqual(["ledger", inspection.id]);
    const measure = await db.measure.findFirstOrThrow({ where: { code: "01-01" } });
    expect(lines.at(-1)).toEqual([4, measure.id, measure.version, "01-01", expect.stringMatching(/^[0-9a-f]{120,}$/)]);
  });

  test("leaves an event of who took it, and of all together one", async () => {
    const { body, round, first, office } = await scene();
    const liaison = await viewerWith("LIAISON", { bodyId: body.id, unitId: first.id });
    await sheetFor(liaison, { round, unit: first.id });
    asked.viewer = office;
    await (await ask({ round })).arrayBuffer();
    const noted = await exportsNoted();
    expect(noted).toMatchObject([
      { personId: liaison.personId, bodyId: body.id, rows: 1, conditions: "政策/法规处" },
      { personId: office.personId, bodyId: body.id, rows: 2, conditions: "政策/法规处、政务服务处" },
    ]);
    expect(noted.map(({ what }) => what)).toEqual([
      expect.stringMatching(/收表（xlsx）$/),
      expect.stringMatching(/收表（zip）$/),
    ]);
  });

  test("is taken by the unit again, its own and no other's", async () => {
    const { body, round, first, second } = await scene();
    const liaison = await viewerWith("LIAISON", { bodyId: body.id, unitId: first.id });
    expect(rowsOf((await sheetFor(liaison, { round, unit: first.id })).sheet)).toHaveLength(1);
    asked.viewer = liaison;
    expect((await ask({ round, unit: second.id })).status).toBe(404);
    asked.viewer = await viewerWith("OFFICE");
    expect((await ask({ round, unit: first.id })).status).toBe(404);
    asked.viewer = await viewerWith("GROUP_LEADER", { bodyId: body.id });
    expect((await ask({ round, unit: first.id })).status).toBe(404);
    asked.viewer = null;
    expect((await ask({ round })).status).toBe(401);
  });
});

describe("all of them", () => {
  test("are one .zip of workbooks named for their units, whole for a reader that checks", async () => {
    const { office, round } = await scene();
    asked.viewer = office;
    const reply = await ask({ round });
    expect(reply.headers.get("content-type")).toBe("application/zip");
    expect(reply.headers.get("content-disposition")).toContain(`filename="sheets-${TODAY}.zip"`);
    const files = await unzipped(new Uint8Array(await reply.arrayBuffer()));
    const due = dayInText(addDays(TODAY, 2));
    expect([...files.keys()]).toEqual([
      `政策 法规处整改台账（${due}前交回）.xlsx`,
      `政务服务处整改台账（${due}前交回）.xlsx`,
    ]);
    const codes = [];
    for (const bytes of files.values()) {
      const { sheet } = await openSheet(new Uint8Array(bytes).buffer);
      codes.push(rowsOf(sheet).map((row) => row.措施编号));
    }
    expect(codes).toEqual([["01-01"], ["01-03"]]);
  });

  test("for a unit are its own alone", async () => {
    const { body, round, second } = await scene();
    asked.viewer = await viewerWith("LIAISON", { bodyId: body.id, unitId: second.id });
    const files = await unzipped(new Uint8Array(await (await ask({ round })).arrayBuffer()));
    expect([...files.keys()].map((name) => name.startsWith("政务服务处"))).toEqual([true]);
  });

  test("with more rows than there may be are refused with what to do", async () => {
    const { office, round, issue, first, second } = await scene();
    for (const leadUnitId of [first.id, first.id, second.id, second.id])
      await createMeasure({ issueId: issue.id, leadUnitId });
    asked.viewer = office;
    const reply = await ask({ round });
    expect([reply.status, await reply.text()]).toEqual([413, TOO_MANY_FOR_A_SHEET]);
    expect(rowsOf((await sheetFor(office, { round, unit: first.id })).sheet)).toHaveLength(3);
  });
});
