/** Doubts of one kind, said once: a report of forty rows in one form repeats every doubt forty times. */

type Doubt = { line: number; message: string; text: string };
export type DoubtGroup<T extends Doubt> = { message: string; all: readonly [T, ...T[]] };

/** Words of a message that differ from row to row: what is quoted, days and figures. */
const VARIABLE = /“[^”]*”|（[^）]*）|(?<=日期)[^早]{4,24}(?=早于)|\d+(?:-\d+)*/g;
/** Each of these is about a figure of its own. */
const EACH_ITS_OWN = /^文中称/;

const kindOf = (message: string): string => (EACH_ITS_OWN.test(message) ? message : message.replace(VARIABLE, "…"));

/** What doubts of one kind all say; … stands where they differ. */
function messageOf([first, ...others]: readonly [Doubt, ...Doubt[]]): string {
  const differing = others.filter(({ message }) => message !== first.message);
  if (differing.length === 0) return first.message;
  const values = differing.map(({ message }) => message.match(VARIABLE) ?? []);
  let place = -1;
  return first.message.replace(VARIABLE, (own) => {
    place += 1;
    return values.every((one) => one[place] === own) ? own : "…";
  });
}

/** Doubts by kind, in the order of the first of each. */
export function groupedDoubts<T extends Doubt>(doubts: readonly T[]): DoubtGroup<T>[] {
  const kinds = new Map<string, [T, ...T[]]>();
  for (const doubt of doubts) {
    const kind = kindOf(doubt.message);
    const same = kinds.get(kind);
    if (same) same.push(doubt);
    else kinds.set(kind, [doubt]);
  }
  return [...kinds.values()].map((all) => ({ message: messageOf(all), all }));
}

/** Doubts as a script reads them: one entry for every kind, with the lines of each where there are several. */
export function statedDoubts(doubts: readonly Doubt[]) {
  return groupedDoubts(doubts).map(({ message, all }) => {
    const [{ line, text }] = all;
    return all.length === 1
      ? { line, message, text }
      : { line, message, text, count: all.length, lines: all.map((one) => one.line) };
  });
}
