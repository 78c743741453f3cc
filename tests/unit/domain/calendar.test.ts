import library from "chinese-days/dist/chinese-days.json";
import { describe, expect, test } from "vitest";
import {
  isWorkday,
  NO_CALENDAR,
  runsOf,
  type WorkCalendar,
  workingDaysBefore,
  workingDaysBetween,
} from "@/lib/domain/calendar/calendar";
import { addDays, day } from "@/lib/domain/day";
import type { CalendarKind } from "@/lib/domain/types";

const exceptions = new Map<ReturnType<typeof day>, CalendarKind>([
  ...Object.keys(library.holidays).map((d) => [day(d), "HOLIDAY"] as const),
  ...Object.keys(library.workdays).map((d) => [day(d), "WORKDAY"] as const),
]);
const known: WorkCalendar = { exceptions, years: new Set([2024, 2025, 2026]) };

describe("working days", () => {
  test("follow the notice, 调休 included", () => {
    for (const worked of ["2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10", "2025-01-26", "2024-02-04"])
      expect(isWorkday(day(worked), known), worked).toBe(true);
    for (const off of ["2026-02-16", "2026-10-01", "2026-10-07", "2025-10-08", "2024-02-10", "2026-11-28"])
      expect(isWorkday(day(off), known), off).toBe(false);
    expect(isWorkday(day("2026-11-27"), known)).toBe(true);
  });

  test("count from the day after up to the day itself", () => {
    const between = (from: string, to: string) => workingDaysBetween(day(from), day(to), known);
    expect(between("2026-11-27", "2026-11-30")).toEqual({ days: 1, estimated: false });
    expect(between("2026-11-27", "2026-11-27").days).toBe(0);
    expect(between("2026-11-30", "2026-11-27").days).toBe(0);
    // 国庆 2026: off from the 1st to the 7th, the 10th worked.
    expect(between("2026-09-30", "2026-10-12").days).toBe(4);
  });

  test("of a year without a notice are Monday to Friday, and said to be estimated", () => {
    expect(isWorkday(day("2027-01-01"), known)).toBe(true);
    expect(workingDaysBetween(day("2026-12-30"), day("2026-12-31"), known).estimated).toBe(false);
    expect(workingDaysBetween(day("2026-12-31"), day("2027-01-04"), known)).toEqual({ days: 2, estimated: true });
    expect(workingDaysBetween(day("2024-10-01"), day("2024-10-08"), NO_CALENDAR)).toEqual({ days: 5, estimated: true });
  });

  test("backwards and forwards are the same rule", () => {
    for (let i = 0; i < 400; i += 1) {
      const today = addDays(day("2025-06-01"), i);
      for (const days of [0, 1, 5, 20]) {
        const before = workingDaysBefore(today, days, known);
        expect(workingDaysBetween(before, today, known).days).toBeGreaterThanOrEqual(days);
        expect(workingDaysBetween(addDays(before, 1), today, known).days).toBeLessThan(Math.max(days, 1));
      }
    }
  });

  test("a notice reads as runs", () => {
    const days = [
      { day: day("2027-01-02"), kind: "HOLIDAY" as const, name: "元旦" },
      { day: day("2027-01-01"), kind: "HOLIDAY" as const, name: "元旦" },
      { day: day("2027-02-06"), kind: "HOLIDAY" as const, name: "春节" },
      { day: day("2027-01-31"), kind: "WORKDAY" as const, name: "春节" },
    ];
    expect(runsOf(days)).toEqual([
      { name: "元旦", kind: "HOLIDAY", from: "2027-01-01", to: "2027-01-02" },
      { name: "春节", kind: "HOLIDAY", from: "2027-02-06", to: "2027-02-06" },
      { name: "春节", kind: "WORKDAY", from: "2027-01-31", to: "2027-01-31" },
    ]);
  });
});
