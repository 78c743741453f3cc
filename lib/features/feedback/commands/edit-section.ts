import { seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import type { Section } from "@/lib/db/generated/client";
import { change } from "@/lib/domain/events";
import { TITLE_MAX } from "@/lib/domain/text/edit-limits";
import { cleanText } from "@/lib/domain/text/text";
import { aboutSection } from "@/lib/history/about";
import { type Editing, openInspection, required } from "./edit-guard";
import { settleOrder } from "./settle-order";

export type EditSectionInput = {
  sectionId: string;
  number: string;
  title: string;
  /** What the person saw: a section carries no version. */
  seen: { number: string; title: string };
};

async function openSection(write: Write, sectionId: string): Promise<Editing & { section: Section }> {
  const where = { AND: [{ id: sectionId }, seenBy(write.viewer).section] };
  const first = await write.tx.section.findFirst({ where, select: { inspectionId: true } });
  if (!first) notFound();
  const editing = await openInspection(write, first.inspectionId);
  const section = await write.tx.section.findFirst({ where });
  return section ? { ...editing, section } : notFound();
}

/** 修改方面: its number as printed and its title. */
export function editSection(viewer: Viewer, sent: Sent, input: EditSectionInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { section, inspection, post } = await openSection(write, input.sectionId);
    // Older rows may hold what the entrance takes out of the words sent back.
    const same = cleanText(section.number) === input.seen.number && cleanText(section.title) === input.seen.title;
    if (!same) changedMeanwhile();
    const number = required(input.number, "number", "序号", 10);
    const title = required(input.title, "title", "方面名称", TITLE_MAX);
    const other = await write.tx.section.findFirst({
      where: { inspectionId: inspection.id, number, id: { not: section.id } },
    });
    if (other) {
      const why = `序号“${number}”已用于“${other.title}”。`;
      wrong("number", why);
    }
    const changes = [...change("序号", section.number, number), ...change("方面名称", section.title, title)];
    if (changes.length === 0) return;
    await write.tx.section.update({ where: { id: section.id }, data: { number, title } });
    write.record(post, { ...aboutSection(section), action: "section.edited", changes });
  });
}

export type MoveSectionInput = { sectionId: string; after: string | null };

/** 调整方面顺序: with its issues and everything under them. */
export function moveSection(viewer: Viewer, sent: Sent, input: MoveSectionInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { section, inspection, post } = await openSection(write, input.sectionId);
    const { tx } = write;
    const all = await tx.section.findMany({
      where: { inspectionId: inspection.id },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    const others = all.filter((s) => s.id !== section.id);
    const at = input.after === null ? 0 : others.findIndex((s) => s.id === input.after) + 1;
    if (input.after !== null && at === 0) notFound();
    const next = [...others.slice(0, at), section, ...others.slice(at)];
    for (const [i, s] of next.entries()) {
      if (s.position !== i + 1) await tx.section.update({ where: { id: s.id }, data: { position: i + 1 } });
    }
    const place = (list: readonly Section[]) => `第${list.findIndex((s) => s.id === section.id) + 1}个`;
    const changes = change("顺序", place(all), place(next));
    if (changes.length === 0) return;
    await settleOrder(tx, inspection.id);
    write.record(post, { ...aboutSection(section), action: "section.edited", changes });
  });
}
