import type { Metadata } from "next";
import { InspectionForm } from "@/components/inspection/inspection-form";
import { PageHead } from "@/components/shell/page-head";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { editableBodies } from "@/lib/features/inspection/queries/inspection";

export const metadata: Metadata = { title: "新建巡视巡察" };

const open = definePage({ act: EDIT_INSPECTION }, ({ viewer }) => editableBodies(viewer));

export default async function NewInspectionRoute(props: PageProps) {
  const { viewer, found: bodies } = await open(props);
  return (
    <>
      <PageHead
        title="新建巡视巡察"
        breadcrumbs={[{ label: "巡视巡察", href: "/inspections" }, { label: "新建" }]}
        scope={bodies.length === 1 ? bodies[0]?.name : undefined}
      />
      <InspectionForm bodies={bodies} standing={0} today={viewer.today} />
    </>
  );
}
