import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { ROLES } from "@/lib/domain/types";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { addItem } from "@/lib/features/feedback/commands/add-item";
import { addSection } from "@/lib/features/feedback/commands/add-section";
import { editIssue } from "@/lib/features/feedback/commands/edit-issue";
import { editItem } from "@/lib/features/feedback/commands/edit-item";
import { editSection } from "@/lib/features/feedback/commands/edit-section";
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
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { linkMeasures } from "@/lib/features/measure/commands/link-measures";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { resetDatabase } from "@/tests/support/database";
import { createUnit, sentOnce, viewerWith } from "@/tests/support/factories";
import { createLedger, type Ledger, measuresOf, sent } from "./scene";

beforeEach(resetDatabase);

/** Every edit by hand, in an order in which the office can do one after the other. */
async function edits(ledger: Ledger): Promise<Record<string, (viewer: Viewer) => Promise<Result<object>>>> {
  const { inspection, sections, issues, items } = ledger;
  const [first, second, third] = await measuresOf({ issueId: issues[0].id });
  if (!first || !second || !third) throw new Error("no measures");
  const line = await db.manifestation.create({ data: { issueId: issues[3].id, position: 1, text: "具体表现" } });
  const measure = async (m: { id: string }) => {
    const { version } = await db.measure.findUniqueOrThrow({ where: { id: m.id } });
    return { measureId: m.id, version };
  };
  const issue = async (i: { id: string }) => {
    const { version } = await db.issue.findUniqueOrThrow({ where: { id: i.id } });
    return { issueId: i.id, version };
  };
  const item = async (i: { id: string }) => {
    const { version } = await db.extendedItem.findUniqueOrThrow({ where: { id: i.id } });
    return { itemId: i.id, version };
  };
  const section = async () => {
    const { number, title } = await db.section.findUniqueOrThrow({ where: { id: sections[0].id } });
    return { number, title };
  };
  const reason = "理由";
  const at = { inspectionId: inspection.id };
  return {
    addMeasure: (v) =>
      addMeasure(v, sent(), { parent: { row: "issue", id: issues[0].id }, text: "新的", place: "end" }),
    editMeasure: async (v) => editMeasure(v, sent(), { ...(await measure(first)), text: "改", remark: "" }),
    linkMeasures: async (v) =>
      linkMeasures(v, sent(), [{ ...(await measure(first)), manifestationIds: [line.id], adviceIds: [] }]),
    splitMeasure: async (v) => splitMeasure(v, sent(), { ...(await measure(first)), parts: ["甲", "乙"] }),
    moveMeasure: async (v) => moveMeasure(v, sent(), { ...(await measure(third)), place: { after: null } }),
    mergeMeasures: async (v) => mergeMeasures(v, sent(), { measures: [await measure(first), await measure(second)] }),
    strikeMeasure: async (v) => strikeMeasure(v, sent(), { ...(await measure(third)), reason }),
    restoreMeasure: async (v) => restoreMeasure(v, sent(), { ...(await measure(third)), reason }),
    addIssue: (v) => addIssue(v, sent(), { ...at, sectionId: null, title: "新的", text: "", target: "", place: "end" }),
    editIssue: async (v) => editIssue(v, sent(), { ...(await issue(issues[0])), title: "改", text: "", target: "" }),
    moveIssue: async (v) => moveIssue(v, sent(), { ...(await issue(issues[0])), sectionId: null, place: "end" }),
    splitIssue: async (v) =>
      splitIssue(v, sent(), {
        ...(await issue(issues[2])),
        title: "甲",
        text: "",
        nextTitle: "乙",
        nextText: "",
        measureIds: [],
      }),
    mergeIssues: async (v) => mergeIssues(v, sent(), { issues: [await issue(issues[1]), await issue(issues[2])] }),
    strikeIssue: async (v) => strikeIssue(v, sent(), { ...(await issue(issues[3])), reason }),
    restoreIssue: async (v) => restoreIssue(v, sent(), { ...(await issue(issues[3])), reason }),
    addItem: (v) => addItem(v, sent(), { ...at, kind: "REFORM", title: "新的", text: "", issueId: null }),
    editItem: async (v) => editItem(v, sent(), { ...(await item(items.alone)), title: "改", text: "" }),
    moveItem: async (v) => moveItem(v, sent(), { ...(await item(items.alone)), issueId: issues[3].id, place: "end" }),
    strikeItem: async (v) => strikeItem(v, sent(), { ...(await item(items.alone)), reason }),
    restoreItem: async (v) => restoreItem(v, sent(), { ...(await item(items.alone)), reason }),
    addSection: (v) => addSection(v, sent(), { ...at, title: "新的" }),
    editSection: async (v) =>
      editSection(v, sent(), { sectionId: sections[0].id, number: "十", title: "改", seen: await section() }),
    moveSection: (v) => moveSection(v, sent(), { sectionId: sections[0].id, after: sections[1].id }),
  };
}

test("the office does every edit, each telling at least one event; sent twice it is done once", async () => {
  const ledger = await createLedger();
  for (const [name, edit] of Object.entries(await edits(ledger))) {
    const before = await db.event.count();
    expect(await edit(ledger.office), name).toMatchObject({ ok: true });
    expect(await db.event.count(), name).toBeGreaterThan(before);
  }
  const key = sentOnce();
  const add = () => addSection(ledger.office, key, { inspectionId: ledger.inspection.id, title: "一次" });
  expect(await add()).toEqual(await add());
  expect(await db.section.count({ where: { title: "一次" } })).toBe(1);
});

test.each(ROLES.filter((role) => role !== "OFFICE"))("%s does none of them", async (role) => {
  const ledger = await createLedger();
  const unit = await createUnit({ bodyId: ledger.body.id });
  await db.measure.updateMany({ data: { leadUnitId: unit.id } });
  const viewer = await viewerWith(role, {
    bodyId: ledger.body.id,
    unitId: role === "UNIT_HEAD" || role === "LIAISON" ? unit.id : null,
  });
  for (const [name, edit] of Object.entries(await edits(ledger))) {
    expect(await edit(viewer), name).toMatchObject({ ok: false });
  }
  expect(await db.event.count()).toBe(0);
});

test("the office of another body, and any office once the inspection is archived, does none of them", async () => {
  const ledger = await createLedger();
  const stranger = await viewerWith("OFFICE");
  for (const [name, edit] of Object.entries(await edits(ledger))) {
    expect(await edit(stranger), name).toMatchObject({ ok: false });
  }
  await db.inspection.update({ where: { id: ledger.inspection.id }, data: { archivedAt: new Date() } });
  for (const [name, edit] of Object.entries(await edits(ledger))) {
    expect(await edit(ledger.office), name).toMatchObject({ ok: false, why: expect.stringContaining("归档") });
  }
  expect(await db.event.count()).toBe(0);
});
