import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { SECTION_NUMBER_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { cleanText } from "@/lib/domain/text/text";
import { SECTION_EDITED } from "@/lib/features/feedback/events";
import { aboutSection } from "@/lib/history/about";
import { required } from "./edit-guard";
import { openSection } from "./section-row";

export type EditSectionInput = {
  sectionId: string;
  number: string;
  title: string;
  /** What the person saw: a section carries no version. */
  seen: { number: string; title: string };
};

/** 修改方面: its number as printed and its title. */
export function editSection(viewer: Viewer, sent: Sent, input: EditSectionInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { section, inspection, post } = await openSection(write, input.sectionId);
    // Older rows may hold what the entrance takes out of the words sent back.
    const same = cleanText(section.number) === input.seen.number && cleanText(section.title) === input.seen.title;
    if (!same) changedMeanwhile();
    const number = required(input.number, "number", "序号", SECTION_NUMBER_MAX);
    const title = required(input.title, "title", "方面名称", TITLE_MAX);
    const other = await write.tx.section.findFirst({
      where: { inspectionId: inspection.id, number, id: { not: section.id } },
    });
    if (other) {
      const why = `序号“${number}”已用于“${other.title}”。`;
      wrong("number", why);
    }
    if (number === section.number && title === section.title) return;
    await write.tx.section.update({ where: { id: section.id }, data: { number, title } });
    write.record(post, { ...aboutSection(section), kind: SECTION_EDITED });
  });
}
