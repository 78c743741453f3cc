import type { Block } from "./blocks";
import { CN, circledValue, numeralValue } from "./numerals";

/** Level of a printed row number: 1 一、 2 (一) 3 1. 4 (1) 5 ①. */
export type Marker = { level: 1 | 2 | 3 | 4 | 5; printed: string; number: number; end: number };

const FORMS: { level: Marker["level"]; pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^第([${CN}]{1,3})部分[、.:,]?\\s*`) },
  { level: 1, pattern: new RegExp(`^([${CN}]{1,3})\\s*[、.]\\s*`) },
  { level: 2, pattern: new RegExp(`^\\(\\s*([${CN}]{1,3})\\s*\\)[、.]?\\s*`) },
  { level: 3, pattern: /^(\d{1,3})\s*(?:[、)]|\.(?=20\d\d年)|\.(?!\d))\s*/ },
  { level: 3, pattern: new RegExp(`^(?:反馈)?问题\\s*([${CN}]{1,3}|\\d{1,3})\\s*[:.、]\\s*`) },
  { level: 4, pattern: /^\(\s*(\d{1,3})\s*\)[、.]?\s*/ },
];

/** The row number a paragraph begins with. */
export function markerOf(block: Block): Marker | null {
  for (const { level, pattern } of FORMS) {
    const found = pattern.exec(block.text);
    const printed = found?.[1];
    const number = printed ? numeralValue(printed) : null;
    if (found && printed && number !== null && number > 0) return { level, printed, number, end: found[0].length };
  }
  const circled = circledValue(block.text.charAt(0));
  if (circled !== null) return { level: 5, printed: block.text.charAt(0), number: circled, end: 1 };
  return null;
}

/** A marked paragraph with what stands below it. */
export type Node = { block: Block; marker: Marker; body: Block[]; children: Node[] };

/** Paragraphs before the first marked one, and the tree of the marked ones. */
export function outlineOf(blocks: Block[]): { lead: Block[]; roots: Node[] } {
  const lead: Block[] = [];
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const block of blocks) {
    const marker = markerOf(block);
    if (!marker) {
      const holder = open.at(-1);
      (holder ? holder.body : lead).push(block);
      continue;
    }
    while (open.length > 0 && (open.at(-1)?.marker.level ?? 0) >= marker.level) open.pop();
    const node: Node = { block, marker, body: [], children: [] };
    const parent = open.at(-1);
    (parent ? parent.children : roots).push(node);
    open.push(node);
  }
  return { lead, roots };
}

/** Every paragraph of a node in reading order, its own first. */
export function paragraphsOf(node: Node): Block[] {
  return [node.block, ...node.body, ...node.children.flatMap(paragraphsOf)];
}
