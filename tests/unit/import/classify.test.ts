import { describe, expect, test } from "vitest";
import { blocksOf } from "@/lib/features/import/read/file/paragraphs";
import { outlineOf } from "@/lib/features/import/read/outline/markers";
import { partsOf } from "@/lib/features/import/read/outline/parts";
import { attachOwnLists, hasIssues } from "@/lib/features/import/read/outline/shape";
import { PART_ROLES, rolesOf } from "@/lib/features/import/read/outline/structure";
import { classify, NODE_KINDS } from "@/lib/features/import/read/rows/classify";

/** Each row of the tables by which a report is taken apart holds for the example that stands in it, and no row before it does. */

describe("what a marked paragraph is", () => {
  test.each(NODE_KINDS.map((row, at) => ({ ...row, at })))("$at $kind: $example", ({ kind, example, lastNumber }) => {
    const nodes = attachOwnLists(outlineOf(blocksOf(example)).roots);
    const [first] = nodes;
    if (!first) throw new Error("no marked paragraph");
    const sharing = nodes.filter((node) => hasIssues(node)).length;
    expect(classify(first, { sharing, lastNumber: lastNumber ?? null }).kind).toBe(kind);
  });

  test("each row is needed: without it its example is another kind, or the same by another row", () => {
    const kinds = NODE_KINDS.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(11);
    // Two rows name sections: one by what stands below, one by numbers that go on.
    expect(kinds.filter((kind) => kind === "section")).toHaveLength(2);
    const counting = NODE_KINDS.find(({ lastNumber }) => lastNumber !== undefined);
    const [node] = attachOwnLists(outlineOf(blocksOf(counting?.example ?? "")).roots);
    if (!node) throw new Error("no marked paragraph");
    expect(classify(node, { sharing: 0, lastNumber: null }).kind).not.toBe("section");
  });
});

describe("what a top-level part is about", () => {
  test.each(PART_ROLES)("$name", (row) => {
    const { parts } = partsOf(blocksOf(row.example.text));
    expect(rolesOf(parts)[row.example.at]?.by).toBe(row.name);
  });

  test("the roles of the examples, in words", () => {
    expect(PART_ROLES.map(({ example }) => rolesOf(partsOf(blocksOf(example.text)).parts)[example.at]?.role)).toEqual([
      "main",
      "last",
      "last",
      "organisation",
      "organisation",
      "main",
    ]);
  });
});
