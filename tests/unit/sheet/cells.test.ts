import { describe, expect, test } from "vitest";
import { day } from "@/lib/domain/day";
import { CSV_BEGINS, csvLine } from "@/lib/domain/sheet/csv";
import { type Frame, frameOf, frameReader } from "@/lib/domain/sheet/frames";
import { fitWithin, HIGHEST, heightOf, linesIn } from "@/lib/domain/sheet/height";

/** What sheets are made of, as values. */

describe("text with commas", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-1", "'-1"],
    ["@a", "'@a"],
    ["\t=1", `"'\t=1"`],
    ["07", `"07\t"`],
    ["07-03", `"07-03\t"`],
    ["2024年12月底前", "2024年12月底前"],
    ['"引号", 逗号', '"""引号"", 逗号"'],
    ["一\n二", '"一\n二"'],
    [7, "7"],
    [{ day: day("2026-03-01") }, "2026-03-01"],
  ])("%j", (cell, written) => {
    expect(csvLine([cell, ""])).toBe(`${written},\r\n`);
  });

  test("says that it is UTF-8", () => {
    expect([...new TextEncoder().encode(CSV_BEGINS)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe("frames", () => {
  const sent: Frame[] = [
    { is: "progress", done: 200, total: 10_000 },
    { is: "bytes", bytes: new Uint8Array([1, 2, 3]) },
    { is: "bytes", bytes: new Uint8Array(70_000).fill(7) },
    { is: "progress", done: 10_000, total: 10_000 },
    { is: "end" },
  ];
  const all = Buffer.concat(sent.map(frameOf));

  test.each([1, 4, 5, 6, 1_000, 1_000_000])("arrive whole in pieces of %i bytes", (size) => {
    const read = frameReader();
    const got: Frame[] = [];
    for (let at = 0; at < all.length; at += size) got.push(...read(new Uint8Array(all.subarray(at, at + size))));
    expect(got).toEqual(sent);
  });

  test("one that broke off is none", () => {
    expect(frameReader()(new Uint8Array(all.subarray(0, 20))).map(({ is }) => is)).toEqual(["progress"]);
  });
});

describe("the height of a row", () => {
  test("grows with the lines its text takes", () => {
    expect(linesIn("", 10)).toBe(1);
    expect(linesIn("整改措施", 10)).toBe(1);
    expect(linesIn("整改措施整改措施", 10)).toBe(2);
    expect(linesIn("一\n二\n三", 10)).toBe(3);
    expect(heightOf(3)).toBeGreaterThan(heightOf(2));
    expect(heightOf(1_000)).toBe(HIGHEST);
  });

  test("a text too long for the highest row is made smaller, and where that is not enough it is said to be cut", () => {
    const text = (length: number) => "整".repeat(length);
    expect(fitWithin(text(20), 36, HIGHEST)).toEqual({ size: 10, points: heightOf(2), whole: true });
    // What no row shows at the usual size is seen whole at a smaller one, in a row no higher than there may be.
    const longest = (size: number) => {
      let length = 1;
      for (let fit = fitWithin(text(length), 36, HIGHEST); fit.whole && fit.size >= size; length += 1)
        fit = fitWithin(text(length), 36, HIGHEST);
      return length;
    };
    expect(longest(8)).toBeGreaterThan(longest(10) * 1.4);
    expect(longest(6.5)).toBeGreaterThan(longest(8) * 1.3);
    expect(fitWithin(text(longest(6.5) + 50), 36, HIGHEST)).toEqual({ size: 6.5, points: HIGHEST, whole: false });
    // Over two rows there is room for it at its own size.
    expect(fitWithin(text(longest(10) + 5), 36, 2 * HIGHEST).size).toBe(10);
  });
});
