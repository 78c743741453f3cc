import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageNumber, pageWithin, readAddress } from "@/lib/domain/address";

describe("an address", () => {
  test("is read without what cannot be seen, names and repeated values included", async () => {
    const read = await readAddress(
      Promise.resolve({
        "q\u0000": "整改\u0000\u202e",
        status: ["A\u200b", "\ud842"],
        none: undefined,
        person: "\u0000",
      }),
    );
    expect(read).toEqual({ q: "整改", status: ["A", ""], none: undefined, person: "" });
  });
});

describe("a page number", () => {
  test.each([
    ["3", 3],
    ["1", 1],
    ["0", 1],
    ["-1", 1],
    ["1.3", 1],
    ["1e9", 1],
    ["", 1],
    [undefined, 1],
    ["\u0000", 1],
    ["１２", 1],
    ["999999999", 100_000],
    [["2", "5"], 2],
  ])("%j is %i", (text, page) => expect(pageNumber(text)).toBe(page));

  test("is always a page there is", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5_000), fc.integer({ min: 1, max: 100 }), (text, total, perPage) => {
        const { page, pageCount } = pageWithin(pageNumber(text), total, perPage);
        expect(Number.isInteger(page)).toBe(true);
        expect(page).toBeGreaterThanOrEqual(1);
        expect(page).toBeLessThanOrEqual(pageCount);
        expect((page - 1) * perPage).toBeLessThanOrEqual(total);
      }),
    );
  });
});
