import "server-only";
import { bodiesFor, ofBodies } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { type Choices, choicesSchema } from "@/lib/features/sheet/compare/choices";
import { sheetImportsSeenBy } from "@/lib/features/sheet/scope";

/** What a sheet is read from. */

/** The bytes of a sheet on the desk with what was chosen so far; null where there is none for the viewer. */
export async function sheetBytes(
  viewer: Viewer,
  importId: string,
): Promise<{ bytes: Uint8Array; fileName: string; choices: Choices } | null> {
  const row = await reader().sheetImport.findFirst({
    where: narrow(sheetImportsSeenBy(viewer), { id: importId, state: "REVIEW" }),
    select: { file: true, fileName: true, choices: true },
  });
  return row?.file ? { bytes: row.file, fileName: row.fileName, choices: choicesSchema.parse(row.choices) } : null;
}

/** More words than the sheets of one body use. */
const HEADINGS_MAX = 2_000;

/** What words over columns mean in the sheets of the body an inspection is of; nothing where the viewer sees none. */
export async function knownHeadings(viewer: Viewer, inspectionId: string): Promise<Record<string, string>> {
  const inspection = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: { bodyId: true },
  });
  if (!inspection) return {};
  const rows = await reader().sheetHeading.findMany({
    where: { bodyId: inspection.bodyId },
    orderBy: { heading: "asc" },
    take: HEADINGS_MAX,
  });
  return Object.fromEntries(rows.map(({ heading, role }) => [heading, role]));
}

/** The inspections a viewer may bring a sheet of, the latest first. */
export async function sheetInspections(viewer: Viewer): Promise<{ id: string; title: string; body: string }[]> {
  const units = viewer.posts.filter((post) => BRING_SHEET.reach[post.role] === "lead-unit").map(({ bodyId }) => bodyId);
  const rows = await reader().inspection.findMany({
    where: narrow(inspectionsSeenBy(viewer), {
      archivedAt: null,
      OR: [ofBodies(bodiesFor(viewer, BRING_SHEET)), { bodyId: { in: units } }],
    }),
    select: { id: true, title: true, body: { select: { shortName: true } } },
    orderBy: [{ feedbackOn: "desc" }, { id: "desc" }],
    take: 60,
  });
  return rows.map(({ id, title, body }) => ({ id, title, body: body.shortName }));
}
