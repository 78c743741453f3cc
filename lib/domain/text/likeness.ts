import { bare } from "./bare";

/** How alike two texts are by the pairs of characters they share: enough to offer one beside the other, never to decide. */

const pairsOf = (text: string): Set<string> => {
  const letters = [...bare(text)];
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
};

/** From this share of common pairs on a measure is offered for a line. */
const NEAR = 0.12;

/**
 * The texts nearest to each line, by index: the ones that share most with it, where that is enough. Pairs that stand in most
 * of the texts tell nothing apart and are left out.
 */
export function nearest(lines: readonly string[], texts: readonly string[]): number[][] {
  const sets = texts.map(pairsOf);
  const common = (pair: string) => texts.length > 2 && sets.filter((set) => set.has(pair)).length * 2 > texts.length;
  return lines.map((line) => {
    const own = [...pairsOf(line)].filter((pair) => !common(pair));
    if (own.length === 0) return [];
    const shares = sets.map((set) => own.filter((pair) => set.has(pair)).length / Math.min(own.length, set.size || 1));
    const best = Math.max(...shares);
    return best < NEAR ? [] : shares.flatMap((share, i) => (share >= NEAR && share >= best * 0.8 ? [i] : []));
  });
}

/** How much two texts share of their pairs of characters (Sørensen–Dice), 0 to 1. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * shared) / all;
}
