import "server-only";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { ISSUE_EDITED, MEASURE_LINKED } from "@/lib/features/feedback/events";
import { aboutIssue, aboutMeasure, type KeptIssue } from "@/lib/history/about";
import { calledLines, WITH_MEASURE } from "@/lib/history/kept";
import { openIssue, required, within } from "./edit-guard";

export type EditIssueInput = {
  issueId: string;
  version: number;
  title: string;
  text: string;
  target: string;
  /** 具体表现, one each; left out, they are not touched. */
  manifestations?: readonly string[];
  /** 整改意见, one each; left out, they are not touched. */
  advice?: readonly string[];
};

/** 修改反馈问题: its wording, target, manifestations and the advice given on it. */
export function editIssue(viewer: Viewer, sent: Sent, input: EditIssueInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, post } = await openIssue(write, input);
    const { tx } = write;
    if (issue.struckAt) refuse("state", `反馈问题 ${issue.code} 已作废，不能修改；请先恢复。`);
    const title = required(input.title, "title", "反馈问题", TITLE_MAX);
    const text = within(input.text, "text", "问题原文", TEXT_MAX);
    const target = within(input.target, "target", "整改目标", TEXT_MAX);
    const lists = await editLists(write, issue, post, input);
    const same = title === issue.title && text === issue.text && target === issue.target;
    if (same && !lists) return;
    const { count } = await tx.issue.updateMany({
      where: { id: issue.id, version: input.version, struckAt: null },
      data: { title, text, target, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, { ...aboutIssue(issue), kind: ISSUE_EDITED });
  });
}

type Line = { id: string; text: string };

/** What becomes of the lines of a list: which stay or are reworded, which are new, which are gone. */
function matched(old: readonly Line[], next: readonly string[]) {
  const free = [...old];
  const take = (at: number): string | null => (at < 0 ? null : (free.splice(at, 1)[0]?.id ?? null));
  const kept = next.map((text) => take(free.findIndex((line) => line.text === text)));
  // As many lines as before: those that are not the same are the same ones, reworded.
  const reworded = old.length === next.length;
  const rows = next.map((text, i) => ({ id: kept[i] ?? (reworded ? take(0) : null), text, position: i + 1 }));
  return { rows, gone: free };
}

/** Writes the lists that differ from what stands. @returns whether any did */
async function editLists(write: Write, issue: KeptIssue, post: HeldPost, input: EditIssueInput): Promise<boolean> {
  const { tx } = write;
  const where = { issueId: issue.id };
  const inOrder = { where, orderBy: [{ position: "asc" as const }, { id: "asc" as const }] };
  const wanted = {
    manifestations: input.manifestations && lines(input.manifestations, "manifestations", "具体表现"),
    advice: input.advice && lines(input.advice, "advice", "整改意见"),
  };
  const differ = (old: readonly { text: string }[], next: readonly string[] | undefined): next is readonly string[] =>
    next !== undefined && old.map((line) => line.text).join("\n") !== next.join("\n");

  const manifestations = differ(issue.manifestations, wanted.manifestations)
    ? matched(await tx.manifestation.findMany(inOrder), wanted.manifestations)
    : null;
  const advice = differ(issue.advice, wanted.advice) ? matched(await tx.advice.findMany(inOrder), wanted.advice) : null;
  const goes: Gone = { manifestations: manifestations?.gone ?? [], advice: advice?.gone ?? [] };
  await endLinks(write, post, goes);
  for (const { id, ...data } of manifestations?.rows ?? []) {
    if (id) await tx.manifestation.update({ where: { id }, data });
    else await tx.manifestation.create({ data: { issueId: issue.id, ...data } });
  }
  for (const { id, ...data } of advice?.rows ?? []) {
    if (id) await tx.advice.update({ where: { id }, data });
    else await tx.advice.create({ data: { inspectionId: issue.inspectionId, issueId: issue.id, ...data } });
  }
  await tx.manifestation.deleteMany({ where: { id: { in: idsOf(goes.manifestations) } } });
  await tx.advice.deleteMany({ where: { id: { in: idsOf(goes.advice) } } });
  return manifestations !== null || advice !== null;
}

type Gone = { manifestations: Line[]; advice: Line[] };
const idsOf = (lines: readonly Line[]) => lines.map(({ id }) => id);

/** Measures no longer answer a line that is gone; their history says so. */
async function endLinks({ tx, record }: Write, post: HeldPost, { manifestations, advice }: Gone): Promise<void> {
  const ofManifestations = { manifestationId: { in: idsOf(manifestations) } };
  const ofAdvice = { adviceId: { in: idsOf(advice) } };
  const linked = await tx.measure.findMany({
    where: { OR: [{ manifestationLinks: { some: ofManifestations } }, { adviceLinks: { some: ofAdvice } }] },
    include: WITH_MEASURE,
    orderBy: { id: "asc" },
  });
  if (linked.length === 0) return;
  await tx.measureManifestation.deleteMany({ where: ofManifestations });
  await tx.measureAdvice.deleteMany({ where: ofAdvice });
  await tx.measure.updateMany({
    where: { id: { in: linked.map((m) => m.id) } },
    data: { version: { increment: 1 } },
  });
  const gone = calledLines([...manifestations, ...advice]);
  for (const m of linked) record(post, { ...aboutMeasure(m), kind: MEASURE_LINKED, reason: "反馈问题修改", gone });
}

function lines(given: readonly string[], field: string, what: string): string[] {
  const rows: string[] = [];
  for (const line of given) {
    const text = within(line, field, what, TEXT_MAX);
    if (text !== "") rows.push(text);
  }
  return rows;
}
