"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { AssignmentProblems } from "@/lib/domain/measure/assigning";
import type { DeskInspection } from "@/lib/features/assign/queries/assign-desk";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import { CLEAR, type Draft, EMPTY, patchOf, withPart } from "./assign-draft";
import { ClassField, DueField, PersonFields, UnitFields, WordFields } from "./assign-fields";
import type { Patch } from "./assign-staging";

/** What a wish would do to the chosen measures: how many it changes, how, and the problems by field. */
type Outlook = { changes: number; lines: string[]; problems: AssignmentProblems };

export type AssignPanelProps = {
  inspection: DeskInspection;
  names: DeskNames;
  today: string;
  /** How many measures are chosen. */
  count: number;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  preview: (patch: Patch) => Outlook;
  onStage: (patch: Patch) => void;
};

/** The fields given to all chosen measures at once. */
export function AssignPanel({ inspection, names, today, count, draft, onDraft, preview, onStage }: AssignPanelProps) {
  const set = (part: Partial<Draft>) => onDraft(withPart(draft, part));
  const patch = patchOf(draft);
  const outlook = patch && count > 0 ? preview(patch) : null;
  const problems = outlook?.problems ?? {};
  // A half-typed or impossible day is no wish: it must not pass for “leave the day as it is”.
  const [dayInDoubt, setDayInDoubt] = useState(false);
  const blocked = Object.keys(problems).length > 0 || (dayInDoubt && draft.dueOn !== CLEAR);
  const field = { draft, set, problems };

  const form = useRef<HTMLFormElement>(null);

  function stage() {
    if (!patch || !outlook || outlook.changes === 0 || blocked) return;
    onStage(patch);
    onDraft(EMPTY);
    // The next group begins where this one did.
    form.current?.querySelector<HTMLElement>("button, input, select")?.focus();
  }

  return (
    <form
      ref={form}
      aria-label="给选中的措施明确责任分工"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        stage();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          stage();
        }
      }}
    >
      <UnitFields {...field} names={names} />
      <PersonFields {...field} names={names} />
      <ClassField {...field} />
      <DueField {...field} inspection={inspection} today={today} onDoubt={setDayInDoubt} />
      <WordFields {...field} inspection={inspection} />
      <div className="mt-1 flex items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          disabled={!outlook || outlook.changes === 0 || blocked}
          title="Ctrl+Enter"
        >
          暂存本组
        </Button>
        {patch && (
          <Button variant="quiet" onClick={() => onDraft(EMPTY)}>
            重填
          </Button>
        )}
      </div>
      <OutlookWords count={count} outlook={outlook} />
    </form>
  );
}

/** What adding it would change, said while it is filled in. */
function OutlookWords({ count, outlook }: { count: number; outlook: Outlook | null }) {
  return (
    <div aria-live="polite" className="text-sm">
      {count === 0 ? (
        <p className="text-muted">请先在左侧勾选措施。</p>
      ) : !outlook ? (
        <p className="text-muted">填写要更改的项目，其余留作“保持不变”。</p>
      ) : outlook.changes === 0 ? (
        <p className="text-muted">选中的措施已经是这样，没有要改的。</p>
      ) : (
        <>
          <p className="font-medium">将更改 {outlook.changes} 条：</p>
          <ul className="list-inside list-disc text-muted">
            {outlook.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
