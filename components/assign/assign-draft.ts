import { parseDay } from "@/lib/domain/day";
import { halfWidth } from "@/lib/domain/text/half-width";
import type { TimeClass } from "@/lib/domain/types";
import type { Patch } from "./assign-staging";

/** What is filled in for the chosen measures: "" leaves a field alone, CLEAR empties it. */
export type Draft = {
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

export const CLEAR = "clear";
export const EMPTY: Draft = {
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

/** What is filled in at several places of the desk: in the panel, and by issue or item in its heading. */
export type Drafts = Readonly<Record<string, Draft>>;
/** The panel's. */
export const PANEL = "panel";

export const isEmpty = (draft: Draft): boolean =>
  Object.entries(draft).every(([name, value]) => name === "unitsMode" || value.length === 0) &&
  (draft.unitsMode === "" || draft.unitsMode === "set");

/** A lead unit does not cooperate as well: chosen to lead, it is no longer among the others. */
export const withPart = (draft: Draft, part: Partial<Draft>): Draft => {
  const next = { ...draft, ...part };
  return { ...next, units: next.units.filter((id) => id !== next.lead) };
};

/** Reads what was kept; anything else is nothing filled in. */
export function draftsFrom(text: string | null): Drafts {
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    if (typeof read !== "object" || read === null) return {};
    const isDraft = (one: unknown): one is Draft =>
      typeof one === "object" &&
      one !== null &&
      Object.entries(EMPTY).every(([name, empty]) => {
        const value: unknown = (one as Record<string, unknown>)[name];
        return Array.isArray(empty)
          ? Array.isArray(value) && value.every((id) => typeof id === "string")
          : typeof value === "string";
      });
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, Draft] => isDraft(entry[1])));
  } catch {
    return {};
  }
}

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
