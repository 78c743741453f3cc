import { Fragment, type ReactNode } from "react";
import { OfThemOpening, Rate } from "@/components/measure/mark/rate";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import { declared, total, verified } from "@/lib/domain/measure/completion";
import { EXTENDED_KINDS } from "@/lib/domain/types";
import type { IssueLine, ItemLine } from "@/lib/features/feedback/queries/outline";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import type { GroupFigures } from "@/lib/features/measure/queries/figures";
import { IssueStateBadge, ItemsLeft } from "./issue-completion";

type Counted<Line> = Line & { figures: GroupFigures };
/** An issue with the figures of its own measures; items beside it that are not done are counted apart. */
type IssueRow = Counted<IssueLine> & { itemsLeft: number };
type ItemRow = Counted<ItemLine>;

const HEADS = [
  { head: "编号", className: "w-18" },
  { head: "反馈问题和事项", className: "" },
  { head: "状态", className: "w-24" },
  { head: "申报率", className: "w-32" },
  { head: "销号率", className: "w-32" },
  { head: "逾期", className: "w-18 text-right" },
  { head: "措施", className: "w-18 text-right" },
];

/** Everything fed back and found beside it, with where each stands: one table, a heading row for each section and kind. */
export function OutlineTable<S extends { id: string | null; number: string; title: string; issues: IssueRow[] }>({
  inspectionId: inspection,
  sections,
  items,
  actions,
}: {
  inspectionId: string;
  sections: readonly S[];
  items: readonly ItemRow[];
  /** What can be done to a section. */
  actions: (section: S) => ReactNode;
}) {
  const kinds = EXTENDED_KINDS.map((kind) => ({ kind, rows: items.filter((item) => item.kind === kind) }));
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-3xl table-fixed text-left [&_td]:h-8 [&_td]:border-t [&_td]:border-line [&_td]:px-3 [&_td]:py-1 [&_td]:align-top">
        <caption className="sr-only">反馈问题和事项</caption>
        <thead>
          <tr className="bg-ground text-sm text-muted">
            {HEADS.map(({ head, className }) => (
              <th key={head} scope="col" className={`h-8 px-3 font-medium ${className}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.id ?? "none"}>
            <GroupRow title={section.number ? `（${section.number}）${section.title}` : section.title}>
              {actions(section)}
            </GroupRow>
            {section.issues.map((line) => (
              <Row
                key={line.id}
                href={`/issues/${line.id}`}
                line={line}
                rows={{ inspection, issue: line.id, source: ["ISSUE"] }}
              >
                {line.nearlyDone && <Badge>基本完成</Badge>}
                <ItemsLeft count={line.itemsLeft} href={`/issues/${line.id}#items`} />
              </Row>
            ))}
            {section.issues.length === 0 && (
              <tr>
                <td colSpan={HEADS.length} className="text-muted">
                  这个方面还没有反馈问题
                </td>
              </tr>
            )}
          </tbody>
        ))}
        {kinds.map(({ kind, rows }) =>
          rows.length === 0 ? (
            <Fragment key={kind} />
          ) : (
            <tbody key={kind}>
              <GroupRow title={EXTENDED_KIND_LABELS[kind]} />
              {rows.map((line) => (
                <Row key={line.id} href={`/items/${line.id}`} line={line} rows={{ inspection, item: line.id }}>
                  {line.issue && <span className="text-sm text-muted">来自问题 {line.issue.code}</span>}
                </Row>
              ))}
            </tbody>
          ),
        )}
      </table>
    </div>
  );
}

function GroupRow({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <tr className="bg-sunken">
      <th colSpan={HEADS.length} scope="rowgroup" className="border-t border-line-strong px-3 py-1 font-semibold">
        <span className="flex items-center justify-between gap-4">
          {title}
          {children}
        </span>
      </th>
    </tr>
  );
}

type Line = Counted<{ id: string; code: string; title: string; struck: boolean }>;

/** One issue or item: each of its figures leads to its rows of the ledger. */
function Row({
  line,
  href,
  rows,
  children,
}: {
  line: Line;
  href: string;
  rows: Partial<MeasureFilter>;
  children?: ReactNode;
}) {
  const { tally, opening, overdue, state } = line.figures;
  return (
    <tr className="hover:bg-hover">
      <td>
        <Link href={href} className="nums font-medium text-link hover:underline">
          {line.code}
        </Link>
      </td>
      <td>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <Link href={href} className="hover:text-link hover:underline">
            {line.struck ? <del className="text-muted">{line.title}</del> : line.title}
          </Link>
          {children}
        </span>
      </td>
      <td>{line.struck ? <Badge>已作废</Badge> : <IssueStateBadge state={state} />}</td>
      <td>
        <Rate {...declared(tally)} href={ledgerHref({ ...rows, status: ["SUBMITTED", "CLOSED"] })} />
      </td>
      <td>
        <Rate {...verified(tally)} href={ledgerHref({ ...rows, status: ["CLOSED"] })} />
        <OfThemOpening count={opening} href={ledgerHref({ ...rows, opening: true })} />
      </td>
      <td className="nums text-right">
        {overdue > 0 ? (
          <Link href={ledgerHref({ ...rows, overdue: true })} className="font-medium text-red hover:underline">
            {overdue} 条
          </Link>
        ) : (
          <span className="text-muted">0</span>
        )}
      </td>
      <td className="nums text-right">
        <Link href={ledgerHref(rows)} className="text-link hover:underline">
          {total(tally)} 条
        </Link>
      </td>
    </tr>
  );
}
