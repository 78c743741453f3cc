import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asStored, canonical, type Json } from "@/lib/history/canonical";
import { hashedRow, holds } from "@/lib/history/hash";
import { digest } from "@/lib/history/version";

const anyText = fc.string({ unit: "binary" });
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    anyText,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(anyText, tie("json"), { maxKeys: 4 }),
  ),
}));

/** The same value with the names of every object in another order. */
function turned(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, turned(part)]),
  );
}

describe("the one text of a value", () => {
  it("is the example of RFC 8785 for the order of names", () => {
    const names = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
    expect(canonical(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
  });

  it("is read as the same value, and is the same however the value was put together", () => {
    fc.assert(
      fc.property(json, (value) => {
        const stored = asStored(value);
        const text = canonical(stored);
        expect(JSON.parse(text)).toEqual(stored);
        expect(canonical(turned(stored))).toBe(text);
      }),
    );
  });

  it("is refused to what JSON cannot say", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud842", { a: undefined }, undefined]) {
      expect(() => canonical(value as Json)).toThrow(TypeError);
    }
  });
});

describe("an event", () => {
  const told = {
    chain: "-",
    seq: 1,
    at: new Date(0),
    bodyId: null,
    personId: null,
    personName: "甲",
    postId: null,
    postLabel: "",
    action: "body.edited",
    subjectType: "BODY",
    subjectId: "018f0000-0000-7000-8000-000000000000",
    subjectLabel: "",
    inspectionId: null,
    issueId: null,
    measureId: null,
    changes: [],
    full: false,
    reason: "",
  };

  it("holds as it was written, and no longer once any column says something else", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("2-sha256", "2-sm3"), (reason, version) => {
        const row = hashedRow({ ...told, reason }, "", { version });
        expect(holds(row)).toBe(true);
        const others = [
          { reason: `${row.reason}。` },
          { seq: 2 },
          { at: new Date(1) },
          { personId: row.id },
          { full: true },
        ];
        const more = [
          { id: told.subjectId },
          { prevHash: row.hash },
          { changes: [{ field: "名称", old: null, new: "乙" }] },
        ];
        for (const other of [...others, ...more]) expect(holds({ ...row, ...other })).toBe(false);
      }),
    );
  });

  it("is hashed with SM3 as GB/T 32905 has it", () => {
    expect(digest("2-sm3", "abc")).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  });
});
