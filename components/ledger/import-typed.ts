/** What was typed into the fields of a row and is not saved yet, by field. */
export type Typed = Readonly<Record<string, string>>;

/** Keeps what was typed; null when the row stands as saved. */
export type TypedChange = (typed: Typed | null) => void;

/** Whether the fields say anything else than what is saved; blanks at the ends are cut when saving and do not count. */
export function isUnsaved(typed: Typed, saved: Typed): boolean {
  return Object.entries(saved).some(([field, value]) => (typed[field] ?? value).trim() !== value.trim());
}
