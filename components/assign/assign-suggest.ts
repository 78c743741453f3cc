import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { Assignment } from "@/lib/domain/measure/assigning";
import type { DeskSuggestion } from "@/lib/features/assign/queries/assign-desk";
import type { Patch } from "./assign-staging";

/** A suggestion as an offer: what accepting it stages, and the words it rests on. */
export type Offer = { key: string; label: string; words: string; patch: Patch; sure: boolean };

type Now = Pick<Assignment, "leadUnitId" | "unitIds" | "timeClass" | "dueOn">;

/**
 * What the words of a measure offer for the fields that are still empty. `sure` is false where the words leave more than
 * one reading: those are accepted one by one only.
 */
export function offersOf(suggestions: readonly DeskSuggestion[], now: Now, unitName: (id: string) => string): Offer[] {
  const units = suggestions.filter((s) => s.kind === "unit");
  const leads = units.filter((s) => s.role === "lead");
  const days = new Set(suggestions.flatMap((s) => (s.kind === "deadline" ? [s.day] : [])));
  const classes = new Set(suggestions.flatMap((s) => (s.kind === "timeClass" ? [s.timeClass] : [])));
  return suggestions.flatMap((s): Offer[] => {
    const { words } = s;
    if (s.kind === "deadline") {
      if (now.dueOn !== null) return [];
      const patch: Patch = { dueOn: s.day, dueText: words };
      return [
        { key: `day-${s.start}`, label: `时限 ${s.day}`, words, patch, sure: days.size === 1 && !s.yearInferred },
      ];
    }
    if (s.kind === "timeClass") {
      if (now.timeClass !== null) return [];
      const patch: Patch = { timeClass: s.timeClass };
      return [
        { key: `class-${s.start}`, label: TIME_CLASS_LABELS[s.timeClass], words, patch, sure: classes.size === 1 },
      ];
    }
    const { unitId } = s;
    if (now.leadUnitId === unitId || now.unitIds.includes(unitId)) return [];
    const name = unitName(unitId);
    const asLead: Offer = {
      key: `lead-${unitId}`,
      label: `牵头 ${name}`,
      words,
      patch: { leadUnitId: unitId },
      sure: s.role === "lead" ? leads.length === 1 : leads.length === 0 && units.length === 1,
    };
    const asUnit: Offer = {
      key: `unit-${unitId}`,
      label: `责任 ${name}`,
      words,
      patch: { units: { mode: "add", ids: [unitId] } },
      sure: s.role === "cooperating",
    };
    const free = now.leadUnitId === null;
    if (s.role === "lead") return free ? [asLead] : [];
    if (s.role === "cooperating") return [asUnit];
    return free ? [asLead, { ...asUnit, sure: false }] : [asUnit];
  });
}
