import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { day } from "@/lib/domain/day";
import { cleanText } from "@/lib/domain/text/text";
import { confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview } from "@/lib/features/import/commands/correct-review";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { importReview } from "@/lib/features/import/queries/import-desk";
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import { readPasted, readReportFile } from "@/lib/features/import/read/file/read-file";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "../../support/database";
import { sentOnce, viewerWith } from "../../support/factories";
import { readReport } from "../../support/reading";

/** A report may hold any character anywhere: it is kept as it came, and its rows are text like any other. */

beforeEach(resetDatabase);

const own = readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/browser-journey.txt"), "utf8");
const LONE = /\p{Surrogate}/u;

async function receive(viewer: Viewer, given: string, fileName = "通报.txt") {
  const result = await receiveReport(viewer, sentOnce("import.receive"), {
    ...(await readReport(given)),
    bodyId: viewer.bodyId,
    fileName,
    checksum: checksumOf(given),
    again: true,
  });
  if (!result.ok) throw new Error(result.why);
  return result.draftId;
}

async function see(viewer: Viewer, id: string) {
  const review = await importReview(viewer, id);
  if (!review) throw new Error("no review");
  return review;
}

async function correct(viewer: Viewer, draftId: string, correction: Correction) {
  const { version } = await see(viewer, draftId);
  return correctReview(viewer, sentOnce(), { draftId, version, correction });
}

async function confirm(viewer: Viewer, draftId: string) {
  const settled = await correct(viewer, draftId, { type: "settle-all" });
  if (!settled.ok) throw new Error(settled.why);
  const { otherBody } = await see(viewer, draftId);
  await correct(viewer, draftId, { type: "accept-body", named: otherBody?.name ?? null });
  const { version } = await see(viewer, draftId);
  return confirmImport(viewer, sentOnce(), {
    draftId,
    version,
    kind: "XUNSHI",
    title: "市委第三轮巡视",
    term: "",
    round: "",
    batch: "",
    team: "",
    onsiteFrom: null,
    onsiteTo: null,
    entersAs: "PLAN" as const,
    asOf: null,
    feedbackOn: day("2024-07-30"),
  });
}

/** Every paragraph lengthened so that a cut at any place of its tail falls on one of these. */
const lengthened = (first: string, filler: string) =>
  own
    .split("\n")
    .map((line) => (line.trim().length > 12 ? `${line}${first}${filler.repeat(150)}` : line))
    .join("\n");

test.each([
  ["𠮷, even", "", "𠮷"],
  ["𠮷, odd", "字", "𠮷"],
  ["an emoji", "字", "👩"],
])("a report whose doubts are cut at %s is imported", async (_, first, filler) => {
  const office = await viewerWith("OFFICE");
  // Longer than a row may be: a doubt that shows the beginning of it.
  const id = await receive(office, lengthened(first, filler.repeat(60)));
  const doubts = (await see(office, id)).doubts.flatMap(({ all }) => all);
  expect(doubts.filter((d) => d.text.includes(filler)).length).toBeGreaterThan(0);
  for (const doubt of doubts) expect(doubt.text).not.toMatch(LONE);
});

test("hostile characters of a file stay in the file and reach no row; the chain is intact", async () => {
  const office = await viewerWith("OFFICE");
  const hostile = own.replaceAll("整改", "整\u200b\u202e改\u00ad").replace("问题", "问\ud842题\ufeff");
  const id = await receive(office, hostile, `a\u0000b.txt`.replaceAll("\u0000", ""));
  const draft = await db.importDraft.findUniqueOrThrow({ where: { id } });
  expect(draft.text).toContain("整\u200b\u202e改\u00ad");
  expect(draft.text).toContain("问\ufffd题");
  const { text, review } = await see(office, id);
  expect(text).toHaveLength(hostile.length);
  expect(text).not.toContain("\u202e");
  const words = JSON.stringify(review);
  expect(words).toBe(cleanText(words));
  expect(words).toContain("整改");
  expect(await confirm(office, id)).toMatchObject({ ok: true });
  for (const { text } of await db.measure.findMany()) expect(text).toBe(cleanText(text));
  for (const { title } of await db.issue.findMany()) expect(title).toBe(cleanText(title));
  expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
});

test("a measure is never split inside a character", async () => {
  const office = await viewerWith("OFFICE");
  const id = await receive(office, own.replaceAll("制定", "制定𠮷"));
  const measure = (await see(office, id)).review.issues
    .flatMap((i) => i.measures)
    .find((m) => m.text.indexOf("𠮷") > 0);
  if (!measure) throw new Error("no measure holds the character");
  const result = await correct(office, id, {
    type: "split-measure",
    key: measure.key,
    at: measure.text.indexOf("𠮷") + 1,
  });
  expect(result).toMatchObject({ ok: true });
  expect(JSON.stringify((await see(office, id)).review)).toContain("𠮷");
});

test("NUL is refused with a sentence; a long file name keeps its kind", async () => {
  expect(readPasted(`通报\u0000${own}`)).toMatchObject({ ok: false, why: expect.stringContaining("内容不是文字") });
  expect(await readReportFile(new TextEncoder().encode(`通报\u0000${own}`), "a.txt")).toMatchObject({ ok: false });
  const office = await viewerWith("OFFICE");
  const id = await receive(office, own, `${"𠮷".repeat(300)}.docx`);
  const { fileName } = await see(office, id);
  expect(fileName).toMatch(/^𠮷+….docx$/u);
  expect([...fileName]).toHaveLength(200);
});
