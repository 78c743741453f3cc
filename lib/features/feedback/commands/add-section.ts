import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TITLE_MAX } from "@/lib/domain/limits";
import { chineseNumber } from "@/lib/domain/numbering";
import { SECTION_CREATED } from "@/lib/features/feedback/events";
import { aboutNewSection } from "@/lib/history/about";
import { openInspection, required } from "./edit-guard";

export type AddSectionInput = { inspectionId: string; title: string };

/** 新增方面: at the end, with the next free Chinese numeral. */
export function addSection(viewer: Viewer, sent: Sent, input: AddSectionInput): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async (write) => {
    const { inspection, post } = await openInspection(write, input.inspectionId);
    const { tx } = write;
    const title = required(input.title, "title", "方面名称", TITLE_MAX);
    const taken = await tx.section.findMany({ where: { inspectionId: inspection.id } });
    const numerals = Array.from({ length: 99 }, (_, i) => chineseNumber(i + 1));
    // Behind the highest one in use: the number of a section that was renumbered is not given to a new one in between.
    const highest = Math.max(-1, ...taken.map((s) => numerals.indexOf(s.number)));
    const number = numerals[highest + 1];
    if (!number) refuse("limit", "方面已经编到九十九，不能再增加。");
    const section = await tx.section.create({
      data: {
        bodyId: inspection.bodyId,
        inspectionId: inspection.id,
        number,
        title,
        position: Math.max(0, ...taken.map((s) => s.position)) + 1,
      },
    });
    write.record(post, { ...aboutNewSection(section), kind: SECTION_CREATED });
    return { id: section.id };
  });
}
