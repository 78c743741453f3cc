import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { PARENT_LABELS, PARENT_ROW_LABELS } from "@/lib/domain/labels";
import { PARENTS, parentHref } from "@/lib/domain/measure/parent";
import type { ParentKind } from "@/lib/domain/types";
import { ledgerHref } from "@/lib/features/measure/filter";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";

type Parent = { kind: ParentKind; id: string; code: string; title: string };

/** The issue the parent was found beside; null where the parent stands by itself. */
function besideOf({ parent, issue }: MeasurePage): Parent | null {
  return issue && issue.id !== parent.id ? { ...issue, kind: "ISSUE" } : null;
}

/** The way from the ledger down to a measure. */
export function measureCrumbs(measure: MeasurePage): Crumb[] {
  const beside = besideOf(measure);
  const way = beside ? [beside, measure.parent] : [measure.parent];
  return [
    { label: "台账", href: ledgerHref({ inspection: measure.inspection.id }) },
    ...way.map((parent) => ({
      label: `${PARENT_ROW_LABELS[PARENTS[parent.kind].row]} ${parent.code}`,
      href: parentHref(parent),
    })),
    { label: `措施 ${measure.code}` },
  ];
}

function Entry({ label, parent, children }: { label: string; parent: Parent; children?: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        <Link href={parentHref(parent)} className="text-link underline-offset-2 hover:underline">
          <span className="nums">{parent.code}</span> {parent.title}
        </Link>
        {children}
      </dd>
    </div>
  );
}

/** What the measure was written for, and the issue that was found beside. */
export function MeasureParent({ measure }: { measure: MeasurePage }) {
  const { parent, issue } = measure;
  const beside = besideOf(measure);
  const text = issue && issue.text !== "" && issue.text !== issue.title && (
    <ClampText text={issue.text} lines={2} className="mt-0.5 text-sm text-muted" />
  );
  return (
    <dl className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
      <Entry label={PARENT_LABELS[parent.kind]} parent={parent}>
        {!beside && text}
      </Entry>
      {beside && (
        <Entry label="来自反馈问题" parent={beside}>
          {text}
        </Entry>
      )}
      {issue?.target && (
        <div>
          <dt className="text-sm text-muted">整改目标</dt>
          <dd>
            <ClampText text={issue.target} lines={2} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The ways to the measures before and after it under the same issue or item. */
export function MeasureSiblings({ measure }: { measure: MeasurePage }) {
  const { previous, next } = measure;
  if (!previous && !next) return null;
  return (
    <nav aria-label="同一问题的其他措施" className="mt-3 flex justify-between gap-2 print:hidden">
      {previous ? (
        <LinkButton size="sm" href={`/measures/${previous.id}`} rel="prev" icon={<ChevronLeft aria-hidden="true" />}>
          {previous.code}
        </LinkButton>
      ) : (
        <span />
      )}
      {next && (
        <LinkButton size="sm" href={`/measures/${next.id}`} rel="next">
          {next.code}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
