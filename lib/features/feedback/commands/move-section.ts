import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Section } from "@/lib/db/generated/client";
import { SECTION_EDITED } from "@/lib/features/feedback/events";
import { aboutSection } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { openSection } from "./section-row";
import { settleOrder } from "./settle-order";

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
    const place = (list: readonly Section[]) => list.findIndex((s) => s.id === section.id) + 1;
    const facts = fact("place", place(all), place(next));
    if (facts.length === 0) return;
    await settleOrder(tx, inspection.id);
    write.record(post, { ...aboutSection(section), kind: SECTION_EDITED, facts });
  });
}
