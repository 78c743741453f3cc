import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import { ledgerHref } from "@/lib/features/measure/filter";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";

/** The way from the ledger down to a measure. */
export function measureCrumbs(measure: MeasurePage): Crumb[] {
  return [
    { label: "台账", href: ledgerHref({ inspection: measure.inspection.id }) },
    ...(measure.issue ? [{ label: `问题 ${measure.issue.code}`, href: `/issues/${measure.issue.id}` }] : []),
    ...(measure.item ? [{ label: `事项 ${measure.item.code}`, href: `/items/${measure.item.id}` }] : []),
    { label: `措施 ${measure.code}` },
  ];
}

/** The issue or item the measure was written for. */
export function MeasureParent({ measure }: { measure: MeasurePage }) {
  const { issue, item } = measure;
  if (!issue && !item) return null;
  return (
    <dl className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
      {item && (
        <div>
          <dt className="text-sm text-muted">{EXTENDED_KIND_LABELS[item.kind]}</dt>
          <dd>
            <Link href={`/items/${item.id}`} className="text-link underline-offset-2 hover:underline">
              <span className="nums">{item.code}</span> {item.title}
            </Link>
          </dd>
        </div>
      )}
      {issue && (
        <div>
          <dt className="text-sm text-muted">{item ? "来自反馈问题" : "反馈问题"}</dt>
          <dd>
            <Link href={`/issues/${issue.id}`} className="text-link underline-offset-2 hover:underline">
              <span className="nums">{issue.code}</span> {issue.title}
            </Link>
            {issue.text && issue.text !== issue.title && (
              <ClampText text={issue.text} lines={2} className="mt-0.5 text-sm text-muted" />
            )}
          </dd>
        </div>
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
