/** How far a set of rows is chosen. */
export type TickState = "none" | "some" | "all";

export function tickState(ids: readonly string[], selected: ReadonlySet<string>): TickState {
  const count = ids.reduce((n, id) => n + (selected.has(id) ? 1 : 0), 0);
  return count === 0 ? "none" : count === ids.length ? "all" : "some";
}

/**
 * The selection after a press on `id`. With an `anchor` (Shift) everything between the two, in the order shown, becomes what
 * `id` becomes; without one, or when the anchor is no longer shown, `id` alone is flipped.
 */
export function selectRange(
  selected: ReadonlySet<string>,
  order: readonly string[],
  anchor: string | null,
  id: string,
): ReadonlySet<string> {
  const on = !selected.has(id);
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)];
  const range = from < 0 || to < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(selected);
  for (const one of range) {
    if (on) next.add(one);
    else next.delete(one);
  }
  return next;
}

/**
 * The rows chosen after these were dealt with: those of the group behind the last one of them, so that the keyboard goes from
 * group to group; none behind the last group.
 */
export function nextGroup(
  groups: readonly { rows: readonly { id: string }[] }[],
  done: ReadonlySet<string>,
): readonly string[] {
  const last = groups.findLastIndex(({ rows }) => rows.some(({ id }) => done.has(id)));
  return last < 0 ? [] : (groups[last + 1]?.rows.map(({ id }) => id) ?? []);
}
