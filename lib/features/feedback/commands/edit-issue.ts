import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { aboutIssue, type KeptIssue } from "@/lib/history/about";
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
    if (issue.struckAt) refuse("state", `反馈问题 ${issue.code} 已删去，不能修改；请先恢复。`);
    const title = required(input.title, "title", "反馈问题", TITLE_MAX);
    const text = within(input.text, "text", "问题原文", TEXT_MAX);
    const target = within(input.target, "target", "整改目标", TEXT_MAX);
    const lists = await editLists(tx, issue, input);
    const same = title === issue.title && text === issue.text && target === issue.target;
    if (same && !lists) return;
    const { count } = await tx.issue.updateMany({
      where: { id: issue.id, version: input.version, struckAt: null },
      data: { title, text, target, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, { ...aboutIssue(issue), action: "issue.edited" });
  });
}

/** Writes the lists that differ from what stands. @returns whether any did */
async function editLists(tx: Tx, issue: KeptIssue, input: EditIssueInput): Promise<boolean> {
  let changed = false;
  const where = { issueId: issue.id };
  if (input.manifestations) {
    const next = lines(input.manifestations, "manifestations", "具体表现");
    const old = issue.manifestations.map((m) => m.text);
    if (old.join("\n") !== next.join("\n")) {
      await tx.manifestation.deleteMany({ where });
      await tx.manifestation.createMany({
        data: next.map((text, i) => ({ issueId: issue.id, position: i + 1, text })),
      });
      changed = true;
    }
  }
  if (input.advice) {
    const next = lines(input.advice, "advice", "整改意见");
    const old = issue.advice.map((a) => a.text);
    if (old.join("\n") !== next.join("\n")) {
      await tx.advice.deleteMany({ where });
      await tx.advice.createMany({
        data: next.map((text, i) => ({
          inspectionId: issue.inspectionId,
          issueId: issue.id,
          position: i + 1,
          text,
        })),
      });
      changed = true;
    }
  }
  return changed;
}

function lines(given: readonly string[], field: string, what: string): string[] {
  const rows: string[] = [];
  for (const line of given) {
    const text = within(line, field, what, TEXT_MAX);
    if (text !== "") rows.push(text);
  }
  return rows;
}
