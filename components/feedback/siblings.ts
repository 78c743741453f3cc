import type { Sibling } from "@/components/edit/edit-types";
import type { ListedMeasure } from "@/lib/features/measure/queries/measure-list";

/** Measures as the edit dialogs take them: without struck ones, their text as title. */
export function siblingsOf(rows: readonly ListedMeasure[]): Sibling[] {
  return rows.filter((m) => !m.struck).map((m) => ({ id: m.id, code: m.code, version: m.version, title: m.text }));
}
