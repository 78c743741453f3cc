"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Review, ReviewItem, ReviewMeasure } from "@/lib/features/import/read/review/review-schema";
import { ImportFacts } from "./import-facts";
import { type IssueNode, rowName, treeOf } from "./import-rows";
import type { MarkedSpan } from "./import-source";

type Pick = { chosen: string | null; onChoose: (key: string) => void; unsaved: ReadonlySet<string> };
type Jump = { onJump: (span: MarkedSpan) => void };
type Fold = { closed: ReadonlySet<string>; onFold: (key: string) => void };

const GROUPS = { completed: "已整改完成", ongoing: "正在推进" } as const;

/** Everything that was read, as a tree. A row chosen shows its source on the right and its editor below. */
export function ImportTree({
  review,
  editor,
  onJump,
  ...ways
}: Pick & Fold & Jump & { review: Review; editor: React.ReactNode }) {
  const { sections, loose } = treeOf(review);
  return (
    <div className="pb-4">
      {sections.map(({ section, issues }) => (
        <section key={section?.key ?? "none"} aria-label={section?.title ?? "未列方面的问题"}>
          {section ? (
            <Row
              id={section.key}
              level={0}
              dropped={section.dropped}
              label={`（${section.number}）${section.title}`}
              note={`${issues.filter((i) => !i.issue.dropped).length}个问题`}
              editor={editor}
              {...ways}
            />
          ) : (
            review.sections.length > 0 && <div className="px-3 py-1.5 text-sm text-muted">未列方面的问题</div>
          )}
          {!(section && ways.closed.has(section.key)) &&
            issues.map((node) => (
              <IssueRows key={node.issue.key} node={node} editor={editor} onJump={onJump} {...ways} />
            ))}
        </section>
      ))}
      {loose.length > 0 && (
        <section aria-label="没有对应问题的事项">
          <div className="px-3 py-1.5 text-sm text-muted">没有对应反馈问题的事项</div>
          {loose.map((item) => (
            <ItemRows key={item.key} item={item} editor={editor} {...ways} />
          ))}
        </section>
      )}
    </div>
  );
}

function IssueRows({
  node,
  editor,
  onJump,
  ...ways
}: Pick & Fold & Jump & { node: IssueNode; editor: React.ReactNode }) {
  const { issue, items } = node;
  const kept = issue.measures.filter((m) => !m.dropped).length;
  return (
    <>
      <Row
        id={issue.key}
        level={1}
        dropped={issue.dropped}
        label={rowName(issue)}
        note={[issue.group && GROUPS[issue.group], !issue.dropped && `${kept}条措施`].filter(Boolean).join(" · ")}
        warn={kept === 0 && !issue.dropped}
        editor={editor}
        {...ways}
      />
      {!ways.closed.has(issue.key) && (
        <>
          <ImportFacts issue={issue} onJump={onJump} />
          <Measures measures={issue.measures} under={issue} editor={editor} {...ways} />
          {items.map((item) => (
            <ItemRows key={item.key} item={item} orphaned={issue.dropped} editor={editor} {...ways} />
          ))}
        </>
      )}
    </>
  );
}

/** `orphaned`: the issue it comes from does not enter the ledger; the item does, on its own. */
function ItemRows({
  item,
  orphaned = false,
  editor,
  ...ways
}: Pick & Fold & { item: ReviewItem; orphaned?: boolean; editor: React.ReactNode }) {
  const kept = item.measures.filter((m) => !m.dropped).length;
  return (
    <>
      <Row
        id={item.key}
        level={2}
        dropped={item.dropped}
        label={rowName(item)}
        note={item.dropped ? "" : `${orphaned ? "单独录入 · " : ""}${kept}条措施`}
        warn={kept === 0 && !item.dropped}
        editor={editor}
        {...ways}
      />
      {!ways.closed.has(item.key) && <Measures measures={item.measures} under={item} editor={editor} {...ways} />}
    </>
  );
}

/** Measures of an issue or item that does not enter the ledger do not enter it either. */
function Measures({
  measures,
  under,
  editor,
  ...ways
}: Pick & Fold & { measures: ReviewMeasure[]; under: { dropped: boolean }; editor: React.ReactNode }) {
  return measures.map((m, i) => (
    <Row
      key={m.key}
      id={m.key}
      level={3}
      dropped={m.dropped || under.dropped}
      label={m.text}
      mark={m.enumerated && m.number !== null ? `${m.number}` : `${i + 1}`}
      unnumbered={!m.enumerated}
      editor={editor}
      {...ways}
    />
  ));
}

const INDENT = ["pl-2", "pl-4", "pl-9", "pl-14"] as const;

function Row({
  id,
  level,
  dropped,
  label,
  note,
  mark,
  unnumbered,
  warn,
  editor,
  chosen,
  onChoose,
  unsaved,
  closed,
  onFold,
}: Pick &
  Fold & {
    id: string;
    level: 0 | 1 | 2 | 3;
    dropped: boolean;
    label: string;
    note?: string;
    mark?: string;
    unnumbered?: boolean;
    warn?: boolean;
    editor: React.ReactNode;
  }) {
  const on = chosen === id;
  const leaf = level === 3;
  const Icon = closed.has(id) ? ChevronRight : ChevronDown;
  return (
    <div className={cn("border-b border-line", on && "bg-selected")} id={`row-${id}`} data-row={id}>
      <div className={cn("flex items-start gap-1 pr-3", INDENT[level])}>
        {!leaf && (
          <button
            type="button"
            aria-label={closed.has(id) ? "展开" : "收起"}
            aria-expanded={!closed.has(id)}
            onClick={() => onFold(id)}
            className="mt-1.5 rounded-sm p-0.5 text-muted hover:bg-hover"
          >
            <Icon aria-hidden="true" className="size-4" />
          </button>
        )}
        <button
          type="button"
          aria-current={on ? "true" : undefined}
          onClick={() => onChoose(id)}
          className="flex min-w-0 flex-1 items-baseline gap-2 py-1.5 text-left"
        >
          {mark && (
            <span
              className={cn("nums w-6 shrink-0 text-right", unnumbered ? "text-faint" : "text-muted")}
              title={unnumbered ? "原文没有编号" : undefined}
            >
              {mark}
            </span>
          )}
          <span
            className={cn(
              "min-w-0 flex-1",
              level <= 1 && "font-medium",
              level === 0 && "font-semibold",
              dropped && "text-faint line-through",
              leaf && "line-clamp-2",
            )}
          >
            {label}
          </span>
          {unsaved.has(id) && <span className="shrink-0 text-sm text-amber">未保存</span>}
          {dropped && <span className="shrink-0 text-sm text-faint">不录入</span>}
          {note && (
            <span className={cn("nums shrink-0 text-sm whitespace-nowrap", warn ? "text-amber" : "text-muted")}>
              {note}
            </span>
          )}
        </button>
      </div>
      {on && <div className={cn("pr-3 pb-3", INDENT[level])}>{editor}</div>}
    </div>
  );
}
