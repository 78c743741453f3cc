import type { Metadata } from "next";
import { RoundForm } from "@/components/sheet-round/round-form";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
import { roundChoices } from "@/lib/features/sheet-round/queries/round-choices";

export const metadata: Metadata = { title: "发起收表" };

const BASE = "/sheet-rounds";

const open = definePage({ act: COLLECT_SHEETS }, ({ viewer, query }) =>
  roundChoices(viewer, [query.inspection].flat()[0]),
);

/** A new round of 收表: of which inspection, by when, which rows, and whom. */
export default async function NewSheetRoundPage(props: PageProps) {
  const { viewer, found } = await open(props);
  const { inspections, inspection, units } = found;
  return (
    <>
      <PageHead
        title="发起收表"
        breadcrumbs={[{ label: "每周收表", href: BASE }, { label: "发起" }]}
        scope={inspection && `${inspection.bodyName} · ${inspection.title}`}
      />
      {inspection ? (
        <Panel>
          {units.length > 0 ? (
            <RoundForm inspectionId={inspection.id} units={units} today={viewer.today} />
          ) : (
            <EmptyState
              title="还没有部门承担这次巡视巡察的措施"
              hint="先在“责任分工”里明确牵头和配合部门，再收表。"
              action={<LinkButton href="/assign">责任分工</LinkButton>}
            />
          )}
        </Panel>
      ) : (
        <Panel title="收哪一次巡视巡察的台账表">
          {inspections.length === 0 && <EmptyState title="没有进行中的巡视巡察" hint="已归档的不再收表。" />}
          <ul className="flex flex-col gap-2">
            {inspections.map(({ id, title, bodyName }) => (
              <li key={id}>
                <Link href={`${BASE}/new?inspection=${id}`} className="text-link underline-offset-4 hover:underline">
                  {title}
                </Link>
                <span className="ml-2 text-muted">{bodyName}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
