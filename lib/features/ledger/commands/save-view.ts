import "server-only";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { VIEW_NAME_MAX, VIEWS_MAX } from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import { KEEP_VIEWS } from "@/lib/features/ledger/acts";

/**
 * Keeps a view of the ledger for oneself under a name; one of the same name is replaced. `query` is the address of the
 * ledger as the ledger itself writes it, without a page. Nobody else sees it and no history is written: it is not content.
 */
export function saveView(
  viewer: Viewer,
  sent: Sent,
  input: { name: string; query: string },
): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx }) => {
    if (!mayEver(viewer, KEEP_VIEWS)) notFound();
    const name = input.name.trim();
    if (name === "") wrong("name", "请给这个常用筛选起一个名称。");
    if (lengthOf(name) > VIEW_NAME_MAX) {
      wrong("name", `名称不超过 ${VIEW_NAME_MAX} 个字。`, "名称过长。");
    }
    const { personId } = viewer;
    await lock(tx, "person", [personId], "alone");
    const others = await tx.savedView.count({ where: { personId, name: { not: name } } });
    if (others >= VIEWS_MAX) {
      refuse("limit", `已保存 ${VIEWS_MAX} 个常用筛选，请先删除不用的再保存。`);
    }
    const view = await tx.savedView.upsert({
      where: { personId_name: { personId, name } },
      create: { personId, name, query: input.query, createdAt: viewer.now },
      update: { query: input.query },
    });
    return { id: view.id };
  });
}
