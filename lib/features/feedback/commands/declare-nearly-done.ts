import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { ISSUE_NEARLY_DONE } from "@/lib/features/feedback/events";
import { declarable, type NearlyDoneInput } from "./nearly-done-row";

/** 认定基本完成: a word of the office on an issue, with its reason. It enters no numerator; the measures stay as they are. */
export function declareNearlyDone(viewer: Viewer, sent: Sent, input: NearlyDoneInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, post, why, about } = await declarable(write, input);
    const all = { issueId: issue.id, ...countedWhere };
    const [count, closed] = [
      await write.tx.measure.count({ where: all }),
      await write.tx.measure.count({ where: { ...all, status: "CLOSED" } }),
    ];
    if (count > 0 && closed === count) refuse("state", "这个问题的措施已全部销号，不需要再认定基本完成。");
    const changed = await write.tx.issue.updateMany({
      where: { id: issue.id, version: input.version, nearlyDoneAt: null },
      data: { nearlyDoneAt: viewer.now, nearlyDoneReason: why, version: { increment: 1 } },
    });
    if (changed.count === 0) changedMeanwhile();
    write.record(post, { ...about, kind: ISSUE_NEARLY_DONE, reason: why });
  });
}
