import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { ParentRef } from "@/lib/domain/measure/parent";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { addItem } from "@/lib/features/feedback/commands/add-item";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { moveIssue } from "@/lib/features/feedback/commands/move-issue";
import { moveItem } from "@/lib/features/feedback/commands/move-item";
import { moveSection } from "@/lib/features/feedback/commands/move-section";
import { restoreIssue } from "@/lib/features/feedback/commands/restore-issue";
import { restoreItem } from "@/lib/features/feedback/commands/restore-item";
import { splitIssue } from "@/lib/features/feedback/commands/split-issue";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { strikeItem } from "@/lib/features/feedback/commands/strike-item";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { checkLedger, codesAsPrinted, codesByKey, createLedger, type Ledger, sent } from "./scene";

/** One edit out of all there are, on rows picked by number among those that exist by then. */
type Edit = { act: number; a: number; b: number; c: number };

async function apply({ office, inspection }: Ledger, { act, a, b, c }: Edit): Promise<unknown> {
  const where = { inspectionId: inspection.id };
  const byId = { orderBy: { id: "asc" as const } };
  const measures = await db.measure.findMany({ where, ...byId });
  const issues = await db.issue.findMany({ where, ...byId });
  const items = await db.extendedItem.findMany({ where, ...byId });
  const sections = await db.section.findMany({ where, ...byId });
  const pick = <T>(rows: readonly T[], n: number): T => {
    const row = rows[n % rows.length];
    if (row === undefined) throw new Error("nothing to pick from");
    return row;
  };
  const m = pick(measures, a);
  const issue = pick(issues, a);
  const item = pick(items, a);
  const seenMeasure = { measureId: m.id, version: m.version };
  const seenIssue = { issueId: issue.id, version: issue.version };
  const seenItem = { itemId: item.id, version: item.version };
  const parent: ParentRef =
    c % 2 === 0 ? { row: "issue", id: pick(issues, b).id } : { row: "item", id: pick(items, b).id };
  const place = c % 3 === 0 ? ("end" as const) : { after: null };
  const reason = "理由";
  switch (act) {
    case 0:
      return addMeasure(office, sent(), { parent, text: "新的", place });
    case 1:
      return splitMeasure(office, sent(), { ...seenMeasure, parts: ["甲", "乙", "丙"] });
    case 2: {
      const beside = measures.filter((o) => o.issueId === m.issueId && o.extendedItemId === m.extendedItemId);
      const other = pick(beside, b);
      return mergeMeasures(office, sent(), {
        measures: [seenMeasure, { measureId: other.id, version: other.version }],
      });
    }
    case 3: {
      const beside = measures.filter((o) => o.issueId === m.issueId && o.extendedItemId === m.extendedItemId);
      return moveMeasure(office, sent(), { ...seenMeasure, place: { after: pick(beside, b).id } });
    }
    case 4:
      return moveMeasure(office, sent(), { ...seenMeasure, parent, place });
    case 5:
      return m.struckAt
        ? restoreMeasure(office, sent(), { ...seenMeasure, reason })
        : strikeMeasure(office, sent(), { ...seenMeasure, reason });
    case 6:
      return addIssue(office, sent(), {
        ...where,
        sectionId: c % 4 === 0 ? null : pick(sections, b).id,
        title: "新的",
        text: "",
        target: "",
        place: c % 2 === 0 ? place : { after: pick(issues, c).id },
      });
    case 7:
      return splitIssue(office, sent(), {
        ...seenIssue,
        title: "甲",
        text: "",
        nextTitle: "乙",
        nextText: "",
        measureIds: measures.filter((o, i) => o.issueId === issue.id && i % 2 === b % 2).map((o) => o.id),
      });
    case 8: {
      const other = pick(issues, b);
      return mergeIssues(office, sent(), { issues: [seenIssue, { issueId: other.id, version: other.version }] });
    }
    case 9:
      return moveIssue(office, sent(), {
        ...seenIssue,
        sectionId: c % 4 === 0 ? null : pick(sections, b).id,
        place: c % 2 === 0 ? place : { after: pick(issues, c).id },
      });
    case 10:
      return issue.struckAt
        ? restoreIssue(office, sent(), { ...seenIssue, reason })
        : strikeIssue(office, sent(), { ...seenIssue, reason });
    case 11:
      return addItem(office, sent(), {
        ...where,
        kind: c % 2 === 0 ? "ANALOGOUS" : "REFORM",
        title: "新的",
        text: "",
        issueId: c % 3 === 0 ? null : pick(issues, b).id,
      });
    case 12:
      return moveItem(office, sent(), {
        ...seenItem,
        issueId: c % 3 === 0 ? null : pick(issues, b).id,
        place: c % 2 === 0 ? place : { after: pick(items, c).id },
      });
    case 13:
      return item.struckAt
        ? restoreItem(office, sent(), { ...seenItem, reason })
        : strikeItem(office, sent(), { ...seenItem, reason });
    default:
      return moveSection(office, sent(), {
        sectionId: pick(sections, a).id,
        after: c % 2 === 0 ? null : pick(sections, b).id,
      });
  }
}

const edit = fc.record({
  act: fc.integer({ min: 0, max: 14 }),
  a: fc.nat({ max: 40 }),
  b: fc.nat({ max: 40 }),
  c: fc.nat({ max: 11 }),
});

test("after any edits the keys are in printed order, nothing is lost, and no number is given out twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 6, maxLength: 18 }), async (edits) => {
      await resetDatabase();
      const ledger = await createLedger();
      const { id } = ledger.inspection;
      const ever = new Map((await db.measure.findMany({ where: { inspectionId: id } })).map((m) => [m.id, m.code]));
      for (const one of edits) {
        await apply(ledger, one);
        for (const m of await db.measure.findMany({ where: { inspectionId: id } })) {
          // A number belongs to its measure for ever.
          expect(ever.get(m.id) ?? m.code).toBe(m.code);
          ever.set(m.id, m.code);
        }
        // After each one: a later edit would put right what this one left wrong.
        await checkLedger(id);
        expect(await codesByKey(id)).toEqual(await codesAsPrinted(id));
      }
      expect(await db.measure.count({ where: { inspectionId: id } })).toBe(ever.size);
      expect(new Set(ever.values()).size).toBe(ever.size);
      expect((await verifyChain(db, ledger.body.id)).intact).toBe(true);
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 300_000);
