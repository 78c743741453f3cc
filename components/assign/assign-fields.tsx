import type { ReactNode } from "react";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Input } from "@/components/ui/control/input";
import { MultiCombobox } from "@/components/ui/control/multi-combobox";
import { Select } from "@/components/ui/control/select";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { DUE_TEXT_MAX, REASON_MAX } from "@/lib/domain/limits";
import type { AssignmentProblems } from "@/lib/domain/measure/assigning";
import { TIME_CLASSES } from "@/lib/domain/types";
import type { DeskInspection } from "@/lib/features/assign/queries/assign-desk";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import { CLEAR, type Draft } from "./assign-draft";

/** The fields of the panel of 责任分工: each is left alone, set or cleared. */

type FieldProps = {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  problems: AssignmentProblems;
};

const CLEAR_IT = { value: CLEAR, label: "清空" };

/** Who does it: lead unit and those that co-operate. */
export function UnitFields({ draft, set, problems, names }: FieldProps & { names: DeskNames }) {
  const units = names.units.filter((u) => !u.ended);
  return (
    <>
      <Line label="牵头部门" error={problems.leadUnitId}>
        <Combobox
          label="牵头部门"
          placeholder="保持不变"
          clearable
          options={[...units, CLEAR_IT]}
          value={draft.lead}
          onChange={(lead) => set({ lead })}
        />
      </Line>
      <Line label="配合部门" error={problems.unitIds}>
        <Select
          aria-label="配合部门"
          placeholder="保持不变"
          options={[
            { value: "set", label: "设为" },
            { value: "add", label: "增加" },
            { value: "remove", label: "去掉" },
            { value: "clear", label: "清空" },
          ]}
          value={draft.unitsMode}
          onChange={(event) => set({ unitsMode: event.target.value as Draft["unitsMode"] })}
        />
        {draft.unitsMode !== "" && draft.unitsMode !== "clear" && (
          <MultiCombobox
            label="配合部门"
            options={units.filter((u) => u.value !== draft.lead)}
            value={draft.units}
            onChange={(chosen) => set({ units: chosen })}
          />
        )}
      </Line>
    </>
  );
}

/** Who has the chosen lead unit in their charge (分管) today, while no leader is chosen. */
function leaderOffered({ lead, leader }: Draft, names: DeskNames): DeskNames["persons"][number] | undefined {
  const inCharge = leader === "" ? names.units.find((u) => u.value === lead)?.inCharge : undefined;
  return names.persons.find((p) => p.value === inCharge && !p.left);
}

/** Who answers for it. */
export function PersonFields({ draft, set, problems, names }: FieldProps & { names: DeskNames }) {
  const persons = names.persons.filter((p) => !p.left);
  const offered = leaderOffered(draft, names);
  return (
    <>
      <Line label="责任领导" error={problems.leaderId}>
        <Combobox
          label="责任领导"
          placeholder="保持不变"
          clearable
          options={[...persons, CLEAR_IT]}
          value={draft.leader}
          onChange={(leader) => set({ leader })}
        />
        {offered && (
          <span className="text-sm">
            <TextButton onClick={() => set({ leader: offered.value })}>分管领导 {offered.label}</TextButton>
          </span>
        )}
      </Line>
      <Line label="责任人" error={problems.ownerId}>
        <Combobox
          label="责任人"
          placeholder="保持不变"
          clearable
          options={[...persons, CLEAR_IT]}
          value={draft.owner}
          onChange={(owner) => set({ owner })}
        />
      </Line>
    </>
  );
}

/** The day it is due. A half-typed or impossible one is told by `onDoubt`. */
export function DueField({
  draft,
  set,
  problems,
  inspection,
  today,
  onDoubt,
}: FieldProps & { inspection: DeskInspection; today: string; onDoubt: (inDoubt: boolean) => void }) {
  const put = (dueOn: string) => {
    onDoubt(false);
    set({ dueOn });
  };
  return (
    <Line label="整改时限" error={problems.dueOn}>
      {draft.dueOn === CLEAR ? (
        <Cleared onUndo={() => set({ dueOn: "" })} />
      ) : (
        <>
          <DateInput
            aria-label="整改时限"
            today={today}
            min={inspection.feedbackOn}
            value={draft.dueOn}
            onChange={(event) => set({ dueOn: event.target.value })}
            onDoubt={onDoubt}
          />
          <span className="flex flex-wrap gap-x-2 text-sm">
            <TextButton onClick={() => put(inspection.concentratedEndOn)}>集中整改期满</TextButton>
            <TextButton onClick={() => put(CLEAR)}>清空</TextButton>
          </span>
        </>
      )}
    </Line>
  );
}

/** Its class. */
export function ClassField({ draft, set, problems }: FieldProps) {
  return (
    <Line label="整改类型" error={problems.timeClass}>
      <Select
        aria-label="整改类型"
        placeholder="保持不变"
        options={[...TIME_CLASSES.map((c) => ({ value: c, label: TIME_CLASS_LABELS[c] })), CLEAR_IT]}
        value={draft.timeClass}
        onChange={(event) => set({ timeClass: event.target.value })}
      />
    </Line>
  );
}

/** The deadline in the words of the plan, how often it is reviewed, and why where a reason is due. */
export function WordFields({ draft, set, problems, inspection }: FieldProps & { inspection: DeskInspection }) {
  return (
    <>
      <Line label="时限原文" error={problems.dueText}>
        {draft.dueText === CLEAR ? (
          <Cleared onUndo={() => set({ dueText: "" })} />
        ) : (
          <span className="flex items-center gap-2">
            <Input
              aria-label="时限原文"
              placeholder="保持不变"
              maxLength={DUE_TEXT_MAX}
              value={draft.dueText}
              onChange={(event) => set({ dueText: event.target.value })}
            />
            <TextButton onClick={() => set({ dueText: CLEAR })}>清空</TextButton>
          </span>
        )}
      </Line>
      <Line label="复核间隔" error={problems.reviewEveryDays}>
        {draft.reviewEveryDays === CLEAR ? (
          <Cleared onUndo={() => set({ reviewEveryDays: "" })} />
        ) : (
          <span className="flex items-center gap-2">
            <Input
              inputMode="numeric"
              aria-label="复核间隔（天）"
              placeholder={`保持不变（${inspection.reviewEveryDays}天）`}
              value={draft.reviewEveryDays}
              onChange={(event) => set({ reviewEveryDays: event.target.value })}
            />
            <TextButton onClick={() => set({ reviewEveryDays: CLEAR })}>清空</TextButton>
          </span>
        )}
      </Line>
      {(problems.reason || draft.reason) && (
        <Line label="调整原因" error={problems.reason}>
          <Input
            aria-label="调整原因"
            maxLength={REASON_MAX}
            value={draft.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </Line>
      )}
    </>
  );
}

function Line({ label, error, children }: { label: string; error?: string | undefined; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.5rem_1fr] items-start gap-x-2">
      <span aria-hidden="true" className="pt-1.5 text-sm font-medium">
        {label}
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        {children}
        {error && (
          <p role="alert" className="text-sm text-red">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

function Cleared({ onUndo }: { onUndo: () => void }) {
  return (
    <span className="flex h-8 items-center gap-2">
      将清空
      <TextButton onClick={onUndo}>不清空</TextButton>
    </span>
  );
}

function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className="shrink-0 text-sm text-link hover:underline">
      {children}
    </button>
  );
}
