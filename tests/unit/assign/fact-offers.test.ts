import { describe, expect, test } from "vitest";
import { factOffersOf, offersForAll, sureOffersOf } from "@/components/assign/offer/offers";
import { day } from "@/lib/domain/day";
import type { Assigned } from "@/lib/domain/measure/assigning";
import type { DeskGroup, DeskRow, DeskSuggestion } from "@/lib/features/assign/queries/assign-desk";

const EMPTY: Assigned = {
  ...{ code: "07-01", status: "PLANNED", leaderId: null, leadUnitId: null, unitIds: [], ownerId: null },
  ...{ timeClass: null, dueOn: null, originalDueOn: null, dueText: "", reviewEveryDays: null },
};
const now = (over: Partial<Assigned> = {}): Assigned => ({ ...EMPTY, ...over });
const naming = { unit: (id: string) => id, person: (id: string) => id };

type Said = DeskGroup["suggestions"][number];
const unit = (unitId: string, role: "lead" | "cooperating", sole = true): Said => ({
  ...{ kind: "unit", unitId, role, sole, label: "责任单位", words: unitId },
});
const leader = (personId: string, sole = true): Said => ({
  ...{ kind: "leader", personId, sole, label: "责任领导", words: personId },
});
const time = (over: Partial<Extract<Said, { kind: "time" }>> = {}): Said => ({
  ...{ kind: "time", day: day("2024-12-31"), timeClass: null, dueText: "2024年12月底前", sole: true },
  ...{ label: "整改时限", words: "2024年12月底前" },
  ...over,
});
const labels = (said: Said[], at = now()) => factOffersOf(said, at, naming).map((offer) => offer.label);

describe("what the report says of an issue, offered for its measures", () => {
  const all = [unit("a", "lead"), unit("b", "cooperating"), leader("p"), time()];

  test("is an offer each, with the words it rests on", () => {
    const offers = factOffersOf(all, now(), naming);
    expect(offers.map(({ label, words }) => [label, words])).toEqual([
      ["牵头 a", "责任单位"],
      ["配合 b", "责任单位"],
      ["责任领导 p", "责任领导"],
      ["时限 2024-12-31", "整改时限：2024年12月底前"],
    ]);
    expect(offers.at(-1)?.patch).toEqual({ dueOn: "2024-12-31", dueText: "2024年12月底前" });
  });

  test("is offered for empty fields only", () => {
    expect(labels(all, now({ leadUnitId: "x", unitIds: ["b"], leaderId: "y", dueOn: day("2024-11-01") }))).toEqual([]);
    expect(labels([unit("a", "lead")], now({ unitIds: ["a"] }))).toEqual([]);
  });

  test("those that cooperate are offered beside the lead the report names, and not all at once where it leads already", () => {
    const beside = [unit("a", "lead"), unit("b", "cooperating")];
    const at = (leadUnitId: string) =>
      factOffersOf(beside, now({ leadUnitId }), naming).map(({ label, sure }) => [label, sure]);
    expect(at("a")).toEqual([["配合 b", false]]);
    expect(at("x")).toEqual([]);
  });

  test("a deadline without a day is its class, or its words alone", () => {
    const long = time({ day: null, timeClass: "LONG_TERM", dueText: "长期坚持" });
    expect(labels([long])).toEqual(["长期坚持"]);
    expect(labels([time({ day: null, dueText: "集中整改期内" })])).toEqual(["时限原文"]);
    expect(labels([time({ day: null, dueText: "集中整改期内" })], now({ dueText: "已有" }))).toEqual([]);
  });

  test("is made once for all measures of the issue it would change", () => {
    const rows = [now(), now({ leadUnitId: "x" }), now()].map((assigned, i) => ({ id: `${i}`, assigned }) as DeskRow);
    const offers = offersForAll(all, rows, (row) => row.assigned, naming);
    expect(offers.map(({ offer, rows: open }) => [offer.label, open.map((row) => row.id).join("")])).toEqual([
      ["牵头 a", "02"],
      ["配合 b", "02"],
      ["责任领导 p", "012"],
      ["时限 2024-12-31", "012"],
    ]);
  });
});

describe("accepted without looking", () => {
  const sure = (said: Said[], own: DeskSuggestion[] = []) =>
    sureOffersOf({ suggestions: own } as unknown as DeskRow, { suggestions: said } as DeskGroup, now(), naming).map(
      (offer) => offer.label,
    );

  test("is only what has one reading", () => {
    expect(sure([unit("a", "lead"), leader("p"), time()])).toEqual(["牵头 a", "责任领导 p", "时限 2024-12-31"]);
    expect(sure([unit("a", "lead"), unit("b", "lead")])).toEqual([]);
    expect(sure([unit("a", "lead", false), leader("p", false), time({ sole: false })])).toEqual([]);
  });

  test("a measure's own words come before what is said of its issue", () => {
    const own: DeskSuggestion = { kind: "unit", unitId: "c", role: "lead", words: "c", start: 0, end: 1 };
    expect(sure([unit("a", "lead"), leader("p")], [own])).toEqual(["牵头 c", "责任领导 p"]);
    // A unit is accepted in one part only: what its own words say of it.
    const beside: DeskSuggestion = { ...own, role: "cooperating" };
    expect(sure([unit("c", "lead"), leader("p")], [beside])).toEqual(["配合 c", "责任领导 p"]);
  });
});
