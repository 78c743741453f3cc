import { part } from "@/lib/domain/text/text";
import type { Random } from "@/prisma/seed/bulk/random";

/** What is done to markup: a tree that is none any more, names and numbers nobody expects, and much of anything. */

type Change = (text: string, random: Random, other: string) => string;

/** Repeating stops here: size by itself is tried by the hostile files, not by mutations. */
const MOST_REPEATED = 60_000;

const ODD_VALUES: [string, ...string[]] = [
  "",
  "-1",
  "0",
  "999999999",
  "1e308",
  "NaN",
  "__proto__",
  "constructor",
  "none",
  "\u0000",
  "水".repeat(300),
  "%1%2%3%4%5%6%7%8%9",
  "restart",
  "../../../etc/passwd",
];
const ODD_TEXT: [string, ...string[]] = [
  "&x;",
  "&#0;",
  "&#x110000;",
  "&#xd800;",
  "&amp;amp;",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?x",
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  "\u0000",
  "\ud800",
  "\ufeff",
  "\u202e",
  "\u2028",
  "\u0301\u0301\u0301",
  "\t|\t",
  "“‘（【《",
  "针对“关于“",
  "2023年99月99日",
  "制定措施999999999999条，",
  "第一百二十三类问题",
];

const at = (text: string, random: Random) => random.int(0, text.length);
const cut = (text: string, from: number, to: number, put = "") => part(text, 0, from) + put + part(text, to);

/** A tag or a piece of text between tags, somewhere in the text. */
function token(text: string, random: Random, pattern: RegExp): { from: number; to: number; found: string } | null {
  const sticky = new RegExp(pattern, "g");
  sticky.lastIndex = at(text, random);
  const match = sticky.exec(text) ?? new RegExp(pattern).exec(text);
  return match ? { from: match.index, to: match.index + match[0].length, found: match[0] } : null;
}

const TAG = /<[^<>]{1,400}>/;
const CLOSING = /<\/[^<>]{1,100}>/;
const VALUE = /="[^"<>]{0,400}"/;
const BETWEEN = />[^<>]{1,2000}</;

const instead =
  (pattern: RegExp, put: (found: string, random: Random, text: string) => string): Change =>
  (text, random) => {
    const found = token(text, random, pattern);
    return found ? cut(text, found.from, found.to, put(found.found, random, text)) : text;
  };

const repeated = (what: string, random: Random) =>
  what.repeat(Math.min(random.int(2, 3_000), Math.ceil(MOST_REPEATED / Math.max(1, what.length))));

/** An element with no other of its name inside, and any that closes itself. */
const ELEMENT = /<([\w:]+)(?:\s[^<>]*)?>(?:(?!<\1[\s>])[\s\S]){0,3000}?<\/\1>|<[\w:]+(?:\s[^<>]*)?\/>/;

const element = (text: string, random: Random) => token(text, random, ELEMENT)?.found ?? "";

/** After these the tree is still one: what reads it meets what it did not expect. */
const TREE_CHANGES: [Change, ...Change[]] = [
  instead(ELEMENT, () => ""),
  instead(ELEMENT, repeated),
  instead(ELEMENT, (_, random, text) => element(text, random)),
  instead(ELEMENT, (found, random, text) => found + element(text, random)),
  // One inside another, at its beginning.
  instead(ELEMENT, (found, random, text) => found.replace(/>/, `>${element(text, random)}`)),
  // In another of its kind, again and again.
  instead(ELEMENT, (found, random) => {
    const name = /^<([\w:]+)/.exec(found)?.[1] ?? "";
    const deep = random.of([1, 2, 30, 200]);
    return `<${name}>`.repeat(deep) + found + `</${name}>`.repeat(deep);
  }),
  // Under the name of another.
  instead(ELEMENT, (found, random, text) => {
    const name = /^<([\w:]+)/.exec(found)?.[1] ?? "";
    const other = /^<([\w:]+)/.exec(element(text, random))?.[1] ?? name;
    return found.replace(`<${name}`, `<${other}`).replace(`</${name}>`, `</${other}>`);
  }),
  instead(VALUE, (_, random) => `="${random.of(ODD_VALUES)}"`),
  instead(VALUE, (_, random, text) => token(text, random, VALUE)?.found ?? '=""'),
  instead(BETWEEN, (found, random) => `>${repeated(part(found, 1, random.int(2, 40)), random)}<`),
  instead(BETWEEN, (_, random) => `>${random.of(ODD_TEXT).replace(/[<>]/g, "")}<`),
  instead(BETWEEN, (_, random, text) => token(text, random, BETWEEN)?.found ?? "><"),
  (text, random) => text.replace(/\d+/g, (digits) => (random.chance(0.02) ? "9".repeat(random.int(1, 20)) : digits)),
];

/** After these it is seldom one. */
const MARKUP_CHANGES: [Change, ...Change[]] = [
  instead(TAG, () => ""),
  instead(CLOSING, () => ""),
  instead(TAG, repeated),
  instead(TAG, (_, random, text) => token(text, random, TAG)?.found ?? ""),
  instead(TAG, (found, random, text) =>
    found.replace(/[\w:]+/, /[\w:]+/.exec(token(text, random, TAG)?.found ?? "")?.[0] ?? "x"),
  ),
  instead(TAG, (found, random) => cut(found, 1, random.int(1, found.length))),
  instead(VALUE, (found, random) => repeated(` a${random.int(0, 9)}${found}`, random)),
  instead(BETWEEN, (_, random) => `>${random.of(ODD_TEXT)}<`),
  // In one another.
  (text, random) => {
    const found = token(text, random, TAG);
    const name = /^<([\w:]+)/.exec(found?.found ?? "")?.[1];
    if (!found || !name) return text;
    const deep = random.of([3, 30, 300, 1_200]);
    return cut(
      text,
      found.from,
      found.to,
      `<${name}>`.repeat(deep) + found.found + `</${name}>`.repeat(random.of([0, deep, deep])),
    );
  },
  // What lies between two places, doubled, moved or lost.
  (text, random) => {
    const [a, b] = [at(text, random), at(text, random)].sort((x, y) => x - y) as [number, number];
    const slice = part(text, a, Math.min(b, a + 20_000));
    return random.of([
      () => cut(text, a, a, slice),
      () => cut(text, a, a + slice.length),
      () => cut(text, a, a + slice.length) + slice,
    ])();
  },
  (text, random) => cut(text, at(text, random), text.length),
  (text, random) => {
    const place = at(text, random);
    return cut(text, place, place, random.of(ODD_TEXT));
  },
  (text, random, other) => {
    const [place, from] = [at(text, random), at(other, random)];
    return cut(text, place, place, part(other, from, from + random.int(1, 3_000)));
  },
];

/** One change of markup; `kept` is how often the tree stays one. */
export function changedMarkup(text: string, random: Random, other: string, kept: number): string {
  return random.of(random.chance(kept) ? TREE_CHANGES : MARKUP_CHANGES)(text, random, other);
}
