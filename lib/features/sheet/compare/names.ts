/** Names in a sheet, and whom or what of the body they mean. */

export type KnownName = {
  id: string;
  name: string;
  /** Other names it goes by. */
  also: readonly string[];
  /** It ended, or left: named, and no longer chosen. */
  gone: boolean;
};

export type Meant =
  | { is: "known"; id: string }
  /** Somebody said it means nobody here. */
  | { is: "nobody" }
  /** `among`: those it may mean. */
  | { is: "unknown"; among: readonly string[] };

const bare = (name: string) => name.replace(/[\s\u3000·・]+/gu, "");

/**
 * Whom a name means: as it was chosen, else the one that is called so. Words around a person's name (党组书记、局长张三) are
 * passed over where they hold the name of one person only.
 */
export function meantBy(written: string, known: readonly KnownName[], chosen: Readonly<Record<string, string>>): Meant {
  const choice = chosen[written];
  if (choice === "") return { is: "nobody" };
  if (choice !== undefined && known.some(({ id }) => id === choice)) return { is: "known", id: choice };
  const wanted = bare(written);
  const called = known.filter((one) => [one.name, ...one.also].some((name) => bare(name) === wanted));
  const [only, ...more] = called.length > 1 ? called.filter(({ gone }) => !gone) : called;
  if (only && more.length === 0) return { is: "known", id: only.id };
  if (called.length > 0) return { is: "unknown", among: called.map(({ id }) => id) };
  const within = known.filter(({ name, gone }) => !gone && name.length > 1 && wanted.includes(bare(name)));
  const [one, ...others] = within;
  return one && others.length === 0
    ? { is: "known", id: one.id }
    : { is: "unknown", among: within.map(({ id }) => id) };
}
