import "server-only";
import { narrow } from "@/lib/access/scope";
import { notFound } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Section } from "@/lib/db/generated/client";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import { type Editing, openInspection } from "./edit-guard";

/** Opens a section of an inspection of which the viewer may edit the ledger. */
export async function openSection(write: Write, sectionId: string): Promise<Editing & { section: Section }> {
  const where = narrow(sectionsSeenBy(write.viewer), { id: sectionId });
  const first = await write.tx.section.findFirst({ where, select: { inspectionId: true } });
  if (!first) notFound();
  const editing = await openInspection(write, first.inspectionId);
  const section = await write.tx.section.findFirst({ where });
  return section ? { ...editing, section } : notFound();
}
