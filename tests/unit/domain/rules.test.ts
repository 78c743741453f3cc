import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as enums from "@/lib/db/generated/enums";
import { NO_CALENDAR } from "@/lib/domain/calendar/calendar";
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayFromDb,
  dayInText,
  dayOf,
  daysBetween,
  dayToDb,
  mondayOf,
  parseDay,
  startOfDay,
} from "@/lib/domain/day";
import { presetPeriods } from "@/lib/domain/inspection/periods";
import {
  declared,
  EMPTY_TALLY,
  issueState,
  itemsLeft,
  percent,
  total,
  verified,
} from "@/lib/domain/measure/completion";
import {
  daysLate,
  daysOverdue,
  daysWaiting,
  dueState,
  hasComeDue,
  heldDays,
  isClosedInTime,
  isClosedLate,
  isDueWithin,
  isOverdue,
  isPlannedBy,
  isSilent,
  isStuck,
  isStuckEstimated,
  isUnreported,
} from "@/lib/domain/measure/deadline";
import { rolesFor, STEPS } from "@/lib/domain/measure/status";
import { chineseNumber, letterNumber, measureCode, parentCode } from "@/lib/domain/numbering";
import { FULL_CHAIN, needsFivePoints, SHORT_CHAIN, stageAfter } from "@/lib/domain/signing/stages";
import { halfWidth } from "@/lib/domain/text/half-width";
import * as types from "@/lib/domain/types";

const TODAY = day("2024-12-31");

describe("words of the rules and of the database are the same", () => {
  test.each([
    ["Role", types.ROLES],
    ["UnitKind", types.UNIT_KINDS],
    ["InspectionKind", types.INSPECTION_KINDS],
    ["SigningStage", types.SIGNING_STAGES],
    ["PrintedGroup", types.PRINTED_GROUPS],
    ["ExtendedKind", types.EXTENDED_KINDS],
    ["NumberKind", types.NUMBER_KINDS],
    ["MeasureStatus", types.MEASURE_STATUSES],
    ["TimeClass", types.TIME_CLASSES],
    ["ProgressKind", types.PROGRESS_KINDS],
    ["OutcomeKind", types.OUTCOME_KINDS],
    ["ApplicationKind", types.APPLICATION_KINDS],
    ["ApplicationState", types.APPLICATION_STATES],
    ["Decision", types.DECISIONS],
    ["ImportState", types.IMPORT_STATES],
    ["CalendarKind", types.CALENDAR_KINDS],
    ["CalendarSource", types.CALENDAR_SOURCES],
  ] as const)("%s", (name, words) => {
    expect(Object.values(new Map<string, object>(Object.entries(enums)).get(name) ?? {})).toEqual([...words]);
  });
});

describe("days", () => {
  test("are those of Asia/Shanghai, whatever zone the machine is in", () => {
    expect(process.env.TZ).not.toBe("Asia/Shanghai");
    expect(dayOf(new Date("2024-12-31T15:59:59Z"))).toBe("2024-12-31");
    expect(dayOf(new Date("2024-12-31T16:00:00Z"))).toBe("2025-01-01");
    expect(startOfDay(day("2025-01-01")).toISOString()).toBe("2024-12-31T16:00:00.000Z");
  });

  test("survive the database and only the calendar's days are days", () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 30_000 }), (n) => {
        const d = addDays(day("2000-01-01"), n);
        expect(dayFromDb(dayToDb(d))).toBe(d);
        expect(parseDay(d)).toBe(d);
        expect(daysBetween(day("2000-01-01"), d)).toBe(n);
        expect(daysBetween(mondayOf(d), d)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(mondayOf(d), d)).toBeLessThan(7);
      }),
    );
    for (const bad of ["2024-02-30", "2024-13-01", "24-01-01", "2024/01/01", "", "0001-01-01", "9999-12-31"])
      expect(parseDay(bad)).toBeNull();
  });

  test("months end where the month ends", () => {
    expect(addMonths(day("2024-01-31"), 1)).toBe("2024-02-29");
    expect(dayInText(day("2024-07-03"))).toBe("2024年7月3日");
  });
});

