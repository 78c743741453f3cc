import { describe, expect, it } from "vitest";
import { CALENDAR } from "@/lib/domain/calendar/kept";
import { CHAIN } from "@/lib/domain/history/chain";
import { changesInWords } from "@/lib/domain/history/said";
import { MEASURE } from "@/lib/domain/measure/kept";

const change = (field: string, old: string | null, now: string) => ({ field, old, new: now });
const told = { ...change("dueOn", null, "2026-12-31"), words: { field: "整改时限", old: null, new: "2026年12月31日" } };

describe("what an event changed, in words", () => {
  it("is what was written that day, whatever this version would call it", () => {
    const event = { version: "2-sha256", action: "measure.edited", changes: [told, change("text", null, "没有写下")] };
    expect(changesInWords(MEASURE, event)).toEqual([told.words]);
    expect(changesInWords(undefined, event)).toEqual([told.words]);
  });

  it("is nothing of a baseline, which is there to compute with", () => {
    expect(changesInWords(MEASURE, { version: "2-sha256", action: "measure.baseline", changes: [told] })).toEqual([]);
  });

  it("is worded now where the first version kept facts, and stands as it was kept where it kept words", () => {
    const first = (action: string, ...changes: ReturnType<typeof change>[]) => ({ version: "1", action, changes });
    expect(changesInWords(CHAIN, first("chain.broken", change("kind", null, "LINK")))).toEqual([
      { field: "情形", old: null, new: "该条记录与前一条衔接不上" },
    ]);
    const holidays = change("holidays", null, "2027-01-01/2027-01-03,2027-02-05");
    expect(changesInWords(CALENDAR, first("calendar.entered", holidays))).toEqual([
      { field: "放假", old: null, new: "2027-01-01 至 2027-01-03、2027-02-05" },
    ]);
    const words = { field: "整改时限", old: "2025-09-30", new: "2025-11-09" };
    const kept = first("measure.edited", words);
    expect([changesInWords(MEASURE, kept), changesInWords(undefined, kept)]).toEqual([[words], [words]]);
  });
});
