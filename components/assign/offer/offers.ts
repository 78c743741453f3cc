import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { Assignment } from "@/lib/domain/measure/assigning";
import { shorten } from "@/lib/domain/text/text";
import type { DeskGroup, DeskRow, DeskSuggestion } from "@/lib/features/assign/queries/assign-desk";
import type { Patch } from "../assign-staging";
import type { Naming } from "../assign-words";

/** A suggestion as an offer: what accepting it stages, and the words it rests on. */
export type Offer = { key: string; label: string; words: string; patch: Patch; sure: boolean };

type Now = Pick<Assignment, "leadUnitId" | "unitIds" | "timeClass" | "dueOn">;
type NowOfAll = Now & Pick<Assignment, "leaderId" | "dueText">;

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
    const free = now.leadUnitId === null;
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
      label: `配合 ${name}`,
      words,
      patch: { units: { mode: "add", ids: [unitId] } },
      sure: s.role === "cooperating",
    };
    if (s.role === "lead") return free ? [asLead] : [];
    if (s.role === "cooperating") return [asUnit];
    // Named alone it is offered in one part, never in both: as lead while there is none.
    return [free ? asLead : asUnit];
  });
}

/** Characters of a fact shown beside its offer. */
const QUOTED = 24;

/** What the report says of the issue as offers for one of its measures, for the fields that are still empty. */
export function factOffersOf(suggestions: DeskGroup["suggestions"], now: NowOfAll, naming: Naming): Offer[] {
  const leads = suggestions.flatMap((s) => (s.kind === "unit" && s.role === "lead" ? [s.unitId] : []));
  // A measure led by another unit than the report names was decided otherwise: those beside it are offered no more.
  const otherwise = now.leadUnitId !== null && leads.length > 0 && !leads.includes(now.leadUnitId);
  return suggestions.flatMap((s, n): Offer[] => {
    // A name quoted beside itself says nothing more.
    const offer = (label: string, patch: Patch, sure = s.sole): Offer[] => {
      const words = label.endsWith(` ${s.words}`) ? s.label : shorten(`${s.label}：${s.words}`, QUOTED);
      return [{ key: `fact-${n}`, label, words, patch, sure }];
    };
    if (s.kind === "leader") {
      return now.leaderId === null ? offer(`责任领导 ${naming.person(s.personId)}`, { leaderId: s.personId }) : [];
    }
    if (s.kind === "unit") {
      const { unitId } = s;
      if (now.leadUnitId === unitId || now.unitIds.includes(unitId)) return [];
      const name = naming.unit(unitId);
      if (s.role === "cooperating") {
        const patch: Patch = { units: { mode: "add", ids: [unitId] } };
        return otherwise ? [] : offer(`配合 ${name}`, patch, s.sole && now.leadUnitId === null);
      }
      if (now.leadUnitId !== null) return [];
      return offer(`牵头 ${name}`, { leadUnitId: unitId }, s.sole && leads.length === 1);
    }
    if (now.dueOn !== null) return [];
    const timeClass = now.timeClass === null ? s.timeClass : null;
    if (s.day === null && timeClass === null && now.dueText !== "") return [];
    const label = [s.day ? `时限 ${s.day}` : "", timeClass ? TIME_CLASS_LABELS[timeClass] : ""].filter((w) => w !== "");
    return offer(label.join(" ") || "时限原文", {
      dueText: s.dueText,
      ...(s.day ? { dueOn: s.day } : {}),
      ...(timeClass ? { timeClass } : {}),
    });
  });
}

/** What is offered for the measures of one issue together: each offer with the measures it would change. */
export function offersForAll<R extends DeskRow>(
  suggestions: DeskGroup["suggestions"],
  rows: readonly R[],
  nowOf: (row: R) => NowOfAll,
  naming: Naming,
): { offer: Offer; rows: R[] }[] {
  const all = new Map<string, { offer: Offer; rows: R[] }>();
  for (const row of suggestions.length === 0 ? [] : rows) {
    for (const offer of factOffersOf(suggestions, nowOf(row), naming)) {
      const same = all.get(offer.key);
      if (same) same.rows.push(row);
      else all.set(offer.key, { offer, rows: [row] });
    }
  }
  return [...all.values()];
}

/** The units an offer names: offered by the measure's own words in one part, a unit is not offered in another. */
const unitsIn = ({ leadUnitId, units }: Patch): readonly string[] => [
  ...(leadUnitId ? [leadUnitId] : []),
  ...(units?.ids ?? []),
];

/** What can be accepted for a measure without looking: its own words come before what is said of its whole issue. */
export function sureOffersOf(row: DeskRow, group: DeskGroup | undefined, now: NowOfAll, naming: Naming): Offer[] {
  const own = offersOf(row.suggestions, now, naming.unit);
  const said = new Set(own.flatMap((offer) => [...Object.keys(offer.patch), ...unitsIn(offer.patch)]));
  const beside = factOffersOf(group?.suggestions ?? [], now, naming).filter(
    (offer) => ![...Object.keys(offer.patch), ...unitsIn(offer.patch)].some((one) => said.has(one)),
  );
  return [...own, ...beside].filter((offer) => offer.sure);
}
