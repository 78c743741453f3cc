import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cleanLine,
  cleanText,
  cleanValue,
  cut,
  isVisible,
  lengthOf,
  placeToCut,
  shorten,
} from "@/lib/domain/text/text";

/** Texts with everything in them that programs, phones and attackers put there. */
const HOSTILE = [
  "\u0000",
  "\u0007",
  "\u0085",
  "\ud842",
  "\udfb7",
  "\ufffe",
  "\ufdd0",
  "\u00ad",
  "\u200b",
  "\u200d",
  "\u200f",
  "\u202e",
  "\u2066",
  "\u2028",
  "\u2800",
  "\u3164",
  "\ufeff",
  "\ufff9",
  "\u{e0041}",
  "\ufe0f",
  "\u0301",
  "\u3000",
  "\r\n",
  "\t",
  "e",
  "整改",
  "𠮷",
  "👩",
  "👨‍👩‍👧",
  "﨑",
  "神",
  "葛\u{e0100}",
  "\ue001",
  "\u1112",
  "\u1161",
  "\u11ab",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 30 }).map((parts) => parts.join("")),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);
const LONE = /\p{Surrogate}/u;
const FORBIDDEN = /[\p{Cc}\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

describe("text at the entrance", () => {
  test("is well-formed, without control and invisible characters, and a second time unchanged", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(LONE);
        expect([...clean].filter((c) => c !== "\n" && c !== "\t" && FORBIDDEN.test(c))).toEqual([]);
        expect(cleanText(clean)).toBe(clean);
        expect(isVisible(text)).toBe(clean !== "");
        const line = cleanLine(text);
        expect(line).not.toMatch(/[\n\t]/);
        expect(cleanLine(line)).toBe(line);
        expect(cleanText(line)).toBe(line);
        // What the database hands back is what went in.
        expect(Buffer.from(clean, "utf8").toString("utf8")).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["分工调整\ud842", "分工调整"],
    ["zhang\u200bsan", "zhangsan"],
    ["\u202e整改\u202c完成", "整改完成"],
    ["完\u0000成", "完成"],
    ["一\r\n二\r三\u2028四", "一\n二\n三\n四"],
    ["\u3000\u3000段首", "\u3000\u3000段首"],
    ["a\u00a0b", "a b"],
    ["cafe\u0301", "café"],
    ["制\u00ad度", "制度"],
  ])("%j is kept as %j", (given, kept) => expect(cleanText(given)).toBe(kept));

  test.each([
    "﨑",
    "神\u{2f800}",
    "葛\u{e0100}",
    "龍\ufe00",
    "\ue001\u{f0000}",
    "👨‍👩‍👧",
    "👩🏽‍⚕️",
    "𠮷",
    "〇",
    "阿依古丽·买买提",
  ])("names keep their form: %s", (name) => expect(cleanText(name)).toBe(name));

  test.each(["\u200b", "\ufe0f", " \u3000\n", "\u2800", "\ud842", "\u3164", "\u200d", ""])("%j is empty", (text) => {
    expect(isVisible(text)).toBe(false);
    expect(cleanText(text)).toBe("");
  });

  test("marks without end do not cover the lines around", () => {
    expect(lengthOf(cleanText(`好${"\u0301".repeat(500)}`))).toBeLessThan(10);
  });

  test("of a form is cleaned in its names and at every depth, but for what is tried as typed", () => {
    const given = {
      "reason\u200b": "一\u0000",
      list: ["\ud842二", { text: "三\u202e" }],
      next: "p\u200bw",
      n: 1,
      none: null,
    };
    expect(cleanValue(given, ["next"])).toEqual({
      reason: "一",
      list: ["二", { text: "三" }],
      next: "p\u200bw",
      n: 1,
      none: null,
    });
    let deep: unknown = "x\u0000";
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(() => cleanValue(deep)).not.toThrow();
    expect(cleanValue(JSON.parse('{"__proto__":{"a":"b"}}'))).not.toHaveProperty("a");
  });
});

describe("a cut", () => {
  test("falls between characters as people see them", () => {
    expect(cut("整改𠮷完成", 3)).toBe("整改𠮷");
    expect(cut("整改𠮷完成", 2)).toBe("整改");
    expect(cut("一👨‍👩‍👧二", 3)).toBe("一");
    expect(cut("一葛\u{e0100}", 2)).toBe("一");
    expect(shorten("整改𠮷完成", 3)).toBe("整改𠮷…");
    expect(shorten("整改𠮷", 3)).toBe("整改𠮷");
    expect(lengthOf("整改𠮷")).toBe(3);
    expect(placeToCut("整𠮷改", 2)).toBe(1);
    expect(placeToCut("整𠮷改", 3)).toBe(3);
    expect(placeToCut("整", 99)).toBe(1);
  });

  test("is made by lib/domain/text/text alone: a bare slice does not compile", () => {
    const words = "整改";
    // @ts-expect-error see strings.d.ts
    const kept: string = words.slice(0, 1);
    // @ts-expect-error nor inside a template, where anything else would be written out
    expect(`${words.substring(0, 1)}`).toBe(kept);
    // Lists are sliced as ever.
    expect([...words].slice(0, 1).join("")).toBe(kept);
  });

  test("is a beginning, well-formed and no longer than asked", () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, max) => {
        const clean = cleanText(text);
        const part = cut(clean, max);
        expect(clean.startsWith(part)).toBe(true);
        expect(part).not.toMatch(LONE);
        expect(lengthOf(part)).toBeLessThanOrEqual(max);
        if (lengthOf(clean) <= max) expect(part).toBe(clean);
      }),
      { numRuns: 1000 },
    );
  });
});
