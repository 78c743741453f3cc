import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { PARENT_LABELS, PARENT_ROW_LABELS, SOURCE_LABELS } from "@/lib/domain/labels";
import {
  columnsOf,
  isBeside,
  type MeasurePlace,
  PARENT_COLUMNS,
  PARENT_ROWS,
  PARENTS,
  type ParentRow,
  parentHref,
  parentIn,
  parentValue,
  readParent,
  sortKey,
} from "@/lib/domain/measure/parent";
import { type NumberKind, PARENT_KINDS, type ParentKind } from "@/lib/domain/types";
import type { OF_KIND } from "@/lib/features/feedback/queries/parent";

const ROWS = Object.keys(PARENT_ROWS) as ParentRow[];

/** What a further kind has to say of itself: each table is of every kind there is, and of no other. */
test("a kind more than there is does not compile until it has its rows", () => {
  type Kinds = ParentKind | "TASK";
  type Rows = ParentRow | "task";
  expectTypeOf<typeof PARENTS>().toExtend<Record<ParentKind, unknown>>();
  expectTypeOf<typeof PARENTS>().not.toExtend<Record<Kinds, unknown>>();
  expectTypeOf<typeof PARENT_LABELS>().toExtend<Record<ParentKind, string>>();
  expectTypeOf<typeof PARENT_LABELS>().not.toExtend<Record<Kinds, string>>();
  expectTypeOf<typeof SOURCE_LABELS>().not.toExtend<Record<Kinds, string>>();
  expectTypeOf<typeof PARENT_ROW_LABELS>().toExtend<Record<ParentRow, string>>();
  expectTypeOf<typeof PARENT_ROW_LABELS>().not.toExtend<Record<Rows, string>>();
  expectTypeOf<typeof PARENT_ROWS>().not.toExtend<Record<Rows, unknown>>();
  expectTypeOf<typeof OF_KIND>().toExtend<Record<ParentKind, object>>();
  expectTypeOf<typeof OF_KIND>().not.toExtend<Record<Kinds, object>>();
  expectTypeOf<NumberKind>().not.toExtend<Kinds>();
  expectTypeOf<ParentKind>().toExtend<NumberKind>();
});

test("which kind a parent is, is asked in the tables alone", () => {
  const ASKS = /[!=]==? "(ISSUE|ANALOGOUS|REFORM)"|issueId \?\? \w*\.?extendedItemId|extendedItem \?\?/;
  const asking = ["lib", "app", "components"].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("db/generated"))
      .map((file) => path.join(place, file))
      .filter((file) => ASKS.test(readFileSync(file, "utf8"))),
  );
  expect(asking).toEqual([]);
});

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
    expect(readParent(parentValue({ row, id: "x" }))).toEqual({ row, id: "x" });
  });

  test("each kind has its page", () => {
    expect(PARENT_KINDS.map((kind) => parentHref({ kind, id: "x" }))).toEqual(["/issues/x", "/items/x", "/items/x"]);
    expect(PARENT_KINDS.filter(isBeside)).toEqual(["ANALOGOUS", "REFORM"]);
  });

  test.each(["", "issue", "issue:", "ISSUE:x", "measure:x", "issue:x:y", "__proto__:x"])("%j names none", (value) => {
    expect(readParent(value)).toBeNull();
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
