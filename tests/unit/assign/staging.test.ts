import { describe, expect, test } from "vitest";
import { patchOf } from "@/components/assign/assign-draft";
import { selectRange, tickState } from "@/components/assign/assign-selection";
import {
  deserialise,
  inPrintedOrder,
  NOTHING_STAGED,
  outcomeOf,
  type Patch,
  type Stageable,
  type Staging,
  serialise,
  stagingReducer,
  withPatch,
} from "@/components/assign/assign-staging";
import { offersOf } from "@/components/assign/offer/offers";
import { day } from "@/lib/domain/day";
import { type Assigned, applyAssignment, assignmentProblems } from "@/lib/domain/measure/assigning";

const terms = { feedbackOn: day("2024-07-30"), today: day("2024-08-20"), reviewEveryDays: 90 };

function assigned(over: Partial<Assigned> = {}): Assigned {
  return {
    code: "07-03",
    status: "PLANNED",
    leaderId: null,
    leadUnitId: null,
    unitIds: [],
    ownerId: null,
    timeClass: null,
    dueOn: null,
    originalDueOn: null,
    dueText: "",
    reviewEveryDays: null,
    ...over,
  };
}

function row(id: string, over: Partial<Assigned> = {}, version = 1): Stageable {
  return { id, version, sortKey: id, text: `措施${id}`, assigned: assigned(over) };
}

function stage(state: Staging, rows: readonly Stageable[], patch: Patch): Staging {
  return stagingReducer(state, { type: "stage", items: rows.map((r) => ({ row: r, patch })) });
}

describe("a wish for a measure", () => {
  test("leaves alone what it does not name and is no change where nothing differs", () => {
    const base = assigned({ leadUnitId: "a", ownerId: "p" });
    expect(withPatch(base, {}, { leadUnitId: "b" })).toEqual({ leadUnitId: "b" });
    expect(withPatch(base, {}, { leadUnitId: "a", ownerId: "p" })).toEqual({});
    expect(withPatch(base, { leadUnitId: "b" }, { leadUnitId: "a" })).toEqual({});
    expect(withPatch(base, {}, { ownerId: null })).toEqual({ ownerId: null });
  });

  test("a unit made to lead visibly stops co-operating", () => {
    expect(withPatch(assigned({ unitIds: ["a", "b"] }), {}, { leadUnitId: "a" })).toEqual({
      leadUnitId: "a",
      unitIds: ["b"],
    });
  });

  test("units are set, added and taken away; the one that leads is never added", () => {
    const base = assigned({ leadUnitId: "a", unitIds: ["b", "c"] });
    const units = (mode: "set" | "add" | "remove", ...ids: string[]) => withPatch(base, {}, { units: { mode, ids } });
    expect(units("set", "d", "a")).toEqual({ unitIds: ["d"] });
    expect(units("add", "d", "b")).toEqual({ unitIds: ["c", "d", "b"] });
    expect(units("remove", "b")).toEqual({ unitIds: ["c"] });
    expect(units("add", "a")).toEqual({});
    expect(units("set", "c", "b")).toEqual({});
  });
});

