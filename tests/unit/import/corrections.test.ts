import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { applyAll, applyCorrection } from "@/lib/features/import/read/review/corrections";
import { countReview, reviewOf } from "@/lib/features/import/read/review/review";
import { type Review, reviewSchema } from "@/lib/features/import/read/review/review-schema";
import { tooLong } from "@/lib/features/import/read/review/too-long";

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

describe("what is longer than the ledger takes", () => {
  const long = "长".repeat(TITLE_MAX + 1);
  const longer = "长".repeat(TEXT_MAX + 1);
  const issue = { type: "edit-issue", key: "i1", number: 1, text: "", sectionKey: null, group: null } as const;
  test.each<[string, Correction, string]>([
    ["title", { ...issue, title: long }, `反馈问题请控制在 ${TITLE_MAX} 字以内，现在有 ${TITLE_MAX + 1} 字。`],
    [
      "text",
      { ...issue, title: "短", text: longer },
      `问题全文请控制在 ${TEXT_MAX} 字以内，现在有 ${TEXT_MAX + 1} 字。`,
    ],
    ["title", { type: "add-issue", afterKey: null, sectionKey: null, title: long }, "反馈问题请控制在"],
    ["title", { type: "edit-item", key: "x1", kind: "reform", title: long, parentKey: null }, "事项请控制在"],
    ["title", { type: "add-item", kind: "reform", title: long, parentKey: null }, "事项请控制在"],
    ["title", { type: "edit-section", key: "s1", number: "一", title: long }, "方面请控制在"],
    ["number", { type: "add-section", number: "一".repeat(11), title: "方面" }, "编号请控制在 10 字以内"],
    ["text", { type: "edit-measure", key: "i1.m1", text: longer }, "整改措施请控制在"],
    ["text", { type: "add-measure", parentKey: "i1", text: longer }, "整改措施请控制在"],
  ])("is told at the %s", (field, correction, sentence) => {
    expect(tooLong(correction)[field]?.[0]).toContain(sentence);
  });

  test("is not what just fits, nor blanks at the ends", () => {
    expect(tooLong({ ...issue, title: ` ${"长".repeat(TITLE_MAX)}\n` })).toEqual({});
    expect(tooLong({ type: "edit-measure", key: "i1.m1", text: "长".repeat(TEXT_MAX) })).toEqual({});
  });
});

describe("an issue given a number that is taken", () => {
  const [first, second] = read.issues.filter((i) => i.sectionKey === read.issues[0]?.sectionKey);
  if (!first || !second) throw new Error("fixture too small");
  const numbered = (review: Review, key: string, number: number | null) => {
    const row = review.issues.find((i) => i.key === key);
    if (!row) throw new Error("no such issue");
    const { title, text, sectionKey, group } = row;
    return must(review, { type: "edit-issue", key, number, title, text, sectionKey, group });
  };
  const about = (review: Review, key: string) => review.problems.filter((p) => p.row === key);

  test("becomes a doubt about that issue, which can be ticked off", () => {
    const twice = numbered(read, second.key, first.number);
    const [doubt] = about(twice, second.key);
    expect(doubt?.message).toContain(`编号 ${first.number}`);
    expect(doubt?.message).toContain(first.title);
    expect(countReview(twice).openProblems).toBe(countReview(read).openProblems + 1);
    const ticked = must(twice, { type: "settle", key: doubt?.key ?? "", settled: true });
    expect(about(numbered(ticked, second.key, first.number), second.key)[0]?.settled).toBe(true);
  });

  test("is no doubt any more when either number changes or the other one is left out", () => {
    const twice = numbered(read, second.key, first.number);
    expect(about(numbered(twice, second.key, 77), second.key)).toEqual([]);
    expect(about(numbered(twice, first.key, null), second.key)).toEqual([]);
    expect(about(must(twice, { type: "drop", key: first.key }), second.key)).toEqual([]);
    const back = must(must(twice, { type: "drop", key: first.key }), { type: "restore", key: first.key });
    expect(about(back, first.key)).toHaveLength(1);
  });

  test("is none in another section, nor with no number", () => {
    const other = read.issues.find((i) => i.sectionKey !== first.sectionKey);
    expect(about(numbered(read, other?.key ?? "", first.number), other?.key ?? "")).toEqual([]);
    expect(numbered(numbered(read, first.key, null), second.key, null).problems).toEqual(read.problems);
  });
});
