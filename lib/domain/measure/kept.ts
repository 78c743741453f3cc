import type { State } from "../history/change";
import { count, day, type Field, type Noun, one, oneOf, quiet, several, struck, text } from "../history/field";
import {
  cycleLabel,
  OPENING_LABEL,
  OUTCOME_LABELS,
  PROGRESS_KIND_LABELS,
  STAGE_LABELS,
  STATUS_LABELS,
  TIME_CLASS_LABELS,
} from "../labels";
import type { OutcomeKind, ProgressKind } from "../types";
import { type ParentColumns, type ParentRef, parentIn } from "./parent";

/** 整改成效 in words: 制度 差旅费管理办法 1项. */
export function outcomeInWords(o: { kind: OutcomeKind; value: number | string; unit: string; name: string }): string {
  return [OUTCOME_LABELS[o.kind].name, o.name, `${o.value}${o.unit}`].filter((s) => s !== "").join(" ");
}

/** The issue or item it was written for. */
const parent: Field = {
  label: "所属",
  read: (row) => parentIn(row as ParentColumns),
  say: (value, names) => {
    const { row, id } = value as ParentRef;
    return names({ kind: row, id }).full;
  },
  refers: (value) => {
    const { row, id } = value as ParentRef;
    return [{ kind: row, id }];
  },
};

/** 配合部门, in an order of their own. */
const units: Field = {
  ...several("unit", "配合部门"),
  read: (row) => {
    const linked = (row.cooperation ?? []) as readonly { unitId: string }[];
    return linked.length === 0 ? null : linked.map(({ unitId }) => unitId).sort();
  },
};

/** What of the feedback it answers, in an order of their own. */
const answered = (kind: "manifestation" | "advice", label: string, links: string, column: string): Field => ({
  ...several(kind, label),
  read: (row) => {
    const linked = (row[links] ?? []) as readonly Record<string, string>[];
    return linked.length === 0 ? null : linked.map((link) => link[column] ?? "").sort();
  },
});

type Progress = { kind: ProgressKind; text: string };
type Point = { position: number; text: string };
type Opened = { day: string; source: string; voucher: string };
type Fixed = { text: string; note: string };

const fact = (
  label: string,
  words: (value: never) => { field: string; new: string },
  old: string | null = null,
): Field => ({
  ...text(label),
  words: ({ new: now }) => ({ old, ...words(now as never) }),
});

/** 整改措施: what history keeps of one. Its place in the order is told where it is moved, not kept. */
export const MEASURE = {
  type: "MEASURE",
  label: "整改措施",
  table: "measure",
  fields: {
    text: text("整改措施"),
    remark: text("备注"),
    parent,
    manifestationIds: answered("manifestation", "对应的具体表现", "manifestationLinks", "manifestationId"),
    adviceIds: answered("advice", "对应的整改意见", "adviceLinks", "adviceId"),
    leadUnitId: one("unit", "牵头部门"),
    unitIds: units,
    leaderId: one("person", "责任领导"),
    ownerId: one("person", "责任人"),
    timeClass: oneOf("整改类型", TIME_CLASS_LABELS),
    dueOn: day("整改时限"),
    originalDueOn: day("原定时限"),
    dueText: text("时限原文"),
    reviewEveryDays: count("复核间隔", (n) => `每${n}天`),
    status: {
      ...oneOf("状态", STATUS_LABELS),
      initial: "PLANNED",
      words: ({ old, new: now }, telling) => ({
        field: "状态",
        old: stateWord(old, telling.was),
        new: stateWord(now, telling.now),
      }),
    },
    // Kept where it is so: of most measures there is nothing to keep.
    opening: quiet({ ...text(OPENING_LABEL), read: (row) => (row.opening === true ? true : null) }),
    stage: {
      ...oneOf("当前环节", STAGE_LABELS),
      // The last signature, and a return, are told by the status.
      words: ({ old, new: now }) => (now === null ? null : { field: "当前环节", old: stage(old), new: stage(now) }),
    },
    cycle: { ...count("整改次数", (n) => cycleLabel(Number(n))), initial: 1 },
    startedOn: quiet(day("启动日期")),
    submittedOn: quiet(day("申请日期")),
    stageSince: quiet(day("到达环节日期")),
    closedOn: quiet(day("销号日期")),
    heldDays: quiet(count("审核占用天数")),
    lastHeardOn: quiet(day("最近报送")),
    lastProgressOn: quiet(day("最近有进展")),
    struckAt: struck("整改措施", "text"),
    struckReason: quiet(text("作废原因")),
    mergedIntoId: quiet(one("measure", "并入", "short")),
  },
  facts: {
    place: count("顺序", (n) => `第${n}条`),
    splitInto: several("measure", "拆分为", "short"),
    mergedFrom: several("measure", "并入的措施", "short"),
    mergedOutcomes: count("并入的整改成效", (n) => `${n}条`),
    outcome: { ...text("整改成效"), say: (value) => outcomeInWords(value as never) },
    progress: fact("进展", ({ kind, text: said }: Progress) => ({ field: PROGRESS_KIND_LABELS[kind], new: said })),
    told: fact("进展", ({ day: asOf, text: said }: { day: string; text: string }) => ({
      field: `通报所载进展（截至${asOf}）`,
      new: said,
    })),
    opened: fact("期初", ({ day: done, source, voucher }: Opened) => ({
      field: `期初（${done}完成）`,
      new: `依据：${source}；确认人：${voucher}`,
    })),
    backfilled: fact("进展", ({ day: done, text: said }: { day: string; text: string }) => ({
      field: `补录进展（${done}）`,
      new: said,
    })),
    statement: text("完成情况"),
    point: fact("退回意见", ({ position, text: said }: Point) => ({ field: `退回意见第${position}条`, new: said })),
    fixed: fact("退回意见", ({ text: said, note }: Fixed) => ({ field: `退回意见“${said}”`, new: note }), "待补充"),
  },
} as const satisfies Noun;

function stateWord(value: unknown, at: State | null): string | null {
  if (value === null) return null;
  return at?.opening === true ? OPENING_LABEL : (STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? String(value));
}

function stage(value: unknown): string | null {
  return value === null ? null : (STAGE_LABELS[value as keyof typeof STAGE_LABELS] ?? String(value));
}

export type MeasureField = keyof typeof MEASURE.fields;