describe("deadlines", () => {
  const open = { status: "UNDERWAY" as const, struck: false, heldDays: 0, submittedOn: null };
  const on = (n: number) => addDays(TODAY, n);

  test("due today is not late, yesterday is one day late", () => {
    expect(isOverdue({ ...open, dueOn: TODAY }, TODAY)).toBe(false);
    expect(isOverdue({ ...open, dueOn: on(-1) }, TODAY)).toBe(true);
    expect(daysOverdue({ ...open, dueOn: on(-1) }, TODAY)).toBe(1);
  });

  test("closed and struck measures are never late", () => {
    const dueOn = on(-9);
    expect(isOverdue({ ...open, status: "CLOSED", dueOn, submittedOn: on(-1) }, TODAY)).toBe(false);
    expect(isOverdue({ ...open, struck: true, dueOn }, TODAY)).toBe(false);
    expect(isOverdue({ ...open, dueOn: null }, TODAY)).toBe(false);
  });

  test("what was submitted on its day is not late however long the desks take; what came late stays so many days late", () => {
    const waiting = (submittedOn: Day) => ({
      ...open,
      opening: false,
      status: "SUBMITTED" as const,
      dueOn: on(-30),
      submittedOn,
    });
    expect(isOverdue(waiting(on(-30)), TODAY)).toBe(false);
    expect(dueState(waiting(on(-30)), TODAY)).toBe("waiting");
    expect(daysOverdue(waiting(on(-28)), TODAY)).toBe(2);
    expect(daysOverdue(waiting(on(-28)), on(50))).toBe(2);
    expect(dueState(waiting(on(-28)), TODAY)).toBe("applied-late");
  });

  test("a return restarts the clock at once, and days the desks held it do not count", () => {
    const dueOn = on(-33);
    const returned = [{ submittedOn: dueOn, decidedOn: on(-3) }];
    const held = heldDays(returned, dueOn);
    expect(held).toBe(30);
    const m = { ...open, status: "RETURNED" as const, dueOn, heldDays: held };
    expect(daysOverdue(m, on(-3))).toBe(0);
    expect(daysOverdue(m, on(-2))).toBe(1);
    expect(daysOverdue(m, TODAY)).toBe(3);
    // Applied again today and waiting: three days late, today and ever after.
    expect(daysOverdue({ ...m, status: "SUBMITTED", submittedOn: TODAY }, on(20))).toBe(3);
  });

  test("days held before the deadline cost nobody anything, those of several applications add up", () => {
    const dueOn = on(-20);
    const of = (from: number, to: number) => ({ submittedOn: on(from), decidedOn: on(to) });
    expect(heldDays([of(-40, -21)], dueOn)).toBe(0);
    expect(heldDays([of(-25, -15)], dueOn)).toBe(5);
    expect(heldDays([of(-25, -15), of(-12, -10)], dueOn)).toBe(7);
    // Late by three days, held ten, then two more days: five.
    const m = { ...open, status: "RETURNED" as const, dueOn: on(-15), heldDays: heldDays([of(-12, -2)], on(-15)) };
    expect(daysOverdue(m, TODAY)).toBe(5);
    // A day moved beyond everything the desks held starts a clean clock.
    expect(heldDays([of(-25, -15)], on(10))).toBe(0);
  });

  test("due within seven days counts today and the seventh day", () => {
    const within = (n: number) => isDueWithin({ ...open, dueOn: on(n) }, TODAY, 7);
    expect([-1, 0, 7, 8].map(within)).toEqual([false, true, true, false]);
  });

  test("what is submitted falls due for nobody", () => {
    const soon = (status: types.MeasureStatus) => isDueWithin({ ...open, status, dueOn: on(3) }, TODAY, 7);
    const falls = { PLANNED: true, UNDERWAY: true, RETURNED: true, SUBMITTED: false, CLOSED: false };
    for (const [status, due] of Object.entries(falls)) expect(soon(status as types.MeasureStatus), status).toBe(due);
  });

  test("silence runs from progress, not being heard from any entry, both only while the unit has to act", () => {
    const quiet = (progress: number, heard: number, status: types.MeasureStatus = "UNDERWAY") => {
      const m = { status, struck: false, lastProgressOn: on(-progress), lastHeardOn: on(-heard) };
      return [isSilent(m, TODAY, 14), isUnreported(m, TODAY, 14)];
    };
    expect([13, 14, 15].map((n) => quiet(n, n))).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
    // 暂无进展 said every week: heard of, and no progress.
    expect(quiet(30, 2)).toEqual([true, false]);
    expect(quiet(30, 30, "SUBMITTED")).toEqual([false, false]);
    expect(quiet(30, 30, "RETURNED")).toEqual([true, true]);
  });

  test("closing is in time or late by the day of the application that led to it, and stays visible", () => {
    const closed = { ...open, opening: false, status: "CLOSED" as const, dueOn: day("2024-12-01") };
    const late = { ...closed, submittedOn: day("2024-12-11") };
    expect([isClosedInTime(late), isClosedLate(late), daysLate(late, TODAY)]).toEqual([false, true, 10]);
    expect(dueState(late, TODAY)).toBe("closed-late");
    const inTime = { ...closed, submittedOn: day("2024-12-01") };
    expect([isClosedInTime(inTime), isClosedLate(inTime), daysLate(inTime, TODAY)]).toEqual([true, false, 0]);
    expect(dueState(inTime, TODAY)).toBe("closed");
    const before = { ...closed, opening: true, submittedOn: null };
    expect([isClosedInTime(before), isClosedLate(before), daysLate(before, TODAY)]).toEqual([false, false, 0]);
    expect(dueState(before, TODAY)).toBe("opening");
  });

  test("应销号 goes by the original day and never counts 长期坚持; 到期 by the day in force", () => {
    const m = { originalDueOn: on(-5), dueOn: on(20), struck: false, opening: false, timeClass: "TIME_BOUND" as const };
    expect([isPlannedBy(m, TODAY), hasComeDue(m, TODAY)]).toEqual([true, false]);
    expect(isPlannedBy({ ...m, timeClass: "LONG_TERM" }, TODAY)).toBe(false);
    expect(isPlannedBy({ ...m, timeClass: null }, on(-6))).toBe(false);
    expect(hasComeDue({ ...m, dueOn: TODAY }, TODAY)).toBe(true);
    const before = { ...m, dueOn: on(-5), opening: true };
    expect([isPlannedBy(before, TODAY), hasComeDue(before, TODAY)]).toEqual([false, false]);
  });

  test("an application waits in working days at its stage, stuck from the days set", () => {
    // 2024-12-24 is a Tuesday, TODAY the Tuesday after.
    const m = { status: "SUBMITTED" as const, struck: false, stageSince: day("2024-12-24") };
    expect(daysWaiting(m, TODAY, NO_CALENDAR)).toEqual({ days: 5, estimated: true });
    expect([isStuck(m, TODAY, 5, NO_CALENDAR), isStuck(m, TODAY, 6, NO_CALENDAR)]).toEqual([true, false]);
    expect(daysWaiting({ ...m, status: "RETURNED" }, TODAY, NO_CALENDAR)).toBeNull();
  });

  test("what is stuck is estimated as soon as one day counted lies in a year without a notice", () => {
    const known = { exceptions: new Map(), years: new Set([2024]) };
    expect([TODAY, day("2025-01-01")].map((today) => isStuckEstimated(today, 5, known))).toEqual([false, true]);
    expect(isStuckEstimated(TODAY, 5, NO_CALENDAR)).toBe(true);
    expect(isStuckEstimated(TODAY, 300, known)).toBe(true);
  });
});

