import type { Day } from "@/lib/domain/day";
import { STATUS_LABELS, statusLabel, TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { overLimit, PROGRESS_MAX, REMARK_MAX, TEXT_MAX } from "@/lib/domain/limits";
import { type AssignmentChange, type AssignmentField, assignmentProblems } from "@/lib/domain/measure/assigning";
import { openingDayProblem, openingHindrance } from "@/lib/domain/measure/opening";
import { missingAssignment } from "@/lib/domain/measure/readiness";
import { STEPS } from "@/lib/domain/measure/status";
import { bare } from "@/lib/domain/text/bare";
import { part } from "@/lib/domain/text/text";
import type { MeasureStatus, ProgressKind } from "@/lib/domain/types";
import { columnSpec, type SheetField } from "@/lib/features/ledger/columns";
import { type KnownName, meantBy } from "./names";
import type { LedgerNow, MeasureNow } from "./now";
import type { MeasureWrite } from "./planned";
import type { Said } from "./said";

/** What one cell of a sheet changes in a measure of the ledger, by the rules the ledger's own forms obey. */

export type CellPlan = {
  was: string;
  becomes: string;
  refused?: string | null;
  write?: Omit<MeasureWrite, "measureId" | "version">;
};
/** Null where the cell says what the ledger says. */
type Cell = CellPlan | null;

export const headingOf = (field: SheetField): string => {
  const { paper, heading } = columnSpec(field);
  return paper ?? heading;
};

const nameOf = (known: readonly KnownName[], id: string | null): string =>
  (id && known.find((one) => one.id === id)?.name) || "未明确";

const listed = (list: readonly string[]) => list.map((status) => `“${status}”`).join("、");

/** Whoever does not keep the ledger brings progress only. */
const forOffice = (field: SheetField): string =>
  `“${headingOf(field)}”由领导小组办公室填写，您可以导入的是本部门牵头措施的进展情况；此格没有采用。`;

const EDITABLE: readonly MeasureStatus[] = ["PLANNED", "UNDERWAY", "RETURNED"];

/** Why a measure cannot be edited so in the state it is in; null where it can. */
export const statusRefusal = ({ code, status: is }: MeasureNow, what: string): string | null =>
  EDITABLE.includes(is) ? null : `措施 ${code} 现在的状态是“${STATUS_LABELS[is]}”，不能${what}。`;

function text(now: MeasureNow, said: string): Cell {
  if (bare(said) === bare(now.text)) return null;
  const wording = statusRefusal(now, "修改文字");
  const empty = said.trim() === "" ? "整改措施不能清空；不再需要的措施请在台账中作废。" : null;
  return {
    was: now.text,
    becomes: said,
    refused: empty ?? wording ?? overLimit("整改措施", said, TEXT_MAX),
    write: { text: said.trim() },
  };
}

/** A change of who does it and by when, judged as the desk of 责任分工 judges it. */
function assigned(
  now: MeasureNow,
  ledger: LedgerNow,
  shown: { was: string; becomes: string; why?: string | null },
  change: AssignmentChange,
): Cell {
  const fields = Object.keys(change) as AssignmentField[];
  const same = fields.every((field) =>
    field === "unitIds"
      ? [...now.unitIds].sort().join() === [...(change.unitIds ?? [])].sort().join()
      : now[field] === change[field],
  );
  if (same && !shown.why) return null;
  const problems = assignmentProblems(now, change, ledger.choices.reason, ledger.terms);
  return {
    was: shown.was,
    becomes: shown.becomes,
    refused: shown.why ?? Object.values(problems)[0] ?? null,
    write: { assignment: change },
  };
}

const unknownName = (what: string, name: string) =>
  `没有找到${what}“${name}”，请在上方“名称对应”中选择，或选“不采用”。`;

function one(
  now: MeasureNow,
  ledger: LedgerNow,
  { field, said, what }: { field: "leaderId" | "leadUnitId" | "ownerId"; said: string; what: string },
): Cell {
  const unit = field === "leadUnitId";
  const known = unit ? ledger.units : ledger.persons;
  const was = nameOf(known, now[field]);
  if (said === "") return assigned(now, ledger, { was, becomes: "未明确" }, { [field]: null });
  const meant = meantBy(said, known, unit ? ledger.choices.units : ledger.choices.persons);
  if (meant.is === "nobody") return null;
  if (meant.is === "unknown") return { was, becomes: said, refused: unknownName(what, said) };
  const { id } = meant;
  const gone = known.find((name) => name.id === id)?.gone && id !== now[field];
  const why = gone ? `“${said}”已停用或已离任，不能再承担措施，请另选。` : null;
  // Who leads is no longer among those who cooperate.
  const unitIds = now.unitIds.filter((other) => other !== id);
  const change: AssignmentChange =
    unit && unitIds.length < now.unitIds.length ? { leadUnitId: id, unitIds } : { [field]: id };
  return assigned(now, ledger, { was, becomes: nameOf(known, id), why }, change);
}

function cooperating(now: MeasureNow, ledger: LedgerNow, said: readonly string[]): Cell {
  const was = now.unitIds.map((id) => nameOf(ledger.units, id)).join("、") || "无";
  const meant = said.map((name) => ({ name, meant: meantBy(name, ledger.units, ledger.choices.units) }));
  const unknown = meant.filter((one) => one.meant.is === "unknown").map(({ name }) => name);
  const ids = [...new Set(meant.flatMap((one) => (one.meant.is === "known" ? [one.meant.id] : [])))];
  const unitIds = ids.filter((id) => id !== now.leadUnitId);
  const becomes = said.join("、") || "无";
  const why = unknown.length > 0 ? unknownName("部门", unknown.join("、")) : null;
  return assigned(now, ledger, { was, becomes, why }, { unitIds });
}

/** 2024-12-31 and the like are the day itself, and no wording of the plan. */
const PLAIN_DAY = /^\s*20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:前|以前)?\s*$|^\d{1,6}$/;

