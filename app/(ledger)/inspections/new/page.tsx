import type { Metadata } from "next";
import { InspectionForm } from "@/components/inspection/inspection-form";
import { PageHead } from "@/components/shell/page-head";
import { bodiesFor } from "@/lib/access/policy";
import { requireViewer } from "@/lib/access/session";
import { refusePage } from "@/lib/command/refuse-page";
import { inSnapshot } from "@/lib/db/snapshot";
import { editableBodies } from "@/lib/features/inspection/queries/inspection";

export const metadata: Metadata = { title: "新建巡视巡察" };

export default async function NewInspectionRoute() {
  const viewer = await requireViewer();
  const bodies = await inSnapshot(() => editableBodies(viewer, bodiesFor(viewer, "inspection.edit")));
  const [only] = bodies;
  if (!only) return refusePage(viewer);
  return (
    <>
      <PageHead
        title="新建巡视巡察"
        breadcrumbs={[{ label: "巡视巡察", href: "/inspections" }, { label: "新建" }]}
        scope={bodies.length === 1 ? only.name : undefined}
      />
      <InspectionForm bodies={bodies} standing={0} today={viewer.today} />
    </>
  );
}
