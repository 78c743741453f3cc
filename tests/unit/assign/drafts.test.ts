import { describe, expect, test } from "vitest";
import { draftsFrom, EMPTY, isEmpty, patchOf, withPart } from "@/components/assign/assign-draft";
import { summaryInWords, summaryOf } from "@/components/assign/heading/group-summary";
import { day } from "@/lib/domain/day";
import type { Assigned } from "@/lib/domain/measure/assigning";

/** What is filled in on the desk and not set aside yet, and what the heading of an issue says of its measures. */

describe("what is filled in", () => {
  const draft = { ...EMPTY, lead: "a", units: ["b", "c"], unitsMode: "set" as const };

  test("outlasts a reload, several units too; what cannot be read is nothing", () => {
    expect(draftsFrom(JSON.stringify({ panel: draft, g1: { ...EMPTY, dueOn: "2026-06-30" } }))).toEqual({
      panel: draft,
      g1: { ...EMPTY, dueOn: "2026-06-30" },
    });
    for (const text of [null, "", "{", "7", "[]", '{"panel":null}', '{"panel":{"lead":"a"}}']) {
      expect(draftsFrom(text)).toEqual({});
    }
    expect(draftsFrom(JSON.stringify({ panel: { ...draft, units: "b" }, g1: draft }))).toEqual({ g1: draft });
  });

  test("a unit chosen to lead is no longer among those that cooperate", () => {
    expect(withPart(draft, { lead: "b" }).units).toEqual(["c"]);
    expect(patchOf(withPart(draft, { lead: "b" }))).toEqual({ leadUnitId: "b", units: { mode: "set", ids: ["c"] } });
  });

  test("nothing chosen is nothing filled in, whatever was opened", () => {
    expect(isEmpty(EMPTY)).toBe(true);
    expect(isEmpty({ ...EMPTY, unitsMode: "set" })).toBe(true);
    expect(isEmpty({ ...EMPTY, unitsMode: "clear" })).toBe(false);
    expect(isEmpty({ ...EMPTY, reason: "因故" })).toBe(false);
  });
});

describe("the heading of an issue", () => {
  const naming = { unit: (id: string) => `部门${id}`, person: (id: string) => `领导${id}` };
  const measure = (over: Partial<Assigned> = {}): Assigned => ({
    ...{ code: "01-01", status: "PLANNED", leaderId: "p", leadUnitId: "a", unitIds: ["c", "b"], ownerId: null },
    ...{ timeClass: null, dueOn: day("2026-06-30"), originalDueOn: null, dueText: "", reviewEveryDays: null },
    ...over,
  });

  test("says what its measures have in common, and where they differ that they do", () => {
    const same = summaryOf([measure(), measure({ unitIds: ["b", "c"] })], naming);
    expect(same).toEqual({ lead: "部门a", units: "部门b、部门c", leader: "领导p", timeClass: "", due: "2026-06-30" });
    expect(summaryInWords(same)).toBe("牵头 部门a · 领导 领导p · 时限 2026-06-30");
    expect(summaryOf([measure(), measure({ leadUnitId: null })], naming).lead).toBe("不一致");
  });

  test("says nothing while nothing is set", () => {
    const empty = measure({ leadUnitId: null, leaderId: null, dueOn: null, unitIds: [] });
    expect(summaryInWords(summaryOf([empty, empty], naming))).toBe("");
  });
});
