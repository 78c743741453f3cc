import type { Crumb } from "@/components/ui/breadcrumbs";
import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { LINE_KINDS } from "@/lib/domain/feedback/lines";
import { LINE_LABELS, PARENT_LABELS, PARENT_ROW_LABELS } from "@/lib/domain/labels";
import { isBeside, PARENTS, parentHref } from "@/lib/domain/measure/parent";
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
  ];
}

function ParentLink({ parent }: { parent: Parent }) {
  return (
    <Link href={parentHref(parent)} className="text-link underline-offset-2 hover:underline">
      <span className="nums">{parent.code}</span> {parent.title}
    </Link>
  );
}

/** Measures of the same parent named in the panel; the parent's page has all. */
const SIBLINGS_SHOWN = 12;

/** What the measure was written for, and the issue that was found beside; what is wrong and what is to be reached, side by side. */
export function MeasureParent({ measure }: { measure: MeasurePage }) {
  const { parent, issue } = measure;
  const beside = besideOf(measure);
  const text = issue && issue.text !== "" && issue.text !== issue.title ? issue.text : null;
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-2 border-t border-line pt-2 md:grid-cols-2">
      <div>
        <dt className="text-sm text-muted">{isBeside(parent.kind) ? PARENT_LABELS[parent.kind] : "问题表现"}</dt>
        <dd>
          <ParentLink parent={parent} />
          {!beside && text && <ClampText text={text} lines={3} className="mt-0.5 text-sm" />}
        </dd>
      </div>
      {beside && (
        <div>
          <dt className="text-sm text-muted">来自反馈问题</dt>
          <dd>
            <ParentLink parent={beside} />
            {text && <ClampText text={text} lines={3} className="mt-0.5 text-sm" />}
          </dd>
        </div>
      )}
      {issue?.target && (
        <div>
          <dt className="text-sm text-muted">整改目标</dt>
          <dd>
            <ClampText text={issue.target} lines={3} />
          </dd>
        </div>
      )}
      {LINE_KINDS.filter((kind) => measure.answers[kind].length > 0).map((kind) => (
        <div key={kind}>
          <dt className="text-sm text-muted">对应的{LINE_LABELS[kind]}</dt>
          {measure.answers[kind].map((line) => (
            <dd key={line.id}>
              <ClampText text={line.text} lines={2} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** Under the same issue or item: how many there are and how many are closed, and each of them. */
export function MeasureSiblings({ measure }: { measure: MeasurePage }) {
  const { siblings, parent } = measure;
  if (siblings.length < 2) return null;
  const closed = siblings.filter((s) => s.closed).length;
  return (
    <nav aria-label="同一问题的其他措施" className="print:hidden">
      <p className="mb-1">
        <span className="font-semibold">同一问题的其他措施</span>
        <span className="ml-2 text-sm text-muted">
          {parent.code} 共{siblings.length}条，已销号{closed}条
        </span>
      </p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {siblings.slice(0, SIBLINGS_SHOWN).map((s) => (
          <li key={s.id} className="nums">
            {s.id === measure.id ? (
              <span aria-current="page" className="font-semibold">
                {s.code}
              </span>
            ) : (
              <Link href={`/measures/${s.id}`} className="text-link underline-offset-2 hover:underline">
                {s.code}
              </Link>
            )}
            {s.closed && (
              <span className="text-green" title="已销号">
                ✓<span className="sr-only">已销号</span>
              </span>
            )}
          </li>
        ))}
        {siblings.length > SIBLINGS_SHOWN && (
          <li>
            <Link href={parentHref(parent)} className="text-link underline-offset-2 hover:underline">
              全部
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