/** The day and the wording a cell of 整改时限 sets. */
export function dueOf({ text, day }: Said["due"]): { dueOn: Day | null; dueText: string } {
  return { dueOn: day as Day | null, dueText: PLAIN_DAY.test(text) ? "" : text.trim() };
}

function due(now: MeasureNow, ledger: LedgerNow, said: Said["due"]): Cell {
  const { dueOn, dueText } = dueOf(said);
  const was = [now.dueOn, now.dueText].filter(Boolean).join(" ") || "未明确";
  const becomes = [dueOn, dueText].filter(Boolean).join(" ") || "未明确";
  // The same day written plainly is the day it was, in whatever words.
  if (dueOn !== null && dueOn === now.dueOn && dueText === "") return null;
  // Words that name no day (长期坚持) leave the day as it is.
  const change: AssignmentChange = dueOn === null && said.text.trim() !== "" ? { dueText } : { dueOn, dueText };
  return assigned(now, ledger, { was, becomes }, change);
}

const LEAD = /^(?:截至)?20\d\d-\d\d-\d\d(?:\s*(?:通报所载|补录|据报表|无变化|暂无进展|定期复核|有进展))?\s+/;
const NOTHING_NEW = /^(?:本周|本月|近期)?(?:暂|尚)?无(?:新的?|最新)?(?:进展|变化)/;

/** What of a cell is new: what stands behind the words that were there, without the day in front. */
export function newProgress(said: string, latest: string | null): string {
  const text = said.trim().replace(LEAD, "");
  const before = latest?.trim() ?? "";
  return before !== "" && text.startsWith(before) ? part(text, before.length).trim() : text;
}

const REPORTABLE: readonly MeasureStatus[] = STEPS.report.from;

function progress(now: MeasureNow, ledger: LedgerNow, said: string): Cell {
  const entry = newProgress(said, now.latest);
  if (entry === "" || (now.latest !== null && bare(entry) === bare(now.latest))) return null;
  const shown = { was: now.latest ?? "尚未报送", becomes: entry };
  const long = overLimit("进展", entry, PROGRESS_MAX);
  if (long) return { ...shown, refused: long };
  const kind: ProgressKind = NOTHING_NEW.test(entry) ? "NO_CHANGE" : "PROGRESS";
  const { asOf } = ledger.choices;
  // What the sheet tells of before the measure stood here is no report of this week.
  if (ledger.office && !now.reported && asOf && asOf <= now.span.to && REPORTABLE.includes(now.status)) {
    const why = openingDayProblem(now.code, asOf as Day, now.span);
    return { ...shown, refused: why, write: { backfill: { day: asOf as Day, text: entry } } };
  }
  return { ...shown, refused: cannotReport(now, ledger, kind), write: { progress: { kind, text: entry } } };
}

function cannotReport(now: MeasureNow, ledger: LedgerNow, kind: ProgressKind): string | null {
  if (!ledger.office && !now.reports) return `措施 ${now.code} 不是您所在部门牵头的，进展由牵头部门报送。`;
  if (!REPORTABLE.includes(now.status))
    return `措施 ${now.code} 现在的状态是“${STATUS_LABELS[now.status]}”，不能报送进展；${listed(REPORTABLE.map((status) => STATUS_LABELS[status]))}的措施可以。`;
  return now.status === "PLANNED" && kind !== "NO_CHANGE" ? missingAssignment(now) : null;
}

