import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressOf,
  one,
  pageNumber,
  pageWithin,
  readAddress,
  readConditions,
  several,
  without,
} from "@/lib/domain/text/address";

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

describe("the conditions of a list", () => {
  const readers = { state: one((text) => (text === "A" || text === "B" ? text : null)), kind: several(["X", "Y"]) };

  test.each([
    [{}, {}, []],
    [{ state: "", kind: " " }, {}, []],
    [{ state: "A", other: "C" }, { state: "A" }, []],
    [{ state: "C" }, {}, ["state C"]],
    [{ state: ["A", "B"] }, { state: "A" }, ["state B"]],
    [{ state: ["A", "A"] }, { state: "A" }, []],
    // The first is what the control on the page shows.
    [{ state: ["C", "B"] }, {}, ["state C", "state B"]],
    [{ kind: ["X", "Y,Z"], state: "C" }, { kind: ["X", "Y"] }, ["state C", "kind Z"]],
  ])("%j are read as %j, not understood: %j", (params, values, unread) => {
    const read = readConditions(params, readers);
    expect(read.values).toEqual(values);
    expect(read.unread.map(({ field, text }) => `${field} ${text}`)).toEqual(unread);
  });

  test("whatever is given, it is in force, told, or said twice; taken away it is told no more", () => {
    const text = fc.constantFrom("A", "B", "C", "X", "Y,Q", "Z", "");
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 4 }),
        fc.constantFrom("state" as const, "kind" as const),
        (given, field) => {
          let params: Record<string, string[]> = { [field]: given };
          const { values } = readConditions(params, readers);
          for (let left = given.length; left >= 0; left -= 1) {
            const [first] = readConditions(params, readers).unread;
            if (!first) break;
            expect(left).toBeGreaterThan(0);
            params = { [field]: without(params[field], first.text) };
          }
          const after = readConditions(params, readers);
          expect(after.unread).toEqual([]);
          if (values[field]) expect(after.values).toEqual(values);
        },
      ),
    );
  });
});

test("is read from a request as a page is handed it, repeated conditions included", () => {
  const url = "http://ledger.test/ledger?status=A&status=B&q=%00%20x&sort=due";
  expect(addressOf(url)).toEqual({ status: ["A", "B"], q: "x", sort: "due" });
});