describe("staging", () => {
  test("steps are undone one by one, each as a whole", () => {
    const rows = [row("1"), row("2")];
    const first = stage(NOTHING_STAGED, rows, { leadUnitId: "a" });
    const second = stage(first, [row("2")], { leaderId: "p" });
    expect(second.entries.map((e) => e.change)).toEqual([{ leadUnitId: "a" }, { leadUnitId: "a", leaderId: "p" }]);
    const undone = stagingReducer(second, { type: "undo" });
    expect(undone.entries).toEqual(first.entries);
    expect(stagingReducer(undone, { type: "undo" }).entries).toEqual([]);
    expect(stagingReducer(NOTHING_STAGED, { type: "undo" })).toBe(NOTHING_STAGED);
  });

  test("one measure or one field of it is taken back, and that too can be undone", () => {
    const both = stage(NOTHING_STAGED, [row("1"), row("2")], { leadUnitId: "a", ownerId: "p" });
    const field = stagingReducer(both, { type: "drop", id: "1", field: "ownerId" });
    expect(field.entries.map((e) => e.change)).toEqual([{ leadUnitId: "a" }, { leadUnitId: "a", ownerId: "p" }]);
    const one = stagingReducer(field, { type: "drop", id: "1" });
    expect(one.entries.map((e) => e.id)).toEqual(["2"]);
    expect(stagingReducer(one, { type: "undo" }).entries).toEqual(field.entries);
    const none = stagingReducer(one, { type: "dropAll" });
    expect(none.entries).toEqual([]);
    expect(stagingReducer(none, { type: "undo" }).entries).toEqual(one.entries);
  });

  test("a change that goes back to the saved state is no longer staged", () => {
    const staged = stage(NOTHING_STAGED, [row("1", { leadUnitId: "a" })], { leadUnitId: "b" });
    expect(stage(staged, [row("1", { leadUnitId: "a" })], { leadUnitId: "a" }).entries).toEqual([]);
  });

  test("it carries the version that was seen, and a newer row only when told to", () => {
    const staged = stage(NOTHING_STAGED, [row("1")], { leadUnitId: "a" });
    const newer = row("1", { leaderId: "p" }, 2);
    expect(stage(staged, [newer], { ownerId: "q" }).entries[0]).toMatchObject({
      version: 1,
      change: { leadUnitId: "a", ownerId: "q" },
    });
    const rebased = stagingReducer(staged, { type: "rebase", row: newer });
    expect(rebased.entries[0]).toMatchObject({ version: 2, change: { leadUnitId: "a" } });
    expect(rebased.entries[0]?.assigned.leaderId).toBe("p");
    // Somebody else already did it: nothing is left to save.
    expect(stagingReducer(staged, { type: "rebase", row: row("1", { leadUnitId: "a" }, 2) }).entries).toEqual([]);
  });

  test("what was saved is gone and cannot be undone into a second saving", () => {
    const staged = stage(NOTHING_STAGED, [row("1"), row("2")], { leadUnitId: "a" });
    const after = stagingReducer(staged, { type: "saved", ids: ["1"] });
    expect(after.entries.map((e) => e.id)).toEqual(["2"]);
    expect(stagingReducer(after, { type: "undo" })).toBe(after);
  });

  test("it survives a reload; what cannot be read is nothing", () => {
    const staged = stage(NOTHING_STAGED, [row("1")], { leadUnitId: "a", reason: "领导批示" });
    expect(deserialise(serialise(staged)).entries).toEqual(staged.entries);
    for (const text of [null, "", "{", "[]", '{"shape":0,"entries":[]}', '{"shape":1}']) {
      expect(deserialise(text)).toEqual(NOTHING_STAGED);
    }
  });

  test("the outcome names what follows and what keeps it from being saved", () => {
    const { entries } = stage(NOTHING_STAGED, [row("1")], { timeClass: "LONG_TERM" });
    const [entry] = entries;
    if (!entry) throw new Error("nothing staged");
    expect(outcomeOf(entry, terms).next.dueOn).toBe("2024-11-18");
    const early = stage(NOTHING_STAGED, [row("1")], { dueOn: day("2024-07-29") }).entries[0];
    if (!early) throw new Error("nothing staged");
    expect(outcomeOf(early, terms).problems.dueOn).toContain("不能早于反馈日 2024-07-30");
  });
});

describe("rules of assigning", () => {
  test("a deadline corrected before the work begins is the original one too, afterwards never", () => {
    const planned = assigned({ dueOn: day("2024-10-31"), originalDueOn: day("2024-10-31") });
    const change = { dueOn: day("2024-12-31") };
    expect(applyAssignment(planned, change, terms).originalDueOn).toBe("2024-12-31");
    const begun = { ...planned, status: "UNDERWAY" as const };
    expect(applyAssignment(begun, change, terms).originalDueOn).toBe("2024-10-31");
    expect(assignmentProblems(begun, change, "", terms).reason).toContain("须写明原因");
    expect(assignmentProblems(begun, change, "领导批示", terms)).toEqual({});
    expect(assignmentProblems(planned, change, "", terms)).toEqual({});
  });

  test("a deadline somebody names wins over the first review; a named class alone moves none that stands", () => {
    const named = { timeClass: "LONG_TERM" as const, dueOn: day("2025-01-10") };
    expect(applyAssignment(assigned(), named, terms).next.dueOn).toBe("2025-01-10");
    const standing = assigned({ dueOn: day("2024-09-30"), originalDueOn: day("2024-09-30") });
    expect(applyAssignment(standing, { timeClass: "LONG_TERM" }, terms).next.dueOn).toBe("2024-09-30");
    // Another field of a long-term measure sets no day by the way.
    expect(applyAssignment(assigned({ timeClass: "LONG_TERM" }), { ownerId: "p" }, terms).changed).toEqual(["ownerId"]);
    expect(applyAssignment(assigned(), { timeClass: "LONG_TERM", reviewEveryDays: 30 }, terms).next.dueOn).toBe(
      "2024-09-19",
    );
  });

  test.each(["SUBMITTED", "CLOSED"] as const)("the lead unit of a %s measure stays", (status) => {
    const m = assigned({ status, leadUnitId: "a" });
    expect(assignmentProblems(m, { leadUnitId: "b" }, "", terms).leadUnitId).toMatch(/先退回|问题反弹/);
    expect(assignmentProblems(m, { leaderId: "p" }, "", terms)).toEqual({});
  });

  test("what was begun keeps a lead unit, leader, class and day", () => {
    const m = assigned({
      status: "UNDERWAY",
      leadUnitId: "a",
      leaderId: "p",
      timeClass: "TIME_BOUND",
      dueOn: day("2024-12-31"),
    });
    for (const field of ["leadUnitId", "leaderId", "timeClass", "dueOn"] as const) {
      expect(assignmentProblems(m, { [field]: null }, "原因", terms)[field]).toContain("不能清空");
    }
    expect(assignmentProblems({ ...m, status: "PLANNED" }, { leadUnitId: null }, "", terms)).toEqual({});
  });
});

