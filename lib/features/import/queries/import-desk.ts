import "server-only";
import { can, mayEver } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { instantInTable } from "@/lib/domain/day";
import { NAMED, nameOf } from "@/lib/domain/inspection/inspection-name";
import { pageWithin } from "@/lib/domain/text/address";
import { part } from "@/lib/domain/text/text";
import type { EntersAs, ImportState } from "@/lib/domain/types";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { touchedSinceImport } from "@/lib/features/import/queries/touched";
import { type DoubtGroup, groupedDoubts } from "@/lib/features/import/read/checks/grouped";
import { proposedAs, proposedAsOf } from "@/lib/features/import/read/header/entered-as";
import { namesOtherBody } from "@/lib/features/import/read/header/named-body";
import { type Correction, storedReviewSchema } from "@/lib/features/import/read/review/correction-schema";
import { applyAll } from "@/lib/features/import/read/review/corrections";
import { countReview, type Doubt, doubtsOf, type ReviewCounts } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import { importDraftsSeenBy } from "@/lib/features/import/scope";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { type OpeningChoices, voucherChoices } from "@/lib/features/measure/queries/opening-choices";
import type { Duty } from "@/lib/features/my-work/queries/my-duties";
import { bodiesUnder } from "@/lib/features/people/scope";

const IMPORTS_PER_PAGE = 50;

export type ImportRow = {
  id: string;
  fileName: string;
  body: string;
  person: string;
  state: ImportState;
  createdAt: string;
  updatedAt: string;
  inspection: { id: string; title: string } | null;
};

/** The bodies the viewer may read reports in for, for the upload form. */
export function importChoices(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return reader().body.findMany({
    where: bodiesUnder(viewer, REVIEW_IMPORT),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** What the office still has to confirm, as one of its duties. */
export async function importDuties(viewer: Viewer): Promise<Duty[]> {
  if (!mayEver(viewer, REVIEW_IMPORT)) return [];
  const drafts = await reader().importDraft.count({ where: narrow(importDraftsSeenBy(viewer), { state: "REVIEW" }) });
  return [{ key: "drafts", label: "校对中的导入报告", value: drafts, href: "/import", urgent: false }];
}

/** Reports that came to the desk, the last touched first. */
export async function importList(
  viewer: Viewer,
  asked: number,
): Promise<{ total: number; page: number; pageCount: number; rows: ImportRow[] }> {
  const where = importDraftsSeenBy(viewer);
  const total = await reader().importDraft.count({ where });
  const { page, pageCount } = pageWithin(asked, total, IMPORTS_PER_PAGE);
  const rows = await reader().importDraft.findMany({
    where,
    orderBy: [{ state: "asc" }, { updatedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * IMPORTS_PER_PAGE,
    take: IMPORTS_PER_PAGE,
    select: {
      id: true,
      fileName: true,
      state: true,
      createdAt: true,
      updatedAt: true,
      body: { select: { shortName: true } },
      personName: true,
      inspection: { select: { id: true, ...NAMED } },
    },
  });
  return {
    total,
    page,
    pageCount,
    rows: rows.map(({ body, personName, createdAt, updatedAt, inspection, ...row }) => ({
      ...row,
      inspection: inspection && { id: inspection.id, title: nameOf(inspection) },
      body: body.shortName,
      person: personName,
      createdAt: instantInTable(createdAt),
      updatedAt: instantInTable(updatedAt),
    })),
  };
}

/** Another body than the draft's, where the report first names it, and whether a person confirmed it. */
export type OtherBody = { name: string; accepted: boolean; source: ReviewRow["source"] };
type ReviewRow = Review["issues"][number];

function otherBodyOf(review: Review, body: { name: string; shortName: string }, text: string): OtherBody | null {
  const name = review.header.inspectedBody;
  if (name === null || !namesOtherBody(name, body)) return null;
  const start = text.indexOf(name);
  const line = start < 0 ? 0 : part(text, 0, start).split("\n").length;
  return {
    name,
    accepted: review.acceptedBody === name,
    source: start < 0 ? null : { start, end: start + name.length, line, endLine: line },
  };
}

export type ImportReview = {
  id: string;
  version: number;
  fileName: string;
  body: string;
  /** The body the report names, where that is another one. */
  otherBody: OtherBody | null;
  state: ImportState;
  inspection: { id: string; title: string } | null;
  /** Why it was undone, or why that cannot be any more; null while it can. */
  undone: { reason: string } | null;
  touched: string | null;
  text: string;
  /** Who may vouch for what it lists as 已整改完成; none where it lists nothing so. */
  vouchers: OpeningChoices["vouchers"];
  /** What it is most likely entered as, and the day it tells of ("" where it does not say). */
  proposed: { entersAs: EntersAs; asOf: string };
  review: Review;
  counts: ReviewCounts;
  /** Each kind said once. */
  doubts: DoubtGroup<Doubt>[];
  /** Corrections made so far, the last one last. */
  corrections: Correction[];
};

/** One report as it stands on the desk; null when the viewer may not see it. */
export async function importReview(viewer: Viewer, id: string): Promise<ImportReview | null> {
  const draft = await reader().importDraft.findFirst({
    where: narrow(importDraftsSeenBy(viewer), { id }),
    include: {
      body: { select: { name: true, shortName: true } },
      inspection: { select: { id: true, ...NAMED, struckReason: true } },
    },
  });
  if (!draft) return null;
  const { review, corrections } = storedReviewSchema.parse(draft.draft);
  const current = applyAll(review, corrections);
  const counts = countReview(current);
  const opens = draft.state === "REVIEW" && counts.completedMeasures > 0 && can(viewer, ENTER_OPENING, draft) !== null;
  return {
    id: draft.id,
    version: draft.version,
    fileName: draft.fileName,
    body: draft.body.name,
    otherBody: otherBodyOf(current, draft.body, draft.text),
    state: draft.state,
    inspection: draft.inspection && { id: draft.inspection.id, title: nameOf(draft.inspection) },
    undone: draft.state === "UNDONE" && draft.inspection ? { reason: draft.inspection.struckReason } : null,
    touched:
      draft.state === "CONFIRMED" && draft.inspection ? await touchedSinceImport(reader(), draft.inspection.id) : null,
    // As it came; only what would turn its lines round is shown as �, one for one: places in it stay where they are.
    text: draft.text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd"),
    proposed: { entersAs: proposedAs(current), asOf: proposedAsOf(current.header) },
    review: current,
    counts,
    vouchers: opens ? await voucherChoices(viewer, draft.bodyId) : [],
    doubts: groupedDoubts(doubtsOf(current)),
    corrections,
  };
}
