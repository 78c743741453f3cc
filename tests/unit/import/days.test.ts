import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { part } from "@/lib/domain/text/text";
import {
  datesIn,
  digitReadings,
  firstYearNotBefore,
  isoOf,
  lastYearNotAfter,
} from "@/lib/features/import/read/rows/days";

const read = (text: string) =>
  datesIn(text, { lost: true }).dates.map((date) => isoOf(date) ?? `--${date.month}-${date.day ?? ""}`);

describe("written dates", () => {
  test.each([
    ["2024年7月30日", ["2024-07-30"]],
    ["2025-04-15 09:00", ["2025-04-15"]],
    ["2022/08/04 08:26:45", ["2022-08-04"]],
    ["2023年10月上旬至11月下旬", ["2023-10", "--11-"]],
    ["8月15日", ["--8-15"]],
    ["二〇二四年十一月二十日", ["2024-11-20"]],
    ["2025415", ["2025-04-15"]],
    ["202131日至430日", ["2021-03-01", "--4-30"]],
    ["20211228日", ["2021-12-28"]],
    ["2024年2月30日", []],
    ["12345热线", []],
    ["2020—2022年", []],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("a run of digits with two readings is handed back unread", () => {
    expect(datesIn("2025111", { lost: true })).toMatchObject({ dates: [], unread: [{ text: "2025111" }] });
    expect(digitReadings("111", 2025)).toHaveLength(2);
  });

  test("a lost date is repaired to the day it was written from, or not at all", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2039-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = part(date.toISOString(), 0, 10);
        const digits = iso.split("-").map(Number).join("");
        expect([[], [iso]]).toContainEqual(read(digits));
      }),
    );
  });

  test("a date without a year is put on the right side of a day", () => {
    expect(firstYearNotBefore({ month: 8, day: 15 }, "2023-07-21")).toBe(2023);
    expect(firstYearNotBefore({ month: 1, day: 9 }, "2023-11")).toBe(2024);
    expect(lastYearNotAfter({ month: 11, day: null }, "2024-01-09")).toBe(2023);
  });
});
