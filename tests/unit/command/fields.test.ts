import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  calendarDay,
  chosenRow,
  optionalDay,
  optionalLine,
  optionalText,
  requiredLine,
  requiredText,
  seenVersion,
  typedCount,
  typedNumber,
} from "@/lib/command/fields";
import { DAY_RULE, FIRST_DAY, LAST_DAY, parseDay, UNREADABLE_DAY } from "@/lib/domain/day";
import { createInspectionInput } from "@/lib/features/inspection/input";

const fieldsOf = (schema: z.ZodType, raw: unknown) => {
  const { error } = schema.safeParse(raw);
  return error ? z.flattenError(error).fieldErrors : {};
};

describe("numbers as people type them", () => {
  const amount = typedNumber("请填写数量。", "请填写数字。");
  test("full-width digits and point are understood", () => {
    expect(amount.parse("３．５")).toBe(3.5);
    expect(amount.parse(" １２.50\u3000")).toBe(12.5);
    expect(typedCount().parse("０１２")).toBe(12);
  });

  test("anything else is told, an empty field as missing", () => {
    expect(amount.safeParse("").error?.issues.map((i) => i.message)).toEqual(["请填写数量。"]);
    for (const text of ["-1", "３．５５５", "三", "1e3", "1,000"]) {
      expect(amount.safeParse(text).error?.issues.map((i) => i.message)).toEqual(["请填写数字。"]);
    }
    for (const text of ["", "3.5", "３．５", "-1"]) expect(typedCount().safeParse(text).success).toBe(false);
  });
});

describe("days", () => {
  test("what is no day is told, and never taken as empty", () => {
    for (const bad of [UNREADABLE_DAY, "2026-02-30", "202611-01-01", "1989-12-31", "2101-01-01", "2026-2-3"]) {
      expect(optionalDay().safeParse(bad).error?.issues[0]?.message, bad).toBe(DAY_RULE);
      expect(calendarDay("请填写日期。").safeParse(bad).error?.issues[0]?.message, bad).toBe(DAY_RULE);
    }
    expect(optionalDay().parse("")).toBeNull();
    expect(optionalDay().parse(undefined)).toBeNull();
    expect(optionalDay().parse("2028-02-29")).toBe("2028-02-29");
    expect(calendarDay("请填写日期。").safeParse("").error?.issues[0]?.message).toBe("请填写日期。");
    expect(parseDay(UNREADABLE_DAY)).toBeNull();
    expect([parseDay(FIRST_DAY), parseDay(LAST_DAY)]).toEqual([FIRST_DAY, LAST_DAY]);
  });
});

describe("words", () => {
  test("are counted as people count them, and a title is one line whatever was pasted", () => {
    expect(requiredText("原因", 3, "请写明原因。").parse("整𠮷改")).toBe("整𠮷改");
    expect(optionalText("原因", 2).safeParse("整𠮷改").error?.issues[0]?.message).toBe("原因请控制在 2 字以内。");
    expect(requiredLine("名称", 10, "请填写名称。").parse(" 第一轮\r\n巡察 ")).toBe("第一轮 巡察");
    expect(optionalLine("名称", 10).parse(undefined)).toBe("");
    expect(requiredLine("名称", 10, "请填写名称。").safeParse("\n").error?.issues[0]?.message).toBe("请填写名称。");
  });
});

describe("the version a page was drawn with", () => {
  const id = "0198c0de-0000-7000-8000-000000000001";

  test("is what the column can hold; anything else is a page to load again, never a fault", () => {
    for (const raw of ["1", 7, "2147483647"]) expect(seenVersion.parse(raw)).toBe(Number(raw));
    for (const raw of ["99999999999", 99_999_999_999, "1e999", "0", "-1", "1.5", "x", "", null, undefined]) {
      const { error } = seenVersion.safeParse(raw);
      expect(
        error?.issues.map((i) => i.message),
        String(raw),
      ).toEqual(["页面已过期，请刷新后重新提交。"]);
    }
    expect(chosenRow.parse(`${id}@3`)).toEqual({ id, version: 3 });
    for (const raw of [`${id}@99999999999`, id, `${"-".repeat(36)}@1`, "@", 5]) {
      expect(chosenRow.safeParse(raw).success, String(raw)).toBe(false);
    }
  });

  test("is read in one way by every action", () => {
    const features = path.resolve(import.meta.dirname, "../../../lib/features");
    const files = readdirSync(features, { recursive: true, encoding: "utf8" }).filter((file) =>
      /(actions|input)\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(10);
    const own = files.flatMap((file) =>
      [...readFileSync(path.join(features, file), "utf8").matchAll(/\b[vV]ersion:? (?:= )?(z\..*)/g)].map(
        (m) => `${file}: ${m[1]}`,
      ),
    );
    expect(own).toEqual([]);
  });
});

describe("a new inspection", () => {
  test("sent empty, every missing field is told at once", () => {
    const empty = { kind: "XUNCHA", bodyId: "", title: "", feedbackOn: "", planDueOn: "", concentratedEndOn: "" };
    const intervals = { silentAfterDays: "", stuckAfterDays: "", reviewEveryDays: "" };
    const days = { reportDueOn: "", onsiteFrom: "", ...intervals, chain: "SHORT" };
    expect(Object.keys(fieldsOf(createInspectionInput, { ...empty, ...days })).sort()).toEqual(
      [
        "bodyId",
        "title",
        "feedbackOn",
        "planDueOn",
        "concentratedEndOn",
        "reportDueOn",
        "silentAfterDays",
        "stuckAfterDays",
        "reviewEveryDays",
      ].sort(),
    );
  });

  test("a text that is too long is told at its field, never cut", () => {
    expect(
      fieldsOf(createInspectionInput.pick({ title: true, team: true }), {
        title: "长".repeat(101),
        team: "长".repeat(101),
      }),
    ).toEqual({
      title: ["名称请控制在 100 字以内。"],
      team: ["巡视巡察组请控制在 100 字以内。"],
    });
  });
});
