import { Parser } from "htmlparser2";
import { MAX_MARKUP_DEPTH, MAX_MARKUP_NODES } from "@/lib/domain/limits";
import { part } from "@/lib/domain/text/text";
import { TooCostly } from "./too-costly";

/** An element with what stands in it, in order. */
export type Markup = { name: string; attributes: Readonly<Record<string, string>>; children: (Markup | string)[] };

/** Most elements say nothing of themselves: one object for all of them. */
const NOTHING: Readonly<Record<string, string>> = Object.freeze({});

/** XML with a tag left open or closed out of turn. */
export class BrokenMarkup extends Error {}

function read(text: string, xml: boolean, keep: (name: string, given: Record<string, string>) => Markup): Markup {
  const root: Markup = { name: "", attributes: {}, children: [] };
  const open: Markup[] = [root];
  let nodes = 0;
  let openedAt = -1;
  const add = (node: Markup | string) => {
    nodes += 1;
    if (nodes > MAX_MARKUP_NODES) throw new TooCostly("elements");
    open.at(-1)?.children.push(node);
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = keep(name, attributes);
        add(element);
        if (open.length > MAX_MARKUP_DEPTH) throw new TooCostly("depth");
        open.push(element);
        openedAt = parser.endIndex;
      },
      onclosetag(_name, implied) {
        // What closes itself ends where it began.
        if (xml && implied && parser.endIndex !== openedAt) throw new BrokenMarkup();
        open.pop();
      },
      ontext: add,
    },
    { xmlMode: xml },
  );
  parser.write(text);
  parser.end();
  return root;
}

/** What an attribute says stands in its beginning; a longer one is no style anybody wrote. */
const LONGEST_ATTRIBUTE = 1_000;

/** Attributes that tell something of a page. */
const TELLING = ["style", "hidden", "start", "value", "type", "rowspan", "colspan"];

/** A page as a tree, bounded in nodes and depth; throws `TooCostly` beyond. Time is in proportion to its length. */
export function pageTree(html: string): Markup {
  return read(html, false, (name, given) => {
    const attributes: Record<string, string> = {};
    for (const one of TELLING) {
      const value = given[one];
      if (value !== undefined) attributes[one] = part(value, 0, LONGEST_ATTRIBUTE);
    }
    return { name, attributes, children: [] };
  });
}

/** Namespaces of the two standards Word writes, and the names under which they are known here. */
const NAMESPACES: [RegExp, string][] = [
  [/wordprocessingml\/(?:2006\/)?main$/, "w:"],
  [/markup-compatibility/, "mc:"],
  [/officeDocument\/(?:2006\/)?math$/, "m:"],
  [/package\/2006\/relationships$/, ""],
];

/** A part of a Word file as a tree: elements and attributes of Word's own namespace are `w:…` whatever prefix the file gives them. */
export function xmlTree(text: string): Markup {
  const prefixes = new Map<string, string>();
  const named = (name: string) => {
    const colon = name.indexOf(":");
    const known = prefixes.get(colon < 0 ? "" : part(name, 0, colon));
    return known === undefined ? name : known + part(name, colon + 1);
  };
  return read(text, true, (name, given) => {
    for (const [attribute, uri] of Object.entries(given)) {
      if (attribute !== "xmlns" && !attribute.startsWith("xmlns:")) continue;
      const known = NAMESPACES.find(([pattern]) => pattern.test(uri))?.[1];
      if (known !== undefined) prefixes.set(attribute === "xmlns" ? "" : part(attribute, 6), known);
    }
    const all = Object.entries(given);
    const attributes = all.length === 0 ? NOTHING : Object.fromEntries(all.map(([one, value]) => [named(one), value]));
    return { name: named(name), attributes, children: [] };
  });
}

export function isElement(node: Markup | string): node is Markup {
  return typeof node !== "string";
}

/** The first child of that name. */
export function child(of: Markup | undefined, name: string): Markup | undefined {
  return of?.children.find((one): one is Markup => isElement(one) && one.name === name);
}

export function childrenNamed(of: Markup | undefined, name: string): Markup[] {
  return (of?.children ?? []).filter((one): one is Markup => isElement(one) && one.name === name);
}
