import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  columnsOf,
  type MeasurePlace,
  PARENT_COLUMNS,
  PARENT_ROWS,
  PARENTS,
  type ParentRow,
  parentHref,
  parentIn,
  sortKey,
} from "@/lib/domain/measure/parent";
import { PARENT_KINDS } from "@/lib/domain/types";

const ROWS = Object.keys(PARENT_ROWS) as ParentRow[];

describe("parents of a measure", () => {
  test("every kind has a table, every table a kind, and prefixes tell them apart", () => {
    expect(Object.keys(PARENTS)).toEqual([...PARENT_KINDS]);
    expect(new Set(PARENT_KINDS.map((kind) => PARENTS[kind].row))).toEqual(new Set(ROWS));
    expect(new Set(PARENT_KINDS.map((kind) => PARENTS[kind].prefix)).size).toBe(PARENT_KINDS.length);
  });

  test.each(ROWS)("%s: exactly one column names it, and it is read back from there", (row) => {
    const columns = columnsOf({ row, id: "x" });
    expect(Object.keys(columns).sort()).toEqual(Object.keys(PARENT_COLUMNS).sort());
    expect(Object.values(columns).filter((id) => id !== null)).toEqual(["x"]);
    expect(parentIn(columns)).toEqual({ row, id: "x" });
    expect(parentHref({ row, id: "x" })).toBe(`${PARENT_ROWS[row].address}/x`);
  });

  test("a measure of none is a fault", () => {
    expect(() => parentIn({ issueId: null, extendedItemId: null })).toThrow("without a parent");
  });

  test("keys sort as a report prints: an issue's measures, those of the items beside it, and last what comes from no issue", () => {
    const n = fc.integer({ min: 1, max: 99_998 });
    const issue = fc.record({ at: n, measure: n }).map(({ at, measure }) => ({
      key: sortKey("issue", { root: at, parent: at, measure }),
      order: [at, 0, measure],
    }));
    const item = fc.record({ root: fc.option(n), parent: n, measure: n }).map((place: MeasurePlace) => ({
      key: sortKey("item", place),
      order: [place.root ?? Infinity, place.parent, place.measure],
    }));
    const any = fc.oneof(issue, item);
    fc.assert(
      fc.property(any, any, (a, b) => {
        const differs = a.order.findIndex((v, k) => v !== b.order[k]);
        const expected = differs < 0 ? 0 : (a.order[differs] ?? 0) < (b.order[differs] ?? 0) ? -1 : 1;
        expect(a.key < b.key ? -1 : a.key > b.key ? 1 : 0).toBe(expected);
      }),
    );
  });
});
