import type { Metadata } from "next";
import { ActionPanel } from "@/components/measure/action-panel";
import { MeasureActions } from "@/components/measure/measure-actions";
import { SignatureBoxes } from "@/components/measure/measure-chain";
import { AssignLink, MeasureFacts } from "@/components/measure/measure-facts";
import { MeasureHead } from "@/components/measure/measure-head";
import { MeasureNotices } from "@/components/measure/measure-notices";
import { MeasureParent, MeasureSiblings } from "@/components/measure/measure-parent";
import { StreamPanel } from "@/components/measure/stream-panel";
import { Card, Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { pageNumber } from "@/lib/domain/text/address";
import { loadMeasure } from "./load";

const open = definePage("by row", ({ viewer, id, query }) =>
  loadMeasure(viewer, id, { history: pageNumber(query.history), progress: pageNumber(query.progress) }),
);

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { found: measure } = await open(props);
  return { title: `措施 ${measure.code}` };
}

/** One measure: on the left what it is and what was done, on the right what is to be done now, by whom and by when. */
export default async function MeasureRoute(props: PageProps) {
  const { viewer, found: measure } = await open(props);
  return (
    <div className="paper-portrait">
      <MeasureHead
        measure={measure}
        place={measure.place}
        actions={<MeasureActions measure={measure} mayEdit={measure.mayEdit} />}
      />
      <MeasureNotices measure={measure} />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_23.25rem] print:flex print:flex-col print:items-stretch">
        {/* First for the keyboard and on a phone: what is to be done. On paper it is not, and people and days come after the text. */}
        <aside
          aria-label="办理和责任"
          className="contents lg:sticky lg:top-14 lg:col-start-2 lg:row-start-1 lg:flex lg:max-h-[calc(100vh-4rem)] lg:flex-col lg:gap-3 lg:overflow-y-auto lg:[scrollbar-width:thin] print:contents"
        >
          <ActionPanel key={measure.id} measure={measure} personId={viewer.personId} place={measure.place} />
          <Panel
            title="责任分工和时限"
            className="order-2 lg:order-none print:order-2"
            actions={measure.work.mayAssign && <AssignLink href={`/assign?inspection=${measure.inspection.id}`} />}
          >
            <MeasureFacts {...measure} />
          </Panel>
          {measure.siblings.length > 1 && (
            <Card className="order-2 lg:order-none print:hidden">
              <MeasureSiblings measure={measure} />
            </Card>
          )}
        </aside>
        <div className="order-1 flex min-w-0 flex-col gap-3 lg:order-none lg:col-start-1 lg:row-start-1 print:contents">
          <Card className="print:order-1">
            <p className="text-lg whitespace-pre-line">{measure.text}</p>
            <MeasureParent measure={measure} />
          </Card>
          <StreamPanel measure={measure} className="print:order-3" />
          <div className="print:order-4">
            <SignatureBoxes chain={measure.chain} row={measure.closeOuts.find((c) => c.state !== "WITHDRAWN")} />
          </div>
        </div>
      </div>
    </div>
  );
}
