import { forget, keep, kept } from "@/components/form/kept";
import { halfWidth } from "@/lib/domain/text/half-width";

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

const placeOf = (draftId: string) => `import:${draftId}`;

/** Keeps what is typed into the rows of a draft in this window, for the account of the page. */
export function keepTyped(owner: string, draftId: string, rows: ReadonlyMap<string, Typed>): void {
  if (rows.size === 0) forget(owner, placeOf(draftId));
  else keep(owner, placeOf(draftId), JSON.stringify([...rows]));
}

const isWords = (value: unknown): value is Typed =>
  typeof value === "object" && value !== null && Object.values(value).every((word) => typeof word === "string");

/** What was typed before the page was loaded again. */
export function keptTyped(owner: string, draftId: string): Map<string, Typed> {
  try {
    const found: unknown = JSON.parse(kept(owner, placeOf(draftId)) ?? "[]");
    if (!Array.isArray(found)) return new Map();
    return new Map(
      found.filter(
        (row): row is [string, Typed] => Array.isArray(row) && typeof row[0] === "string" && isWords(row[1]),
      ),
    );
  } catch {
    return new Map();
  }
}
