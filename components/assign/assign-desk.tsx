"use client";

import { useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { useToast } from "@/components/ui/overlay/toast";
import type { Day } from "@/lib/domain/day";
import { assignMeasuresAction } from "@/lib/features/assign/actions";
import type { Desk } from "@/lib/features/assign/queries/assign-desk";
import { AssignBar } from "./assign-bar";
import { type Draft, EMPTY, PANEL } from "./assign-draft";
import { AssignPanel } from "./assign-panel";
import { previewOf } from "./assign-preview";
import { AssignReview } from "./assign-review";
import type { Patch } from "./assign-staging";
import { AssignTable, NothingOnDesk } from "./assign-table";
import { AssignToolbar } from "./assign-toolbar";
import { useHeadings } from "./heading/use-headings";
import { goOn, useDesk, useDeskKeys } from "./use-desk";

type DeskProps = {
  desk: Desk;
  /** Assigned ones are listed too; conditions narrow the list. */
  all: boolean;
  narrowed: boolean;
  personId: string;
  today: Day;
};

/** Saves what is staged, everything or nothing. */
function useSaveAll({ staging, step, selection }: ReturnType<typeof useDesk>, onSaved: () => void) {
  const { toast } = useToast();
  const { run, pending, result } = useServerAction(assignMeasuresAction);
  const saveAll = async () => {
    const measures = staging.entries.map(({ id, version, change, reason }) => ({
      measureId: id,
      version,
      change,
      reason,
    }));
    const reply = await run({ measures });
    if (!reply?.ok) return;
    step({ type: "saved", ids: measures.map((m) => m.measureId) });
    selection.only([]);
    onSaved();
    toast({ tone: "ok", title: `已保存 ${reply.count} 条措施的责任分工` });
  };
  return { saveAll, pending, refusal: result && !result.ok ? { why: result.why, fields: result.fields ?? {} } : null };
}

/** 责任分工: measures on the left, what to give them on the right, and what is not saved yet beneath it. */
export function AssignDesk({ desk, all, narrowed, personId, today }: DeskProps) {
  const state = useDesk(desk, personId, today);
  const { staging, step, terms, naming, staged, selection } = state;
  const [reviewing, setReviewing] = useState(false);
  const { saveAll, pending, refusal } = useSaveAll(state, () => setReviewing(false));
  const undo = () => step({ type: "undo" });
  useDeskKeys(staging.entries.length, () => setReviewing(true), undo);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_19rem] items-start gap-4 max-lg:grid-cols-1">
      <List state={state} desk={desk} all={all} narrowed={narrowed} today={today} />
      <Aside
        desk={desk}
        today={today}
        count={selection.chosen.length}
        draft={state.drafts[PANEL] ?? EMPTY}
        onDraft={(draft) => state.put(PANEL, draft)}
        preview={(patch) => previewOf(selection.chosen, patch, { staged, terms, naming })}
        onStage={(patch) => {
          step({ type: "stage", items: selection.chosen.map((row) => ({ row, patch })) });
          const [first] = goOn(state, selection.chosen, false);
          state.table.current?.querySelector(`input[data-measure="${first}"]`)?.scrollIntoView({ block: "center" });
        }}
      />
      <AssignBar
        waiting={staging.entries.length}
        steps={staging.past.length}
        onDropAll={() => step({ type: "dropAll" })}
        onUndo={undo}
        onReview={() => setReviewing(true)}
      />
      <AssignReview
        open={reviewing}
        onOpenChange={setReviewing}
        entries={staging.entries}
        current={state.byId}
        terms={terms}
        naming={naming}
        refusal={refusal}
        saving={pending}
        onDrop={(id, field) => step(field ? { type: "drop", id, field } : { type: "drop", id })}
        onRebase={(row) => step({ type: "rebase", row })}
        onSave={saveAll}
      />
    </div>
  );
}

type ListProps = Pick<DeskProps, "desk" | "all" | "narrowed" | "today"> & { state: ReturnType<typeof useDesk> };

/** The measures, and above them what can be done with many at once. */
function List({ state, desk, all, narrowed, today }: ListProps) {
  const { selection, folding, step } = state;
  const heading = useHeadings(state, desk, today);
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface">
      <AssignToolbar
        desk={desk}
        onItems={(items) => step({ type: "stage", items })}
        selection={selection}
        folded={folding.collapsed.size > 0}
        onFold={folding.foldAll}
        offered={state.offered.length}
        onOffered={() => step({ type: "stage", items: state.offered })}
      />
      {desk.rows.length === 0 ? (
        <NothingOnDesk all={all} narrowed={narrowed} />
      ) : (
        <AssignTable
          ref={state.table}
          sections={state.sections}
          selected={selection.selected}
          onSelect={state.select}
          collapsed={folding.collapsed}
          onCollapse={folding.collapse}
          expanded={folding.expanded}
          staged={state.staged}
          terms={state.terms}
          naming={state.naming}
          acts={state.acts}
          heading={heading}
        />
      )}
    </div>
  );
}

type AsideProps = {
  desk: Desk;
  today: Day;
  count: number;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  preview: (patch: Patch) => ReturnType<typeof previewOf>;
  onStage: (patch: Patch) => void;
};

/** What to give the chosen measures, and the keys that do without a mouse. */
function Aside({ desk, today, ...panel }: AsideProps) {
  return (
    <aside className="sticky top-14 flex max-h-[calc(100vh-8rem)] flex-col gap-3 overflow-y-auto max-lg:static">
      <section className="rounded-md border border-line bg-surface p-3">
        <h2 className="mb-2 font-semibold">
          给选中的 <span className="nums">{panel.count}</span> 条措施明确责任分工
        </h2>
        <AssignPanel {...panel} inspection={desk.inspection} names={desk.names} today={today} />
      </section>
      <p className="px-1 text-xs text-muted">
        键盘：↑↓ 移动，空格勾选，按住 Shift 连选；勾选后按回车逐项填写，填完时限回车暂存并到下一组；Ctrl+S
        核对并保存，Ctrl+Z 撤销上一步。
      </p>
    </aside>
  );
}
