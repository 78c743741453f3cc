import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { STAGE_LABELS } from "@/lib/domain/labels";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";
import type { SignPlace } from "@/lib/features/my-work/queries/sign-queue";
import { DueChip } from "./mark/due-chip";
import { QuietWords, WaitWords } from "./mark/stall";
import { StatusBadge } from "./mark/status-badge";
import { measureCrumbs } from "./measure-parent";

/** The head of a measure in one line: where it hangs, its number, how it stands, by when, and the way through the viewer's queue. */
export function MeasureHead({
  measure,
  place,
  actions,
}: {
  measure: MeasurePage;
  /** Where it stands in what waits for the viewer's signature; null where it does not. */
  place: SignPlace | null;
  actions: ReactNode;
}) {
  const struck = measure.struckReason !== null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Breadcrumbs items={measureCrumbs(measure)} />
      <h1 className="text-xl font-semibold">
        <span className="nums">措施 {measure.code}</span>
      </h1>
      <StatusBadge
        status={measure.status}
        opening={measure.due.dueState === "opening"}
        cycle={measure.cycle}
        struck={struck}
      />
      {measure.stage && !struck && <span>待{STAGE_LABELS[measure.stage]}</span>}
      {/* 期初已完成 says itself that no deadline holds. */}
      {!struck && measure.due.day && measure.due.dueState !== "opening" && (
        <span className="flex items-baseline gap-1">
          <span className="text-sm text-muted">时限</span>
          <DueChip {...measure.due} originalDay={null} />
        </span>
      )}
      <WaitWords waiting={measure.waiting} />
      <QuietWords quiet={measure.quiet} />
      <span className="hidden text-muted print:inline">
        {measure.body} · {measure.inspection.title}
      </span>
      <div className="ml-auto flex flex-wrap items-center gap-2 print:hidden">
        {place && <Queue place={place} />}
        {actions}
      </div>
    </div>
  );
}

function Queue({ place: { at, total, previous, next } }: { place: SignPlace }) {
  return (
    <nav aria-label="待我审核" className="flex items-center gap-2">
      {previous && (
        <LinkButton size="sm" href={`/measures/${previous.id}`} rel="prev" icon={<ChevronLeft aria-hidden="true" />}>
          {previous.code}
        </LinkButton>
      )}
      <span className="nums text-sm text-muted">
        待我审核 {at}/{total}
      </span>
      {next && (
        <LinkButton size="sm" href={`/measures/${next.id}`} rel="next">
          {next.code}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
