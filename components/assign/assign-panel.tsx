"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Input } from "@/components/ui/control/input";
import { MultiCombobox } from "@/components/ui/control/multi-combobox";
import { Select } from "@/components/ui/control/select";
import { parseDay } from "@/lib/domain/day";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { DUE_TEXT_MAX, REASON_MAX } from "@/lib/domain/limits";
import type { AssignmentProblems } from "@/lib/domain/measure/assigning";
import { halfWidth } from "@/lib/domain/text/half-width";
import { TIME_CLASSES, type TimeClass } from "@/lib/domain/types";
import type { DeskInspection } from "@/lib/features/assign/queries/assign-desk";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import type { Patch } from "./assign-staging";

/** What is filled in for the chosen measures: "" leaves a field alone, CLEAR empties it. */
type Draft = {
  lead: string;
  unitsMode: "" | "set" | "add" | "remove" | "clear";
  units: string[];
  leader: string;
  owner: string;
  timeClass: string;
  dueOn: string;
  dueText: string;
  reviewEveryDays: string;
  reason: string;
};

const CLEAR = "clear";
const EMPTY: Draft = {
  lead: "",
  unitsMode: "",
  units: [],
  leader: "",
  owner: "",
  timeClass: "",
  dueOn: "",
  dueText: "",
  reviewEveryDays: "",
  reason: "",
};

/** A number of days as typed, full-width digits included; NaN, which the rules refuse, for anything else. */
function daysTyped(text: string): number {
  const plain = halfWidth(text).trim();
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}

/** The draft as a wish for every chosen measure; null while nothing is filled in. */
export function patchOf(d: Draft): Patch | null {
  const patch: Patch = {};
  const or = (value: string) => (value === CLEAR ? null : value);
  if (d.lead) patch.leadUnitId = or(d.lead);
  if (d.leader) patch.leaderId = or(d.leader);
  if (d.owner) patch.ownerId = or(d.owner);
  if (d.timeClass) patch.timeClass = or(d.timeClass) as TimeClass | null;
  if (d.dueOn === CLEAR) patch.dueOn = null;
  const day = parseDay(d.dueOn);
  if (day) patch.dueOn = day;
  if (d.dueText) patch.dueText = d.dueText === CLEAR ? "" : d.dueText.trim();
  if (d.reviewEveryDays) patch.reviewEveryDays = d.reviewEveryDays === CLEAR ? null : daysTyped(d.reviewEveryDays);
  if (d.unitsMode === "clear") patch.units = { mode: "set", ids: [] };
  else if (d.unitsMode && d.units.length > 0) patch.units = { mode: d.unitsMode, ids: d.units };
  if (Object.keys(patch).length === 0) return null;
  return d.reason.trim() ? { ...patch, reason: d.reason.trim() } : patch;
}

export type AssignPanelProps = {
  inspection: DeskInspection;
  names: DeskNames;
  today: string;
  /** How many measures are chosen. */
  count: number;
  /** What the wish would do to the chosen measures: how many it changes, and the problems by field. */
  preview: (patch: Patch) => { changes: number; lines: string[]; problems: AssignmentProblems };
  onStage: (patch: Patch) => void;
};

/** The fields given to all chosen measures at once. Each is left alone, set or cleared. */
export function AssignPanel({ inspection, names, today, count, preview, onStage }: AssignPanelProps) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const patch = patchOf(draft);
  const outlook = patch && count > 0 ? preview(patch) : null;
  const problems = outlook?.problems ?? {};
  const clear = { value: CLEAR, label: "清空" };
  const units = names.units.filter((u) => !u.ended);
  const persons = names.persons.filter((p) => !p.left);
  // A half-typed or impossible day is no wish: it must not pass for “leave the day as it is”.
  const [dayInDoubt, setDayInDoubt] = useState(false);
  const blocked = Object.keys(problems).length > 0 || (dayInDoubt && draft.dueOn !== CLEAR);

  function stage() {
    if (!patch || !outlook || outlook.changes === 0 || blocked) return;
    onStage(patch);
    setDraft(EMPTY);
  }

  return (
    <form
      aria-label="给选中的措施分工"
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
      <Line label="牵头部门" error={problems.leadUnitId}>
        <Combobox
          label="牵头部门"
          placeholder="不改"
          clearable
          options={[...units, clear]}
          value={draft.lead}
          onChange={(lead) => set({ lead })}
        />
      </Line>
      <Line label="责任部门" error={problems.unitIds}>
        <Select
          aria-label="责任部门"
          placeholder="不改"
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
            label="责任部门"
            options={units.filter((u) => u.value !== draft.lead)}
            value={draft.units}
            onChange={(chosen) => set({ units: chosen })}
          />
        )}
      </Line>
      <Line label="责任领导" error={problems.leaderId}>
        <Combobox
          label="责任领导"
          placeholder="不改"
          clearable
          options={[...persons, clear]}
          value={draft.leader}
          onChange={(leader) => set({ leader })}
        />
      </Line>
      <Line label="责任人" error={problems.ownerId}>
        <Combobox
          label="责任人"
          placeholder="不改"
          clearable
          options={[...persons, clear]}
          value={draft.owner}
          onChange={(owner) => set({ owner })}
        />
      </Line>
      <Line label="整改类型" error={problems.timeClass}>
        <Select
          aria-label="整改类型"
          placeholder="不改"
          options={[...TIME_CLASSES.map((c) => ({ value: c, label: TIME_CLASS_LABELS[c] })), clear]}
          value={draft.timeClass}
          onChange={(event) => set({ timeClass: event.target.value })}
        />
      </Line>
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
              onDoubt={setDayInDoubt}
            />
            <span className="flex flex-wrap gap-x-2 text-sm">
              <TextButton
                onClick={() => {
                  setDayInDoubt(false);
                  set({ dueOn: inspection.concentratedEndOn });
                }}
              >
                集中整改期满
              </TextButton>
              <TextButton
                onClick={() => {
                  setDayInDoubt(false);
                  set({ dueOn: CLEAR });
                }}
              >
                清空
              </TextButton>
            </span>
          </>
        )}
      </Line>
      <Line label="时限原文" error={problems.dueText}>
        {draft.dueText === CLEAR ? (
          <Cleared onUndo={() => set({ dueText: "" })} />
        ) : (
          <span className="flex items-center gap-2">
            <Input
              aria-label="时限原文"
              placeholder="不改"
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
              placeholder={`不改（${inspection.reviewEveryDays}天）`}
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
      <div className="mt-1 flex items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          disabled={!outlook || outlook.changes === 0 || blocked}
          title="Ctrl+Enter"
        >
          加入待保存
        </Button>
        {patch && (
          <Button variant="quiet" onClick={() => setDraft(EMPTY)}>
            重填
          </Button>
        )}
      </div>
      <div aria-live="polite" className="text-sm">
        {count === 0 ? (
          <p className="text-muted">请先在左侧勾选措施。</p>
        ) : !outlook ? (
          <p className="text-muted">填写要更改的项目，其余保持“不改”。</p>
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
    </form>
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
