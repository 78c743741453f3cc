import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyAll, applyCorrection, type Correction } from "@/lib/import/corrections";
import { parseReport } from "@/lib/import/parse-report";
import { countReview, type Review, reviewOf, reviewSchema } from "@/lib/import/review";

const text = readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/browser-journey.txt"), "utf8");
const read = reviewOf(parseReport(text));

function must(review: Review, correction: Correction): Review {
  const result = applyCorrection(review, correction);
  if (!result.ok) throw new Error(result.why);
  return result.review;
}

function firstWith(n: number) {
  const issue = read.issues.find((i) => i.measures.length >= n);
  if (!issue) throw new Error("fixture too small");
  return issue;
}

/** Every word that would enter the ledger, whatever row it stands in. */
function words(review: Review): string {
  const rows = [...review.issues, ...review.items].filter((r) => !r.dropped);
  return [...rows.flatMap((r) => r.measures.filter((m) => !m.dropped).map((m) => m.text)).join("")]
    .filter((c) => !/[\s。]/.test(c))
    .sort()
    .join("");
}

describe("corrections", () => {
  test("splitting and merging back leaves the text as it was", () => {
    const issue = firstWith(2);
    const [measure] = issue.measures;
    if (!measure) throw new Error("no measure");
    const at = measure.text.indexOf("，") + 1;
    const split = must(read, { type: "split-measure", key: measure.key, at });
    expect(countReview(split).measures).toBe(countReview(read).measures + 1);
    const parts = split.issues.find((i) => i.key === issue.key)?.measures ?? [];
    expect(parts[1]?.source).toEqual(measure.source);
    const merged = must(split, { type: "merge", key: parts[1]?.key ?? "" });
    expect(words(merged)).toBe(words(read));
    expect(countReview(merged)).toEqual(countReview(read));
  });

  test("a cut at the edge of a text is refused with a sentence", () => {
    const [measure] = firstWith(1).measures;
    const refused = applyCorrection(read, { type: "split-measure", key: measure?.key ?? "", at: 0 });
    expect(refused).toMatchObject({ ok: false, why: expect.stringMatching(/。$/) });
  });

  test("an issue retyped to an item and back keeps its measures", () => {
    const issue = read.issues[1];
    if (!issue) throw new Error("fixture too small");
    const asItem = must(read, { type: "retype", key: issue.key, to: "analogous" });
    expect(asItem.items.find((i) => i.key === issue.key)?.parentKey).toBe(read.issues[0]?.key);
    expect(countReview(asItem).allMeasures).toBe(countReview(read).allMeasures);
    const back = must(asItem, { type: "retype", key: issue.key, to: "issue" });
    expect(back.issues.map((i) => i.key)).toEqual(read.issues.map((i) => i.key));
  });

  test("items follow the issue they come from when it is merged away", () => {
    const item = read.items.find((i) => i.parentKey !== null && i.parentKey !== read.issues[0]?.key);
    const parent = read.issues.findIndex((i) => i.key === item?.parentKey);
    if (!item || parent < 1) throw new Error("fixture has no such item");
    const merged = must(read, { type: "merge", key: item.parentKey ?? "" });
    expect(merged.items.find((i) => i.key === item.key)?.parentKey).toBe(read.issues[parent - 1]?.key);
  });

  test("a row that is gone is refused, and passed over when replayed", () => {
    const gone: Correction = { type: "edit-measure", key: "i99.m1", text: "内容" };
    expect(applyCorrection(read, gone).ok).toBe(false);
    expect(applyAll(read, [gone])).toEqual(read);
  });

  test("any sequence loses no word but those dropped, and stays a review", () => {
    const keys = [
      ...read.issues.flatMap((i) => [i.key, ...i.measures.map((m) => m.key)]),
      ...read.items.flatMap((i) => [i.key, ...i.measures.map((m) => m.key)]),
    ];
    const parents = [...read.issues, ...read.items].map((r) => r.key);
    const key = fc.constantFrom(...keys);
    const correction: fc.Arbitrary<Correction> = fc.oneof(
      fc.record({ type: fc.constant("merge" as const), key }),
      fc.record({ type: fc.constant("split-measure" as const), key, at: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ type: fc.constant("move-measure" as const), key, parentKey: fc.constantFrom(...parents) }),
      fc.record({
        type: fc.constant("retype" as const),
        key,
        to: fc.constantFrom("issue" as const, "analogous" as const, "reform" as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 25 }), (corrections) => {
        const review = applyAll(read, corrections);
        expect(words(review)).toBe(words(read));
        const all = [...review.issues, ...review.items];
        const used = all.flatMap((r) => [r.key, ...r.measures.map((m) => m.key)]);
        expect(new Set(used).size).toBe(used.length);
        expect(reviewSchema.safeParse(review).success).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