describe("the state table", () => {
  test("says who may take which step from where, and nothing else", () => {
    const table = Object.fromEntries(
      types.MEASURE_STATUSES.map((status) => [
        status,
        (Object.keys(STEPS) as (keyof typeof STEPS)[]).filter(
          (step) => rolesFor(step, { status, stage: status === "SUBMITTED" ? "OFFICE" : null }).length > 0,
        ),
      ]),
    );
    expect(table).toEqual({
      PLANNED: ["start", "report"],
      UNDERWAY: ["report", "submit"],
      SUBMITTED: ["withdraw", "approve", "return"],
      RETURNED: ["report", "submit"],
      CLOSED: ["relapse"],
    });
  });
  test("an application is signed by the role of its stage only", () => {
    const roles = (stage: types.SigningStage) => rolesFor("approve", { status: "SUBMITTED", stage });
    expect(roles("OFFICE")).toEqual(["OFFICE"]);
    expect(roles("SUPERVISION")).toEqual(["SUPERVISION"]);
    expect(roles("GROUP_LEADER")).toEqual(["FIRST_LEADER", "GROUP_LEADER"]);
    expect(rolesFor("approve", { status: "SUBMITTED", stage: null })).toEqual([]);
  });
  test("chains end with closing, and the supervision team checks five points", () => {
    expect(stageAfter(SHORT_CHAIN, "OFFICE")).toBe("SUPERVISION");
    expect(stageAfter(SHORT_CHAIN, "SUPERVISION")).toBeNull();
    expect(stageAfter(FULL_CHAIN, "SUPERVISION")).toBe("GROUP_LEADER");
    expect(() => stageAfter(SHORT_CHAIN, "UNIT_HEAD")).toThrow();
    expect(types.SIGNING_STAGES.filter(needsFivePoints)).toEqual(["SUPERVISION"]);
  });
});

