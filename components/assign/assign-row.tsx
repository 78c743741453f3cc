"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode } from "react";
import { LateWords } from "@/components/measure/mark/due-chip";
import { WaitWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { Assignment, AssignmentField, AssignmentTerms } from "@/lib/domain/measure/assigning";
import { part } from "@/lib/domain/text/text";
import type { DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { outcomeOf, type Staged, wanted } from "./assign-staging";
import { type Naming, valueInWords } from "./assign-words";
import { type Offer, offersOf } from "./offer/offers";

export type RowActs = {
  toggle: (id: string, extend: boolean) => void;
  expand: (id: string) => void;
  accept: (rows: readonly DeskRow[], offer: Offer) => void;
  drop: (id: string) => void;
  keyDown: (event: KeyboardEvent<HTMLInputElement>, id: string) => void;
};

export type AssignRowProps = {
  row: DeskRow;
  staged: Staged | undefined;
  selected: boolean;
  expanded: boolean;
  terms: AssignmentTerms;
  naming: Naming;
  acts: RowActs;
};

/** Text with the words a suggestion rests on marked. */
function Marked({ row, offers }: { row: DeskRow; offers: readonly Offer[] }) {
  const shown = row.suggestions.filter((s) => offers.some((o) => o.words === s.words));
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of shown) {
    if (start < at) continue;
    parts.push(part(row.text, at, start));
    parts.push(
      <mark key={start} className="rounded-sm bg-amber-tint text-ink underline decoration-amber decoration-dotted">
        {part(row.text, start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {part(row.text, at)}
    </>
  );
}

/** A value of the assignment; an unsaved one in bold with what it replaces beneath. */
function Value({
  fields,
  before,
  after,
  naming,
}: {
  fields: readonly AssignmentField[];
  before: Assignment;
  after: Assignment;
  naming: Naming;
}) {
  const lines = fields.flatMap((field) => {
    const [old, now] = [valueInWords(field, before, naming), valueInWords(field, after, naming)];
    if (old === "" && now === "") return [];
    const prefix = SHORT[field] ?? "";
    return [{ field, old, now, prefix, changed: old !== now }];
  });
  if (lines.length === 0) return <span className="text-faint">—</span>;
  return (
    <div className="flex flex-col">
      {lines.map(({ field, old, now, prefix, changed }) => (
        <div key={field} className={cn("min-w-0", prefix && "text-sm text-muted")}>
          {prefix}
          {changed ? (
            <>
              <ins className="font-semibold text-slate no-underline">{now || "清空"}</ins>
              {old && <del className="ml-1 text-xs text-faint">{old}</del>}
            </>
          ) : (
            now
          )}
        </div>
      ))}
    </div>
  );
}

const SHORT: Partial<Record<AssignmentField, string>> = {
  unitIds: "配合：",
  dueText: "原文：",
  reviewEveryDays: "复核：",
};

/** One measure of the desk. Drawn anew only when something about it changes: hundreds stand on one page. */
export const AssignRow = memo(function AssignRow({
  row,
  staged,
  selected,
  expanded,
  terms,
  naming,
  acts,
}: AssignRowProps) {
  const { assigned } = row;
  const outcome = staged ? outcomeOf(staged, terms) : null;
  const after: Assignment = outcome ? outcome.next : assigned;
  const offers = offersOf(row.suggestions, wanted(row, staged), naming.unit);
  const problems = outcome ? Object.values(outcome.problems) : [];
  const stale = staged !== undefined && staged.version !== row.version;
  const value = { before: assigned, after, naming };
  return (
    <tr
      className={cn(
        "border-b border-line align-top",
        selected ? "bg-selected" : staged ? "bg-slate-tint" : "bg-surface",
      )}
      data-row={row.id}
    >
      <td className="py-1.5 pl-3">
        <label className="flex items-start gap-2 whitespace-nowrap">
          <input
            type="checkbox"
            className="mt-[3px] size-4 shrink-0 accent-solid"
            checked={selected}
            data-measure={row.id}
            onChange={(event) => acts.toggle(row.id, (event.nativeEvent as MouseEvent).shiftKey === true)}
            onKeyDown={(event) => acts.keyDown(event, row.id)}
            aria-label={`选择措施 ${assigned.code}`}
          />
          <span className="nums font-medium">{assigned.code}</span>
        </label>
        {assigned.status !== "PLANNED" && (
          <div className="mt-0.5 pl-6">
            <StatusBadge status={assigned.status} />
            <WaitWords waiting={row.waiting} />
          </div>
        )}
        {staged && (
          <button type="button" onClick={() => acts.drop(row.id)} className="pl-6 text-sm text-link hover:underline">
            撤销更改
          </button>
        )}
      </td>
      <td className="py-1.5 pr-3">
        <div className="flex items-start gap-1">
          <div className={cn("min-w-0 flex-1", !expanded && "line-clamp-2")}>
            <Marked row={row} offers={offers} />
          </div>
          <button
            type="button"
            aria-expanded={expanded}
            aria-label={`${expanded ? "收起" : "展开"}措施 ${assigned.code} 的全文`}
            onClick={() => acts.expand(row.id)}
            className="shrink-0 rounded-sm p-0.5 text-muted hover:bg-hover hover:text-ink"
          >
            {expanded ? (
              <ChevronUp aria-hidden="true" className="size-4" />
            ) : (
              <ChevronDown aria-hidden="true" className="size-4" />
            )}
          </button>
        </div>
        {(offers.length > 0 || expanded) && (
          <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            {offers.map((offer) => (
              <button
                key={offer.key}
                type="button"
                title={`依据原文“${offer.words}”，点击采纳`}
                onClick={() => acts.accept([row], offer)}
                className="rounded-sm border border-dashed border-amber-line bg-amber-tint px-1.5 text-left text-amber hover:border-solid"
              >
                建议 {offer.label}
                <span className="ml-1 text-xs">“{offer.words}”</span>
              </button>
            ))}
            {expanded && (
              <Link href={`/measures/${row.id}`} className="text-link hover:underline">
                打开措施
              </Link>
            )}
          </div>
        )}
        {stale && <p className="text-sm text-red">这条措施刚刚被他人更新，请在“已暂存的更改”中核对。</p>}
        {problems.map((why) => (
          <p key={why} className="text-sm text-red">
            {why}
          </p>
        ))}
      </td>
      <td className="py-1.5 pr-3">
        <Value fields={UNITS} {...value} />
      </td>
      <td className="py-1.5 pr-3">
        <Value fields={PEOPLE} {...value} />
      </td>
      <td className="py-1.5 pr-3">
        <Value fields={DUE} {...value} />
        <LateWords due={row.due} />
      </td>
    </tr>
  );
});

const UNITS = ["leadUnitId", "unitIds"] as const;
const PEOPLE = ["leaderId", "ownerId"] as const;
const DUE = ["timeClass", "dueOn", "dueText", "reviewEveryDays"] as const;
