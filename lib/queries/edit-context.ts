import { cache } from "react";
import { mayEver, postFor, seenBy } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { reader } from "./snapshot";

const PRINTED = [{ position: "asc" }, { id: "asc" }] as const;

/**
 * What the dialogs that edit the ledger by hand offer to choose from: sections, issues and items of the inspection, without
 * struck ones, in printed order. Null for whoever may not edit it now. One statement, none for those who never may.
 */
export const editContext = cache(async (viewer: Viewer, inspectionId: string) => {
  if (!mayEver(viewer, "ledger.edit")) return null;
  const inspection = await reader().inspection.findFirst({
    where: { AND: [{ id: inspectionId, archivedAt: null }, seenBy(viewer).inspection] },
    select: {
      bodyId: true,
      sections: { orderBy: [...PRINTED], select: { id: true, number: true, title: true } },
      issues: {
        where: { struckAt: null },
        orderBy: [...PRINTED],
        select: { id: true, code: true, title: true, version: true, sectionId: true },
      },
      items: {
        where: { struckAt: null },
        orderBy: [{ kind: "asc" }, ...PRINTED],
        select: { id: true, code: true, title: true, version: true, kind: true },
      },
    },
  });
  if (!inspection || !postFor(viewer, "ledger.edit", { bodyId: inspection.bodyId })) return null;
  const { sections, issues, items } = inspection;
  return {
    sections,
    issues,
    items,
    sectionChoices: sections.map((s) => ({ value: s.id, label: `（${s.number}）${s.title}` })),
    issueChoices: issues.map((i) => ({ value: i.id, label: `${i.code} ${i.title}` })),
    parentChoices: [
      ...issues.map((i) => ({ value: `issue:${i.id}`, label: `${i.code} ${i.title}` })),
      ...items.map((i) => ({ value: `item:${i.id}`, label: `${i.code} ${i.title}` })),
    ],
  };
});

export type EditContext = NonNullable<Awaited<ReturnType<typeof editContext>>>;
