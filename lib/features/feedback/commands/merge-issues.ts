import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { joinTexts } from "@/lib/domain/text/shape-text";
import { ISSUE_MERGED, ISSUE_STRUCK, ITEM_MOVED, MEASURE_MOVED } from "@/lib/features/feedback/events";
import { aboutIssue, aboutItem, aboutMeasure } from "@/lib/history/about";
import { WITH_MEASURE } from "@/lib/history/kept";
import { fact } from "@/lib/history/record";
import { openIssues, required, within } from "./edit-guard";
import { settleOrder } from "./settle-order";

export type MergeIssuesInput = {
  issues: readonly { issueId: string; version: number }[];
  /** Wording of the merged issue; when left out, the titles one after the other. */
  title?: string;
};

/**
 * 合并反馈问题: the first in order takes the measures, items, manifestations and advice of the others, which are struck
 * out with the number they went to. Measures keep their numbers.
 */
export function mergeIssues(
  viewer: Viewer,
  sent: Sent,
  input: MergeIssuesInput,
): Promise<Result<{ id: string; code: string }>> {
  return transact(viewer, sent, async (write) => {
    if (new Set(input.issues.map((i) => i.issueId)).size < 2) refuse("invalid", "请至少选择两个反馈问题再合并。");
    const opened = await openIssues(write, input.issues);
    const { inspection, post } = opened;
    const { tx, record } = write;
    const inOrder = [...opened.issues].sort((a, b) => a.position - b.position);
    const [first, ...others] = inOrder;
    if (!first) refuse("invalid", "请至少选择两个反馈问题再合并。");
    const struck = inOrder.filter((i) => i.struckAt);
    if (struck.length > 0) {
      refuse("state", `反馈问题 ${struck.map((i) => i.code).join("、")} 已作废，不能合并；请先恢复。`);
    }
    const title = required(input.title ?? joinTexts(inOrder.map((i) => i.title)), "title", "反馈问题", TITLE_MAX);
    const text = within(joinTexts(inOrder.map((i) => i.text)), "text", "问题原文", TEXT_MAX);
    const target = within(joinTexts(inOrder.map((i) => i.target)), "target", "整改目标", TEXT_MAX);

    const from = { in: others.map((i) => i.id) };
    const reason = `合并至 ${first.code}`;
    for (const issue of inOrder) {
      const { count } = await tx.issue.updateMany({
        where: { id: issue.id, version: issue.version, struckAt: null },
        data: {
          ...(issue === first
            ? { title, text, target }
            : { struckAt: viewer.now, struckReason: reason, mergedIntoId: first.id }),
          version: { increment: 1 },
        },
      });
      if (count === 0) changedMeanwhile();
    }
    const measures = await tx.measure.findMany({
      where: { issueId: from },
      include: WITH_MEASURE,
      orderBy: [{ sortKey: "asc" }, { id: "asc" }],
    });
    const { _max } = await tx.measure.aggregate({ where: { issueId: first.id }, _max: { position: true } });
    for (const [i, m] of measures.entries()) {
      await tx.measure.update({
        where: { id: m.id },
        data: { issueId: first.id, position: (_max.position ?? 0) + 1 + i, version: { increment: 1 } },
      });
    }
    const items = await tx.extendedItem.findMany({ where: { issueId: from } });
    await tx.extendedItem.updateMany({
      where: { issueId: from },
      data: { issueId: first.id, version: { increment: 1 } },
    });
    // Behind those the first issue has, in the order of the issues they came from.
    for (const [i, issue] of others.entries()) {
      const behind = { issueId: first.id, position: { increment: (i + 1) * 1_000 } };
      await tx.manifestation.updateMany({ where: { issueId: issue.id }, data: behind });
      await tx.advice.updateMany({ where: { issueId: issue.id }, data: behind });
    }
    await settleOrder(tx, inspection.id);

    record(post, {
      ...aboutIssue(first),
      kind: ISSUE_MERGED,
      facts: fact(
        "mergedFrom",
        null,
        others.map((i) => i.id),
      ),
    });
    for (const issue of others) {
      record(post, { ...aboutIssue(issue), kind: ISSUE_STRUCK, reason });
    }
    for (const m of measures) {
      record(post, { ...aboutMeasure(m, first.id), kind: MEASURE_MOVED, reason: "随反馈问题合并" });
    }
    for (const item of items) {
      record(post, { ...aboutItem(item, first.id), kind: ITEM_MOVED, reason: "随反馈问题合并" });
    }
    return { id: first.id, code: first.code };
  });
}
