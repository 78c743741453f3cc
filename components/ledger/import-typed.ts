import { halfWidth } from "@/lib/domain/half-width";

/** What was typed into the fields of a row and is not saved yet, by field. */
export type Typed = Readonly<Record<string, string>>;

/** Keeps what was typed; null when the row stands as saved. */
export type TypedChange = (typed: Typed | null) => void;

/** Whether the fields say anything else than what is saved; blanks at the ends are cut when saving and do not count. */
export function isUnsaved(typed: Typed, saved: Typed): boolean {
  return Object.entries(saved).some(([field, value]) => (typed[field] ?? value).trim() !== value.trim());
}

/** The printed number of an issue as typed, full-width digits too: null when there is none, undefined when it is no number. */
export function numberTyped(typed: string): number | null | undefined {
  const plain = halfWidth(typed).trim();
  if (plain === "") return null;
  return /^[1-9]\d{0,3}$/.test(plain) ? Number(plain) : undefined;
}