const DONE = ["DONE", "CLOSED"];

function status(
  now: MeasureNow,
  ledger: LedgerNow,
  { status: said, closedOn }: Pick<Said, "status"> & Partial<Said>,
): Cell {
  const { reads, text: written } = said;
  const closed = now.status === "CLOSED";
  const shown = { was: statusLabel(now), becomes: written.split("\n")[0] ?? "" };
  if (reads === null) {
    if (written.trim() === "") return null;
    return { ...shown, refused: `完成情况“${shown.becomes}”不能识别，请改为已完成、正在推进、未完成等。` };
  }
  if (DONE.includes(reads) === closed) {
    if (reads !== "BASICALLY_DONE") return null;
    return { ...shown, refused: "基本完成由领导小组办公室在反馈问题页写明理由后登记，不由表格导入。" };
  }
  if (closed)
    return { ...shown, refused: `措施 ${now.code} 已销号，不能由表格改回；确有反弹的，请在台账中登记问题反弹。` };
  const { opening, asOf } = ledger.choices;
  const on = (closedOn ?? asOf) as Day | null;
  const why = openingHindrance(now);
  if (why) return { ...shown, refused: `销号须由责任部门申请、逐级审核，不能由表格导入。${why}` };
  if (!opening.take)
    return {
      ...shown,
      refused: "销号须由责任部门申请、逐级审核，不能由表格导入；建账以前已经完成的，请在上方勾选“作为期初已完成录入”。",
    };
  if (!on) return { ...shown, refused: "请在表中写明完成（销号）时间，或在上方填写截至日期。" };
  return {
    was: shown.was,
    becomes: `期初已完成（${on}）`,
    refused: openingDayProblem(now.code, on, now.span),
    write: { openingOn: on },
  };
}

function closedOn(now: MeasureNow, said: string | null): Cell {
  if (said === now.closedOn) return null;
  return {
    was: now.closedOn ?? "",
    becomes: said ?? "",
    refused: "销号时间由系统按审核结果记录，不由表格导入。",
  };
}

/** The cell of one field. */
export function cellOf(field: SheetField, now: MeasureNow, said: Partial<Said>, ledger: LedgerNow): Cell {
  const plan = judged(field, now, said, ledger);
  return plan && !ledger.office && field !== "progress" ? { ...plan, refused: forOffice(field) } : plan;
}

function judged(field: SheetField, now: MeasureNow, said: Partial<Said>, ledger: LedgerNow): Cell {
  switch (field) {
    case "text":
      return said.text === undefined ? null : text(now, said.text);
    case "leader":
      return said.leader === undefined
        ? null
        : one(now, ledger, { field: "leaderId", said: said.leader, what: "责任领导" });
    case "leadUnit":
      return said.leadUnit === undefined
        ? null
        : one(now, ledger, { field: "leadUnitId", said: said.leadUnit, what: "部门" });
    case "owner":
      return said.owner === undefined ? null : one(now, ledger, { field: "ownerId", said: said.owner, what: "责任人" });
    case "cooperatingUnits":
      return said.cooperatingUnits === undefined ? null : cooperating(now, ledger, said.cooperatingUnits);
    case "timeClass":
      return timeClassCell(now, ledger, said.timeClass);
    case "due":
      return said.due === undefined ? null : due(now, ledger, said.due);
    case "progress":
      return said.progress === undefined ? null : progress(now, ledger, said.progress);
    case "status":
      return said.status === undefined ? null : status(now, ledger, { ...said, status: said.status });
    case "closedOn":
      // Beside a status it says when it was done.
      return said.closedOn === undefined || said.status !== undefined ? null : closedOn(now, said.closedOn);
    case "remark":
      return said.remark === undefined ? null : remark(now, said.remark);
  }
}

function timeClassCell(now: MeasureNow, ledger: LedgerNow, said: Said["timeClass"] | undefined): Cell {
  if (said === undefined) return null;
  const words = (value: Said["timeClass"]) => (value ? TIME_CLASS_LABELS[value] : "未分类");
  return assigned(now, ledger, { was: words(now.timeClass), becomes: words(said) }, { timeClass: said });
}

function remark(now: MeasureNow, said: string): Cell {
  if (said.trim() === now.remark.trim()) return null;
  return {
    was: now.remark,
    becomes: said,
    refused: overLimit("备注", said, REMARK_MAX),
    write: { remark: said.trim() },
  };
}
