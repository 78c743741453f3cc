import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { Assigned } from "@/lib/domain/measure/assigning";
import type { Naming } from "../assign-words";

/** What the measures of an issue have in common, as they would be with what is set aside; a field they differ in says so. */
export type Summary = { lead: string; units: string; leader: string; timeClass: string; due: string };

const MIXED = "不一致";

function shared(values: readonly string[]): string {
  const [first = ""] = values;
  return values.every((value) => value === first) ? first : MIXED;
}

export function summaryOf(rows: readonly Assigned[], naming: Naming): Summary {
  const of = (value: (m: Assigned) => string) => shared(rows.map(value));
  return {
    lead: of((m) => (m.leadUnitId ? naming.unit(m.leadUnitId) : "")),
    units: of((m) => m.unitIds.map(naming.unit).sort().join("、")),
    leader: of((m) => (m.leaderId ? naming.person(m.leaderId) : "")),
    timeClass: of((m) => (m.timeClass ? TIME_CLASS_LABELS[m.timeClass] : "")),
    due: of((m) => m.dueOn ?? ""),
  };
}

/** 牵头 法规处 · 领导 郑克勤 · 2026-06-30; "" while nothing is set. */
export function summaryInWords({ lead, leader, due }: Summary): string {
  const parts = [
    ["牵头", lead],
    ["领导", leader],
    ["时限", due],
  ].flatMap(([word, value]) => (value ? [`${word} ${value}`] : []));
  return parts.join(" · ");
}