describe("suggestions", () => {
  const name = (id: string) => id;
  const unit = (unitId: string, role: "lead" | "cooperating" | "named", start = 0) =>
    ({ kind: "unit", unitId, role, words: unitId, start, end: start + 1 }) as const;
  const deadline = (on: string, yearInferred = false) =>
    ({ kind: "deadline", day: day(on), yearInferred, words: "年底前", start: 0, end: 3 }) as const;

  test("are made for empty fields only", () => {
    expect(offersOf([deadline("2024-12-31")], assigned(), name)).toHaveLength(1);
    expect(offersOf([deadline("2024-12-31")], assigned({ dueOn: day("2024-11-30") }), name)).toEqual([]);
    expect(offersOf([unit("a", "lead")], assigned({ leadUnitId: "b" }), name)).toEqual([]);
    expect(offersOf([unit("a", "named")], assigned({ unitIds: ["a"] }), name)).toEqual([]);
  });

  test("name a unit in one part only: as lead while there is none, afterwards as cooperating", () => {
    const labels = (...at: Parameters<typeof assigned>) =>
      offersOf([unit("a", "named"), unit("b", "named", 5)], assigned(...at), name).map((o) => o.label);
    expect(labels()).toEqual(["牵头 a", "牵头 b"]);
    expect(labels({ leadUnitId: "a" })).toEqual(["配合 b"]);
  });

  test("that leave more than one reading are not accepted all at once", () => {
    const sure = (...s: Parameters<typeof offersOf>[0]) =>
      offersOf(s, assigned(), name)
        .filter((o) => o.sure)
        .map((o) => o.label);
    expect(sure(unit("a", "named"))).toEqual(["牵头 a"]);
    expect(sure(unit("a", "named"), unit("b", "named", 5))).toEqual([]);
    expect(sure(unit("a", "lead"), unit("b", "cooperating", 5))).toEqual(["牵头 a", "配合 b"]);
    expect(sure(deadline("2024-12-31"))).toEqual(["时限 2024-12-31"]);
    expect(sure(deadline("2024-12-31", true))).toEqual([]);
    expect(sure(deadline("2024-12-31"), deadline("2024-10-31"))).toEqual([]);
  });
});

describe("choosing", () => {
  const order = ["a", "b", "c", "d"];
  const chosen = (...ids: string[]) => new Set(ids);

  test("one by one, or with Shift everything between", () => {
    expect([...selectRange(chosen(), order, null, "b")]).toEqual(["b"]);
    expect([...selectRange(chosen("b"), order, "b", "d")]).toEqual(["b", "c", "d"]);
    expect([...selectRange(chosen("a", "b", "c", "d"), order, "d", "b")]).toEqual(["a"]);
    expect([...selectRange(chosen(), order, "gone", "c")]).toEqual(["c"]);
  });

  test("a box for many says none, some or all", () => {
    expect(tickState(order, chosen())).toBe("none");
    expect(tickState(order, chosen("a"))).toBe("some");
    expect(tickState(order, chosen(...order))).toBe("all");
    expect(tickState([], chosen("a"))).toBe("none");
  });
});

test("the review lists changes as the report prints them, by where each measure stands now", () => {
  const rows = [row("c"), row("a"), row("b")];
  const { entries } = stage(NOTHING_STAGED, rows, { leadUnitId: "u" });
  expect(inPrintedOrder(entries, new Map()).map((e) => e.id)).toEqual(["a", "b", "c"]);
  const moved = new Map([["a", { ...row("a"), sortKey: "z" }]]);
  expect(inPrintedOrder(entries, moved).map((e) => e.id)).toEqual(["b", "c", "a"]);
});

test("days typed with full-width digits are understood, anything else is refused at the field", () => {
  const draft = { lead: "", unitsMode: "", units: [], leader: "", owner: "", timeClass: "", dueOn: "" } as const;
  const typed = (reviewEveryDays: string) =>
    patchOf({ ...draft, units: [], dueText: "", reviewEveryDays, reason: "" })?.reviewEveryDays ?? null;
  expect(typed("９０")).toBe(90);
  for (const text of ["1.5", "九十", "1e2"]) {
    const problems = assignmentProblems(assigned(), { reviewEveryDays: typed(text) }, "", terms);
    expect(problems.reviewEveryDays).toContain("整天数");
  }
});

test("a reason that is too long is told before it is sent", () => {
  const change = { ownerId: "p" };
  expect(assignmentProblems(assigned(), change, "长".repeat(501), terms).reason).toContain("500");
  expect(assignmentProblems(assigned(), change, "长".repeat(500), terms)).toEqual({});
});