describe("numbers", () => {
  test("are written as the papers write them", () => {
    expect([7, 33, 101].map((n) => parentCode("ISSUE", n))).toEqual(["07", "33", "101"]);
    expect([parentCode("ANALOGOUS", 5), parentCode("REFORM", 2)]).toEqual(["J05", "G02"]);
    expect(measureCode(parentCode("ISSUE", 7), 3)).toBe("07-03");
    expect(letterNumber(2025, 3)).toBe("〔2025〕3号");
    expect([1, 10, 11, 20, 33, 99].map(chineseNumber)).toEqual(["一", "十", "十一", "二十", "三十三", "九十九"]);
  });
});

test("periods are proposed from kind and feedback day", () => {
  expect(presetPeriods("XUNSHI", day("2024-07-30"))).toEqual({
    planDueOn: "2024-08-30",
    concentratedEndOn: "2025-01-30",
    reportDueOn: "2025-01-30",
  });
  expect(presetPeriods("XUNCHA", day("2024-07-30")).concentratedEndOn).toBe("2024-10-30");
  expect(presetPeriods("XUNSHI", day("2022-01-31")).concentratedEndOn).toBe("2022-03-31");
  expect(presetPeriods("XUNSHI", day("2024-02-07")).concentratedEndOn).toBe("2024-04-07");
  expect(presetPeriods("XUNSHI", day("2024-02-08")).concentratedEndOn).toBe("2024-08-08");
  expect(presetPeriods("XUNCHA", day("2024-02-07")).concentratedEndOn).toBe("2024-05-07");
});

describe("completion", () => {
  test("keeps numerator and denominator, and says 100% of all only", () => {
    const tally = { ...EMPTY_TALLY, SUBMITTED: 1, CLOSED: 998, UNDERWAY: 1 };
    expect(total(tally)).toBe(1000);
    expect(declared(tally)).toEqual({ done: 999, all: 1000 });
    expect(verified(tally)).toEqual({ done: 998, all: 1000 });
    expect(percent({ done: 9999, all: 10_000 })).toBe("99.9%");
    expect(percent({ done: 39, all: 103 })).toBe("37.9%");
    expect(percent({ done: 11, all: 16 })).toBe("68.8%");
    expect(percent({ done: 3, all: 3 })).toBe("100.0%");
    expect(percent({ done: 0, all: 0 })).toBe("—");
  });
  test("of an issue follows from its measures", () => {
    expect(issueState(EMPTY_TALLY, 0)).toBe("EMPTY");
    expect(issueState({ ...EMPTY_TALLY, CLOSED: 2 }, 0)).toBe("DONE");
    expect(issueState({ ...EMPTY_TALLY, CLOSED: 2 }, 1)).toBe("DONE");
    expect(issueState({ ...EMPTY_TALLY, CLOSED: 2 }, 2)).toBe("OPENING");
    expect(issueState({ ...EMPTY_TALLY, CLOSED: 1, SUBMITTED: 1 }, 1)).toBe("DECLARED");
    expect(issueState({ ...EMPTY_TALLY, CLOSED: 1, RETURNED: 1 }, 1)).toBe("OPEN");
  });
  test("of what was found beside an issue is counted apart", () => {
    const states = ["DONE", "OPENING", "OPEN", "DECLARED", "EMPTY"] as const;
    expect(itemsLeft(states.map((state) => ({ state, struck: false })))).toBe(3);
    expect(itemsLeft(states.map((state) => ({ state, struck: true })))).toBe(0);
  });
});

describe("halfWidth", () => {
  test("makes plain what an input method writes wide, and nothing else", () => {
    expect(halfWidth("０１－０２　Ｍ1“一网通办”、３．５")).toBe("01-02　M1“一网通办”、3.5");
  });
});
