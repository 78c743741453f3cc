import "server-only";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { IMPORT_STATE_LABELS } from "@/lib/domain/labels";
import { keptFileName } from "@/lib/domain/text/file-name";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { IMPORT_RECEIVED } from "@/lib/features/import/events";
import type { DeskReport } from "@/lib/features/import/readings";

/** A report that was read, and the checksum of the bytes it came in (SHA-256, hexadecimal). */
export type ReceivedReport = DeskReport & {
  bodyId: string;
  fileName: string;
  checksum: string;
  again: boolean;
};

/**
 * 收到报告: puts a report that was read (readForeign, before and outside of this) on the import desk for review. A file that
 * came before is refused once, naming the earlier one; `again` takes it all the same.
 */
export function receiveReport(viewer: Viewer, sent: Sent, input: ReceivedReport): Promise<Result<{ draftId: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = can(viewer, REVIEW_IMPORT, { bodyId: input.bodyId });
    if (!post) notFound();
    if (!input.again) await refuseDuplicate(tx, input.bodyId, input);
    const draft = await tx.importDraft.create({
      data: {
        bodyId: input.bodyId,
        personId: viewer.personId,
        personName: viewer.name,
        fileName: keptFileName(input.fileName),
        checksum: input.checksum,
        text: input.text,
        draft: { review: input.review, corrections: [] } satisfies Prisma.InputJsonValue,
        createdAt: viewer.now,
      },
    });
    record(post, {
      bodyId: draft.bodyId,
      kind: IMPORT_RECEIVED,
      subjectId: draft.id,
      subjectLabel: draft.fileName,
    });
    return { draftId: draft.id };
  });
}

/** How many of the latest reports of a body are compared word by word. */
const COMPARED = 20;

/** The words of a report without the line breaks and blanks that saving it in another format puts elsewhere. */
function wordsOf(text: string): string {
  return text.replace(/\s+/gu, "");
}

/** Refuses when the same file, or the same words in another format, is on the desk or in the ledger. */
async function refuseDuplicate(tx: Tx, bodyId: string, sent: { checksum: string; text: string }): Promise<void> {
  const known = { bodyId, state: { in: ["REVIEW", "CONFIRMED"] } } satisfies Prisma.ImportDraftWhereInput;
  const orderBy = [{ createdAt: "desc" }, { id: "desc" }] satisfies Prisma.ImportDraftOrderByWithRelationInput[];
  const same = await tx.importDraft.findFirst({
    where: { ...known, checksum: sent.checksum },
    orderBy,
    select: { state: true, fileName: true },
  });
  const words = wordsOf(sent.text);
  const before =
    same ??
    (
      await tx.importDraft.findMany({
        where: known,
        orderBy,
        take: COMPARED,
        select: { state: true, fileName: true, text: true },
      })
    ).find((draft) => wordsOf(draft.text) === words);
  if (!before) return;
  refuse(
    "invalid",
    `同样内容的报告“${before.fileName}”已经导入过（${IMPORT_STATE_LABELS[before.state]}）。确需再导入一次的，请勾选“仍然导入”。`,
    { again: ["同样内容的报告已经导入过，见导入记录。"] },
  );
}
