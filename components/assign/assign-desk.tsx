"use client";

import { Undo2 } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { useToast } from "@/components/ui/overlay/toast";
import type { Day } from "@/lib/domain/day";
import type { AssignmentTerms } from "@/lib/domain/measure/assigning";
import { assignMeasuresAction } from "@/lib/features/assign/actions";
import type { Desk, DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { AssignPanel } from "./assign-panel";
import { previewOf } from "./assign-preview";
import { AssignReview } from "./assign-review";
import { AssignRow } from "./assign-row";
import { AssignSection, inSections } from "./assign-section";
import { selectRange, tickState } from "./assign-selection";
import { wanted } from "./assign-staging";
import { useStaging } from "./assign-store";
import { type Offer, offersOf } from "./assign-suggest";
import { TickBox } from "./assign-tick-box";
import { namingOf } from "./assign-words";

/** 分工: measures on the left, what to give them on the right, and what is not saved yet beneath it. */
export function AssignDesk({
  desk,
  all,
  narrowed,
  personId,
  today,
}: {
  desk: Desk;
  /** Assigned ones are listed too; conditions narrow the list. */
  all: boolean;
  narrowed: boolean;
  personId: string;
  today: Day;
}) {
  const { inspection, rows, names } = desk;
  const { staging, step } = useStaging(personId, inspection.id);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [reviewing, setReviewing] = useState(false);
  const anchor = useRef<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const { toast } = useToast();
  const save = useServerAction(assignMeasuresAction);

  const terms = useMemo<AssignmentTerms>(
    () => ({ feedbackOn: inspection.feedbackOn, today, reviewEveryDays: inspection.reviewEveryDays }),
    [inspection.feedbackOn, inspection.reviewEveryDays, today],
  );
  const naming = useMemo(() => namingOf(names), [names]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const staged = useMemo(() => new Map(staging.entries.map((e) => [e.id, e])), [staging.entries]);
  const sections = useMemo(() => inSections(desk), [desk]);
  const order = useMemo(
    () =>
      sections.flatMap((s) => s.groups.flatMap((g) => (collapsed.has(g.group.id) ? [] : g.rows.map((row) => row.id)))),
    [sections, collapsed],
  );
  // Measures that left the page (saved, or filtered away) are not chosen any longer.
  const chosen = useMemo(() => rows.filter((row) => selected.has(row.id)), [rows, selected]);

  const toggle = useCallback(
    (id: string, extend: boolean) => {
      // Read now: the state below is worked out later, when the anchor is already the next one.
      const from = extend ? anchor.current : null;
      anchor.current = id;
      setSelected((now) => selectRange(now, order, from, id));
    },
    [order],
  );
  const setMany = (ids: readonly string[], on: boolean) =>
    setSelected((now) => {
      const next = new Set(now);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      return next;
    });
  const expand = useCallback((id: string) => setExpanded((now) => flipped(now, id)), []);
  const collapse = (id: string) => setCollapsed((now) => flipped(now, id));
  const accept = useCallback(
    (row: DeskRow, offer: Offer) => step({ type: "stage", items: [{ row, patch: offer.patch }] }),
    [step],
  );
  const drop = useCallback((id: string) => step({ type: "drop", id }), [step]);
  const keyDown = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, id: string) => {
      const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const to = move === 0 ? undefined : order[order.indexOf(id) + move];
      if (!to) return;
      event.preventDefault();
      table.current?.querySelector<HTMLInputElement>(`input[data-measure="${to}"]`)?.focus();
      if (event.shiftKey) setSelected((now) => new Set([...now, id, to]));
    },
    [order],
  );
  const acts = useMemo(() => ({ toggle, expand, accept, drop, keyDown }), [toggle, expand, accept, drop, keyDown]);

  const offered = (chosen.length > 0 ? chosen : rows).flatMap((row) => {
    const sure = offersOf(row.suggestions, wanted(row, staged.get(row.id)), naming.unit).filter((o) => o.sure);
    return sure.map((offer) => ({ row, patch: offer.patch }));
  });

  async function saveAll() {
    const measures = staging.entries.map(({ id, version, change, reason }) => ({
      measureId: id,
      version,
      change,
      reason,
    }));
    const reply = await save.run({ measures });
    if (!reply?.ok) return;
    step({ type: "saved", ids: measures.map((m) => m.measureId) });
    setSelected(new Set());
    setReviewing(false);
    toast({ tone: "ok", title: `已保存 ${reply.count} 条措施的分工` });
  }

  const undo = () => step({ type: "undo" });
  const waiting = staging.entries.length;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const typing =
        event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), textarea");
      const key = event.key.toLowerCase();
      if (key === "s" && waiting > 0) {
        event.preventDefault();
        setReviewing(true);
      } else if (key === "z" && !typing && !event.shiftKey) {
        event.preventDefault();
        step({ type: "undo" });
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [waiting, step]);

  const allIds = rows.map((row) => row.id);
  const failed = save.result && !save.result.ok ? { why: save.result.why, fields: save.result.fields ?? {} } : null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_19rem] items-start gap-4 max-lg:grid-cols-1">
      <div className="min-w-0 rounded-md border border-line bg-surface">
        <div className="sticky top-12 z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1.5">
          <TickBox
            label={desk.pageCount > 1 ? `全选本页 ${rows.length} 条` : `全选 ${rows.length} 条`}
            state={tickState(allIds, selected)}
            onChange={(on) => setMany(allIds, on)}
          />
          <span className="nums text-muted">已选 {chosen.length} 条</span>
          {chosen.length > 0 && (
            <Button size="sm" variant="quiet" onClick={() => setSelected(new Set())}>
              清除选择
            </Button>
          )}
          <span className="flex-1" />
          <Button
            size="sm"
            variant="quiet"
            onClick={() => setCollapsed(collapsed.size > 0 ? new Set() : new Set(desk.groups.map((g) => g.id)))}
          >
            {collapsed.size > 0 ? "全部展开" : "全部收起"}
          </Button>
          <Button
            size="sm"
            disabled={offered.length === 0}
            onClick={() => step({ type: "stage", items: offered })}
            title="只采纳原文说得明确的建议；有几种读法的请逐条选择"
          >
            采纳{chosen.length > 0 ? "所选" : "全部"}建议（{offered.length}）
          </Button>
        </div>
        {rows.length === 0 ? (
          narrowed ? (
            <EmptyState title="没有符合条件的措施" hint="可以清除条件，或查看全部措施。" />
          ) : all ? (
            <EmptyState
              title="这次巡视巡察还没有措施"
              hint="在导入台确认入账，或在反馈问题页上新增措施后，在这里分工。"
            />
          ) : (
            <EmptyState title="措施已全部分工" hint="要更改已有分工，请查看全部措施。" />
          )
        ) : (
          <table ref={table} className="w-full table-fixed border-collapse text-left" aria-label="待分工的措施">
            <colgroup>
              <col className="w-24" />
              <col />
              <col className="w-32" />
              <col className="w-24" />
              <col className="w-28" />
            </colgroup>
            <thead>
              <tr className="border-b border-line-strong bg-ground text-sm text-muted">
                {["编号", "整改措施", "牵头/责任部门", "领导/责任人", "类型/时限"].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-3 font-medium first:pl-3">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            {sections.map((section) => (
              <AssignSection
                key={section.id}
                section={section}
                selected={selected}
                onSelect={setMany}
                collapsed={collapsed}
                onCollapse={collapse}
                row={(row) => (
                  <AssignRow
                    key={row.id}
                    row={row}
                    staged={staged.get(row.id)}
                    selected={selected.has(row.id)}
                    expanded={expanded.has(row.id)}
                    terms={terms}
                    naming={naming}
                    acts={acts}
                  />
                )}
              />
            ))}
          </table>
        )}
      </div>
      <aside className="sticky top-14 flex max-h-[calc(100vh-8rem)] flex-col gap-3 overflow-y-auto max-lg:static">
        <section className="rounded-md border border-line bg-surface p-3">
          <h2 className="mb-2 font-semibold">
            给选中的 <span className="nums">{chosen.length}</span> 条措施分工
          </h2>
          <AssignPanel
            inspection={inspection}
            names={names}
            today={today}
            count={chosen.length}
            preview={(patch) => previewOf(chosen, patch, { staged, terms, naming })}
            onStage={(patch) => step({ type: "stage", items: chosen.map((row) => ({ row, patch })) })}
          />
        </section>
        <p className="px-1 text-xs text-muted">
          键盘：↑↓ 移动，空格勾选，按住 Shift 连选；Ctrl+Enter 加入待保存，Ctrl+S 核对并保存，Ctrl+Z 撤销上一步。
        </p>
      </aside>
      <section
        aria-label="待保存的更改"
        className={cn(
          "sticky bottom-0 z-20 col-span-full flex flex-wrap items-center gap-x-3 gap-y-2 rounded-t-md border border-line-strong bg-surface px-4 py-2 shadow-pop print:hidden",
          waiting === 0 && staging.past.length === 0 && "hidden",
        )}
      >
        <span aria-live="polite" className="font-semibold">
          待保存 <span className="nums">{waiting}</span> 条
        </span>
        <span className="text-sm text-muted">还没有写入台账；刷新或换条件不会丢失，关闭窗口后不保留。</span>
        <span className="flex-1" />
        <Button variant="quiet" disabled={waiting === 0} onClick={() => step({ type: "dropAll" })}>
          全部撤销
        </Button>
        <Button disabled={staging.past.length === 0} onClick={undo} icon={<Undo2 aria-hidden="true" />} title="Ctrl+Z">
          撤销上一步
        </Button>
        <Button variant="primary" disabled={waiting === 0} onClick={() => setReviewing(true)} title="Ctrl+S">
          核对并保存
        </Button>
      </section>
      <AssignReview
        open={reviewing}
        onOpenChange={setReviewing}
        entries={staging.entries}
        current={byId}
        terms={terms}
        naming={naming}
        refusal={failed}
        saving={save.pending}
        onDrop={(id, field) => step(field ? { type: "drop", id, field } : { type: "drop", id })}
        onRebase={(row) => step({ type: "rebase", row })}
        onSave={saveAll}
      />
    </div>
  );
}

function flipped(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
