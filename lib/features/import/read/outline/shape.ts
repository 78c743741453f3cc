import { type Block, matchText, spanOf } from "@/lib/features/import/read/file/blocks";
import { issueHead } from "@/lib/features/import/read/rows/issue-head";
import { hasRun } from "@/lib/features/import/read/rows/measures";
import { extendedHead, lineOf, nextLabel } from "@/lib/features/import/read/rows/row-text";
import { LACKING } from "./lacking";
import { markerOf, type Node } from "./markers";
import { headingText, leadInKind, roleOfTitle } from "./parts";
import type { ItemKind } from "./types";

/** Whether a marked paragraph states an issue rather than an action. */
export function isIssueLike(node: Node, parentTitle: string): boolean {
  const head = issueHead(node.block, node.marker.end);
  if (node.marker.level === 5) return false;
  if (node.marker.named) return true;
  if (isLabelRow(node)) return false;
  if (head.strength === "strong") return true;
  if (head.strength === "loose") return node.marker.level <= 3;
  const below = [...node.body, ...node.children.map((child) => child.block)].filter(
    (block) => extendedHead(block) === null,
  );
  if (below.some((block) => lineOf(block).kind === "action")) return true;
  // (1)反馈问题:X。整改措施:Y: the labels inside the paragraph tell it.
  if (node.marker.level <= 4 && labelled(node)) return true;
  // (1) and below: only the phrase of the genre tells an issue from an action that mentions a shortcoming.
  if (node.marker.level > 3) return false;
  const title = matchText(head.title);
  const rest = spanOf(node.block, head.rest);
  const more = below.length > 0 || hasRun(rest);
  if (/问题$/.test(title) && rest.to > rest.from && LACKING.test(title.replace(/问题$/, ""))) return true;
  // 1.执法队伍管理松散 / (1)… (2)…: a head without a sentence, with the list of its measures below.
  const list = node.children.filter((child) => child.marker.level > 3);
  if (node.marker.level === 3 && title.length <= 30 && rest.to === rest.from && list.length > 1) return true;
  if (title.length > 90 || !more) return false;
  if (LACKING.test(title)) return true;
  return !LACKING.test(parentTitle) && node.body.length > 0 && rest.to - rest.from === 0;
}

/** 1.整改措施:… 2.整改成效:… – the parts of one row, numbered. */
function isLabelRow(node: Node): boolean {
  // With its number too: (2)整改成效。 is a label by it.
  const kinds = [lineOf(node.block, node.marker.end).kind, lineOf(node.block).kind];
  return kinds.some((kind) => kind === "action" || kind === "note" || kind === "advice");
}

function labelled(node: Node): boolean {
  const { block, marker } = node;
  const first = lineOf(block, marker.end);
  if (first.kind === "problem") return true;
  const at = nextLabel(block.text, marker.end);
  return at > marker.end && lineOf(block, at).kind === "action";
}

/** Whether the rows below a marked paragraph are issues (so that it is a section), decided by the majority of them. */
export function hasIssues(node: Node): boolean {
  if (node.children.length === 0 || node.listed) return false;
  const title = headingText(node.block, node.marker.end);
  const children = attachOwnLists(node.children);
  if (children.some((child) => lineOf(child.block, child.marker.end).kind === "action" && !child.marker.named))
    return false;
  const like = children.filter((child) => isIssueLike(child, title) || hasIssues(child)).length;
  return like * 2 >= children.length;
}

/**
 * Numbered lists inside an issue use the same form of number as the issues in some reports (5.针对… / 1.制定… / 2.开展… / 6.针对…).
 * A row that is no issue, and whose number starts or continues a list of its own, goes below the issue before it.
 */
export function attachOwnLists(nodes: Node[]): Node[] {
  const strong = nodes.filter(
    (node) =>
      node.marker.level >= 3 && (node.marker.named || issueHead(node.block, node.marker.end).strength !== "plain"),
  );
  if (strong.length < 2 || strong.length === nodes.length) return nodes;
  const kept: Node[] = [];
  for (const node of nodes) {
    const issue = kept.at(-1);
    const last = issue?.children.at(-1);
    const inList =
      last !== undefined && last.marker.level === node.marker.level && last.marker.number === node.marker.number - 1;
    if (
      issue &&
      strong.includes(issue) &&
      !strong.includes(node) &&
      (inList || node.marker.number === 1) &&
      !isIssueLike(node, "")
    ) {
      // A copy: the outline itself stays as printed, however often it is asked.
      kept[kept.length - 1] = { ...issue, children: [...issue.children, node] };
      if (strong.includes(issue)) strong.push(kept[kept.length - 1] as Node);
    } else kept.push(node);
  }
  return kept;
}

export type ExtraBlock = { kind: ItemKind; lead: Block; blocks: Block[] };

/**
 * Cuts out blocks of extended items with numbers of their own: led in by a paragraph (此外,…制定N项举一反三措施) whose next
 * numbered row starts again at 1. The same words without such a row behind them are ordinary prose.
 */
export function extraBlocks(blocks: Block[], afterIssues: boolean): { plain: Block[]; extra: ExtraBlock[] } {
  const plain: Block[] = [];
  const extra: ExtraBlock[] = [];
  let seen = afterIssues;
  // Right behind the heading of a section the same words are its ordinary opening paragraph.
  let rowSinceHeading = afterIssues;
  let current: ExtraBlock | null = null;
  blocks.forEach((block, index) => {
    const marker = markerOf(block);
    const heading = marker && marker.level <= 2;
    if (heading) {
      const role = roleOfTitle(headingText(block, marker.end));
      rowSinceHeading = false;
      if (current && role !== "analogous" && role !== "reform") current = null;
    }
    const kind = marker || extendedHead(block) ? null : leadInKind(block.text);
    const placed = rowSinceHeading || /^(?:此外|另外|除)/.test(block.text);
    if (kind && seen && placed && restartsAfter(blocks, index)) {
      current = { kind, lead: block, blocks: [] };
      extra.push(current);
      return;
    }
    if (marker && marker.level >= 3) {
      seen = true;
      rowSinceHeading = true;
    }
    (current ? current.blocks : plain).push(block);
  });
  return { plain, extra };
}

function restartsAfter(blocks: Block[], index: number): boolean {
  for (const block of blocks.slice(index + 1, index + 4)) {
    const marker = markerOf(block);
    if (marker) return marker.level >= 3 && marker.number === 1;
    if (extendedHead(block)) return true;
    if (leadInKind(block.text)) return false;
  }
  return false;
}
