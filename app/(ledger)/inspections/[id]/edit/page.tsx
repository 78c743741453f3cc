import type { Metadata } from "next";
import { InspectionForm } from "@/components/inspection/inspection-form";
import { PageHead } from "@/components/shell/page-head";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { getInspection } from "@/lib/features/inspection/queries/inspection";
import { figuresWithin } from "@/lib/features/measure/queries/figures";

export const metadata: Metadata = { title: "修改巡视巡察" };

const open = definePage({ act: EDIT_INSPECTION }, async ({ viewer, id }) => {
  const inspection = await getInspection(viewer, id);
  if (!inspection?.mayEdit || inspection.archived || inspection.undone) return null;
  return { ...inspection, figures: (await figuresWithin(viewer, id)).all };
});

export default async function EditInspectionRoute(props: PageProps) {
  const { viewer, id, found: page } = await open(props);
  const { contact, days, body } = page;
  return (
    <>
      <PageHead
        title="修改巡视巡察"
        breadcrumbs={[
          { label: "巡视巡察", href: "/inspections" },
          { label: page.name, href: `/inspections/${id}` },
          { label: "修改" },
        ]}
        scope={body.name}
      />
      <InspectionForm
        bodies={[body]}
        standing={page.figures.tally.SUBMITTED}
        today={viewer.today}
        inspection={{
          id,
          version: page.version,
          kind: page.kind,
          title: page.title,
          term: page.term,
          round: page.round,
          batch: page.batch,
          team: page.team,
          ...days,
          silentAfterDays: page.silentAfterDays,
          stuckAfterDays: page.stuckAfterDays,
          reviewEveryDays: page.reviewEveryDays,
          chain: page.chain,
          contactPhone: contact.phone,
          contactEmail: contact.email,
          contactAddress: contact.address,
          contactPostcode: contact.postcode,
        }}
      />
    </>
  );
}
