"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Input } from "@/components/ui/control/input";
import { MultiCombobox } from "@/components/ui/control/multi-combobox";
import { Select } from "@/components/ui/control/select";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { REASON_MAX } from "@/lib/domain/limits";
import { TIME_CLASSES } from "@/lib/domain/types";
import type { Desk, DeskGroup } from "@/lib/features/assign/queries/assign-desk";
import { type Draft, isEmpty, patchOf, withPart } from "../assign-draft";
import type { previewOf } from "../assign-preview";
import type { Patch } from "../assign-staging";
import type { Summary } from "./group-summary";

type Step = "lead" | "units" | "leader" | "class" | "due";

export type GroupFieldsProps = {
  group: DeskGroup;
  desk: Pick<Desk, "names" | "inspection">;
  today: string;
  /** How many measures it is for, and what they have in common now. */
  count: number;
  summary: Summary;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  preview: (patch: Patch) => ReturnType<typeof previewOf>;
  /** Sets it aside and goes on to the next group; null: nothing was filled in, only goes on. */
  onStage: (patch: Patch | null) => void;
  /** How often it was asked for by keyboard: each time its first list opens. */
  asked: number;
};

/**
 * 部门, 领导, 类型 and 时限 of an issue in its heading, one after the other by Enter: what is left empty stays as it is, and
 * behind the last one the group is set aside and the next one begins.
 */
export function GroupFields(props: GroupFieldsProps) {
  const { group, desk, draft, onDraft, count, summary } = props;
  const box = useRef<HTMLDivElement>(null);
  const [dayInDoubt, setDayInDoubt] = useState(false);
  const set = (part: Partial<Draft>) => onDraft(withPart(draft, part));
  const go = (step: Step) => {
    const control = box.current?.querySelector<HTMLElement>(`[data-step=${step}] :is(button, select, input)`);
    control?.focus();
    if (control instanceof HTMLButtonElement) control.click();
  };
  const { asked } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for.
  useEffect(() => {
    if (asked === 0) return;
    box.current?.scrollIntoView({ block: "center" });
    go("lead");
  }, [asked]);

  const patch = patchOf(draft);
  const outlook = patch ? props.preview(patch) : null;
  const problems = Object.values(outlook?.problems ?? {});
  const blocked = problems.length > 0 || dayInDoubt;
  const stage = () => {
    if (blocked) return;
    props.onStage(outlook && outlook.changes > 0 ? patch : null);
  };
  const enter = (next: () => void) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    next();
  };
  const units = desk.names.units.filter((u) => !u.ended);
  const named = (field: string) => `${group.code} ${field}`;
  return (
    <div ref={box} className="mt-1 flex flex-wrap items-center gap-1.5 pl-6 font-normal">
      <div data-step="lead" className="w-34">
        <Combobox
          label={named("牵头部门")}
          placeholder={summary.lead ? `牵头 ${summary.lead}` : "牵头部门"}
          clearable
          options={units}
          value={draft.lead}
          onChange={(lead) => set({ lead })}
          onDone={() => go("units")}
        />
      </div>
      <div data-step="units" className="w-34">
        <MultiCombobox
          label={named("配合部门")}
          placeholder={summary.units ? `配合 ${summary.units}` : "配合部门"}
          bare
          options={units.filter((u) => u.value !== draft.lead)}
          value={draft.units}
          onChange={(chosen) => set({ units: chosen, unitsMode: "set" })}
          onDone={() => go("leader")}
        />
      </div>
      <div data-step="leader" className="w-30">
        <Combobox
          label={named("责任领导")}
          placeholder={summary.leader ? `领导 ${summary.leader}` : "责任领导"}
          clearable
          options={leadersFor(desk.names, draft.lead)}
          value={draft.leader}
          onChange={(leader) => set({ leader })}
          onDone={() => go("class")}
        />
      </div>
      <div data-step="class" className="w-26">
        <Select
          aria-label={named("整改类型")}
          placeholder={summary.timeClass ? `类型 ${summary.timeClass}` : "整改类型"}
          options={TIME_CLASSES.map((c) => ({ value: c, label: TIME_CLASS_LABELS[c] }))}
          value={draft.timeClass}
          onChange={(event) => set({ timeClass: event.target.value })}
          onKeyDown={enter(() => go("due"))}
        />
      </div>
      <div data-step="due">
        <DateInput
          aria-label={named("整改时限")}
          title={summary.due ? `现为 ${summary.due}` : undefined}
          bare
          min={desk.inspection.feedbackOn}
          value={draft.dueOn}
          onChange={(event) => set({ dueOn: event.target.value })}
          onDoubt={setDayInDoubt}
          onKeyDown={enter(stage)}
        />
      </div>
      {(draft.reason !== "" || outlook?.problems.reason) && (
        <Input
          aria-label={named("调整原因")}
          placeholder="调整原因"
          className="w-40"
          maxLength={REASON_MAX}
          value={draft.reason}
          onChange={(event) => set({ reason: event.target.value })}
          onKeyDown={enter(stage)}
        />
      )}
      <Button size="sm" disabled={blocked || isEmpty(draft) || outlook?.changes === 0} onClick={stage}>
        暂存 {count} 条
      </Button>
      {outlook && problems.length > 0 && (
        <p role="alert" className="w-full text-sm text-red">
          {problems[0]}
        </p>
      )}
    </div>
  );
}

/** Who has the chosen lead unit in charge (分管) first; those who left are not offered. */
function leadersFor({ persons, units }: Desk["names"], lead: string) {
  const inCharge = units.find((u) => u.value === lead)?.inCharge;
  const present = persons.filter((p) => !p.left);
  return [
    ...present.filter((p) => p.value === inCharge).map((p) => ({ ...p, hint: "分管领导" })),
    ...present.filter((p) => p.value !== inCharge),
  ];
}
