import type { Change, Words } from "./change";
import type { Noun } from "./field";
import { baselineOf } from "./kind";

/**
 * What a reader sees of the changes of an event, of whichever version. A baseline is there to compute with.
 * @param noun what the event is about; none where this version does not know it, the words of that day stand all the same
 */
export function changesInWords(
  noun: Noun | undefined,
  event: { version: string; action: string; changes: readonly Change[] },
): Words[] {
  if (noun && event.action === baselineOf(noun)) return [];
  if (event.version !== "1") return event.changes.flatMap((change) => (change.words ? [change.words] : []));
  return event.changes.map((change) => oldWords(noun?.facts ?? {}, change));
}

/** Events of version 1 kept words, but for those about chains and calendars, which kept facts under their names. */
function oldWords(facts: Noun["facts"], change: Change): Words {
  const fact = facts[change.field];
  const say = (value: Change["new"]) =>
    value === null ? null : fact ? fact.say(value, ({ id }) => ({ short: id, full: id })) : String(value);
  return { field: fact?.label ?? change.field, old: say(change.old), new: say(change.new) };
}
