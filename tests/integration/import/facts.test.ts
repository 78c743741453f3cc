import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { day } from "@/lib/domain/day";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { getIssue } from "@/lib/features/feedback/queries/issue";
import { confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview } from "@/lib/features/import/commands/correct-review";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { importReview } from "@/lib/features/import/queries/import-desk";
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { sentOnce, viewerWith } from "@/tests/support/factories";
import { readBytes } from "../../support/reading";

beforeEach(resetDatabase);

const REPORT = readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/bracket-labels.txt"), "utf8");
const HEADER = {
  kind: "XUNCHA" as const,
  title: "县委巡察",
  term: "",
  round: "",
  batch: "",
  team: "",
  onsiteFrom: null,
  onsiteTo: null,
  entersAs: "PLAN" as const,
  asOf: null,
  feedbackOn: day("2022-11-08"),
};

async function onDesk(office: Viewer, ...corrections: Correction[]): Promise<{ draftId: string; version: number }> {
  const read = await readBytes(Buffer.from(REPORT), "通报.txt");
  if (!read.ok) throw new Error(read.why);
  const received = await receiveReport(office, sentOnce("import.receive"), {
    ...read.result,
    bodyId: office.bodyId,
    fileName: "通报.txt",
    checksum: checksumOf(REPORT),
    again: false,
  });
  if (!received.ok) throw new Error(received.why);
  const { draftId } = received;
  let version = 1;
  const accepted = { type: "accept-body", named: read.result.review.header.inspectedBody } as const;
  for (const correction of [...corrections, { type: "settle-all" } as const, accepted]) {
    const corrected = await correctReview(office, sentOnce(), { draftId, version, correction });
    if (!corrected.ok) throw new Error(corrected.why);
    version = corrected.version;
  }
  return { draftId, version };
}

/** The report in the ledger, and its issues in order. */
async function entered(office: Viewer, ...corrections: Correction[]) {
  const confirmed = await confirmImport(office, sentOnce(), { ...(await onDesk(office, ...corrections)), ...HEADER });
  if (!confirmed.ok) throw new Error(confirmed.why);
  return db.issue.findMany({ orderBy: [{ position: "asc" }], include: { facts: { orderBy: { position: "asc" } } } });
}

const said = (facts: readonly { label: string; text: string }[]) => facts.map(({ label, text }) => `${label}：${text}`);
const FIRST = ["整改成效：绩效目标覆盖率达到100%。", "整改状态：已完成"];

describe("what the report says of an issue behind labels", () => {
  test("enters beside the issue as written, with its line and its history, and not in its text", async () => {
    const office = await viewerWith("OFFICE");
    const [first] = await entered(office);
    expect(said(first?.facts ?? [])).toEqual(FIRST);
    const lines = REPORT.split("\n");
    for (const { sourceLine, text } of first?.facts ?? []) expect(lines[(sourceLine ?? 0) - 1]).toContain(text);
    expect(first?.text).not.toContain("整改成效");
    const created = await db.event.findFirstOrThrow({ where: { action: "issue.created", subjectId: first?.id ?? "" } });
    expect(JSON.stringify(created.changes)).toContain("绩效目标覆盖率达到100%");
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
  });

  test("is kept through corrections of the review", async () => {
    const office = await viewerWith("OFFICE");
    const renumbered: Correction = {
      ...{ type: "edit-issue", key: "i1", number: 9, title: "改过的问题", text: "" },
      ...{ sectionKey: "s1", group: null },
    };
    const issues = await entered(
      office,
      renumbered,
      { type: "split-measure", key: "i1.m1", at: 4 },
      { type: "merge", key: "i2" },
      { type: "drop", key: "i3" },
    );
    expect(issues.map(({ title }) => title)).toEqual(["改过的问题"]);
    expect(said(issues[0]?.facts ?? [])).toEqual([...FIRST, "整改成效：债券支出进度达到97%。", "整改状态：已完成"]);
  });

  test("can be changed or removed by nobody", async () => {
    const [first] = await entered(await viewerWith("OFFICE"));
    const [fact] = first?.facts ?? [];
    const where = { id: fact?.id ?? "" };
    await expect(db.importedFact.update({ where, data: { text: "改" } })).rejects.toThrow(/permission denied/);
    await expect(db.importedFact.delete({ where })).rejects.toThrow(/permission denied/);
  });

  test("stands on the page of its issue, and of the one it is merged into", async () => {
    const office = await viewerWith("OFFICE");
    const [first, second] = await entered(office);
    if (!first || !second) throw new Error("fixture too small");
    const issues = [first, second].map(({ id, version }) => ({ issueId: id, version }));
    expect(await mergeIssues(office, sentOnce(), { issues })).toMatchObject({ ok: true });
    const seen = await getIssue(office, first.id);
    expect(seen?.facts.map(({ from, text }) => [from, text])).toEqual([
      [null, "绩效目标覆盖率达到100%。"],
      [null, "已完成"],
      ["02", "债券支出进度达到97%。"],
      ["02", "已完成"],
    ]);
  });

  test("is seen with its issue only: not by another body, not by a unit without a measure under it", async () => {
    const office = await viewerWith("OFFICE");
    const [first] = await entered(office);
    const id = first?.id ?? "";
    expect((await getIssue(await viewerWith("GROUP_LEADER", { bodyId: office.bodyId }), id))?.facts).toHaveLength(2);
    expect(await getIssue(await viewerWith("LIAISON", { bodyId: office.bodyId }), id)).toBeNull();
    expect(await getIssue(await viewerWith("SYSTEM_ADMIN", { bodyId: office.bodyId }), id)).toBeNull();
    expect(await getIssue(await viewerWith("OFFICE"), id)).toBeNull();
  });

  test("no other role reviews or enters it", async () => {
    const office = await viewerWith("OFFICE");
    const draft = await onDesk(office);
    for (const role of ["LIAISON", "GROUP_LEADER", "SUPERVISION", "SYSTEM_ADMIN"] as const) {
      const other = await viewerWith(role, { bodyId: office.bodyId });
      expect(await importReview(other, draft.draftId)).toBeNull();
      expect(await confirmImport(other, sentOnce(), { ...draft, ...HEADER })).toMatchObject({ ok: false });
    }
    expect(await confirmImport(await viewerWith("OFFICE"), sentOnce(), { ...draft, ...HEADER })).toMatchObject({
      ok: false,
    });
    expect(await db.importedFact.count()).toBe(0);
  });
});
