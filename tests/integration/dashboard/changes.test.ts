import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import type { Measure } from "@/lib/db/generated/client";
import { addDays, type Day } from "@/lib/domain/day";
import { isOverdue } from "@/lib/domain/measure/deadline";
import { timedOf } from "@/lib/domain/measure/due-view";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import type { MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { questionOf } from "@/lib/features/measure/queries/question";
import { ACTS, createWorld } from "@/tests/integration/history/random-life";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { NOW, TODAY } from "@/tests/support/factories";
import { appendOld } from "@/tests/support/old-history";

/** 变化: what the ledger says has changed since a day is what somebody saw change who looked every evening. */

beforeEach(resetDatabase);

const DAY = 86_400_000;
const later = (viewer: Viewer, days: number): Viewer => ({
  ...viewer,
  now: new Date(NOW.getTime() + days * DAY),
  today: addDays(TODAY, days),
});

type Evening = { day: number; rows: Map<string, Measure> };

async function look(day: number): Promise<Evening> {
  const rows = await db.measure.findMany({ orderBy: { id: "asc" } });
  return { day, rows: new Map(rows.map((row) => [row.id, row])) };
}

async function idsOf(viewer: Viewer, filter: Partial<MeasureFilter>): Promise<string[]> {
  const where = measureWhere(viewer, await questionOf(viewer, filter));
  return (await db.measure.findMany({ where, select: { id: true } })).map(({ id }) => id).sort();
}

/** Lives through the turns; tells every evening, and what happened to which measure on which day. */
async function live(turns: readonly { act: string; n: number; gap: number }[]) {
  const world = await createWorld();
  const evenings = [await look(-1)];
  const happened: { day: number; what: "relapsed" | "returned" | "moved"; id: string }[] = [];
  let day = 0;
  for (const { act, n, gap } of turns) {
    day += gap;
    const on = (viewer: Viewer) => later(viewer, day);
    await ACTS[act]?.({ world, on, n });
    const [before, after] = [evenings.at(-1), await look(day)];
    for (const [id, now] of after.rows) {
      const was = before?.rows.get(id);
      if (!was) continue;
      if (now.cycle > was.cycle) happened.push({ day, what: "relapsed", id });
      else if (now.status === "RETURNED" && was.status === "SUBMITTED") happened.push({ day, what: "returned", id });
      if (act === "assign" && was.dueOn && now.dueOn?.getTime() !== was.dueOn.getTime()) {
        happened.push({ day, what: "moved", id });
      }
    }
    evenings.push(after);
  }
  return { world, evenings, happened, day };
}

const late = (row: Measure | undefined, day: Day) => row !== undefined && isOverdue(timedOf(row), day);

describe("what has changed since a day", () => {
  it("is what was seen to change, whatever the commands did", async () => {
    const turn = fc.record({
      act: fc.constantFrom(...Object.keys(ACTS), "assign", "submit", "return", "approve", "relapse"),
      n: fc.nat(999),
      gap: fc.constantFrom(0, 1, 4, 20),
    });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 25, maxLength: 40 }), async (turns) => {
        await resetDatabase();
        const { world, evenings, happened, day } = await live(turns);
        const office = later(world.office, day + 2);
        const last = evenings.at(-1)?.rows ?? new Map<string, Measure>();
        for (const back of [1, 5, 20, day + 3]) {
          const since = day + 2 - back;
          const from = addDays(TODAY, since + 1);
          const then = evenings.findLast((evening) => evening.day <= since)?.rows ?? evenings[0]?.rows;
          const counts = (id: string) => last.get(id)?.struckAt === null;
          const happenedTo = (what: string) =>
            [...new Set(happened.filter((h) => h.what === what && h.day > since).map((h) => h.id))]
              .filter(counts)
              .sort();
          const newly = [...last.values()]
            .filter((row) => late(row, office.today) && !late(then?.get(row.id), addDays(TODAY, since)))
            .map((row) => row.id)
            .sort();
          seen +=
            newly.length + happenedTo("moved").length + happenedTo("returned").length + happenedTo("relapsed").length;
          expect(await idsOf(office, { overdueFrom: from }), `late since ${back}`).toEqual(newly);
          expect(await idsOf(office, { relapsedFrom: from }), `relapsed since ${back}`).toEqual(happenedTo("relapsed"));
          expect(await idsOf(office, { movedFrom: from }), `moved since ${back}`).toEqual(happenedTo("moved"));
          expect(await idsOf(office, { returnedFrom: from }), `returned since ${back}`).toEqual(happenedTo("returned"));
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(10);
  }, 180_000);

  it("is unknown where the history of the time has words alone, and known from the day after", async () => {
    const { world } = await live([{ act: "assign", n: 1, gap: 0 }]);
    // As an event of the first version stands in a ledger that was upgraded since.
    const old = { subjectType: "MEASURE", inspectionId: world.inspection.id, bodyId: world.body.id, at: NOW };
    const [measure] = await db.measure.findMany({ orderBy: { id: "asc" }, take: 1 });
    await asOwner((client) =>
      appendOld(client, world.body.id, [{ ...old, subjectId: measure?.id ?? "" }], { kept: true }),
    );
    const leader = later(world.office, 5);
    const inspection = await pickInspection(leader, { inspection: world.inspection.id });
    if (!inspection) throw new Error("no inspection");
    const before = await dashboard(leader, inspection, addDays(TODAY, -1));
    expect(before.changes).toMatchObject({ overdue: null, relapsed: null, moved: null });
    const after = await dashboard(leader, inspection, TODAY);
    expect(after.changes.moved).toMatchObject({ value: 0 });
  });
});
