import { part } from "@/lib/domain/text/text";
import {
  type Block,
  type BlockSpan,
  matchText,
  type Raw,
  spanOf,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { type Marker, markerOf } from "@/lib/features/import/read/outline/markers";
import { measuresOf } from "@/lib/features/import/read/rows/measures";
import type { DraftTask } from "./types";

/** The tasks of a part of a plan, whatever the form and depth of their numbers. */

export type PlanNode = { block: Block; marker: Marker; body: Block[]; children: PlanNode[] };

export function treeOf(blocks: readonly Block[]): { lead: Block[]; roots: PlanNode[] } {
  const lead: Block[] = [];
  const roots: PlanNode[] = [];
  const open: PlanNode[] = [];
  for (const block of blocks) {
    const marker = block.ledger ? null : markerOf(block);
    if (!marker) {
      (open.at(-1)?.body ?? lead).push(block);
      continue;
    }
    while (open.length > 0 && (open.at(-1)?.marker.level ?? 0) >= marker.level) open.pop();
    const node: PlanNode = { block, marker, body: [], children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return { lead, roots };
}

const below = (node: PlanNode): Block[] => [
  ...node.body,
  ...node.children.flatMap((child) => [child.block, ...below(child)]),
];

const TITLE_MOST = 40;

/**
 * The title of a task, its first sentence or the words in front of a bracket, and where its text goes on; of a sentence alone
 * what stands in front of its first comma.
 */
export function titleIn(block: Block, from: number): { title: BlockSpan; rest: number } {
  const text = part(block.text, from);
  const alone = /^([^,。:;!?]{2,40}),[^。:;!?]+[。:;!?]?$/.exec(text)?.[1];
  if (alone) return { title: spanOf(block, from, from + alone.length), rest: from + alone.length + 1 };
  const stop = text.search(/[。:;!?]/);
  const end = stop < 0 ? text.length : stop;
  const bracket = text.search(/[(【[](?:牵头|责任|配合|主办|协办|负责|完成时限|时限)/);
  if (bracket > 0 && bracket < end)
    return { title: trimmed(spanOf(block, from, from + bracket)), rest: from + bracket };
  if (end <= TITLE_MOST)
    return { title: trimmed(spanOf(block, from, from + end)), rest: from + Math.min(text.length, end + 1) };
  const comma = text.indexOf(",");
  const cut = comma > 1 && comma <= TITLE_MOST ? comma : Math.min(end, TITLE_MOST);
  return { title: trimmed(spanOf(block, from, from + cut)), rest: from };
}

/** Words behind the title, or below: a sentence of its own. */
function says(node: PlanNode): boolean {
  const { rest } = titleIn(node.block, node.marker.end);
  const own = matchText(trimmed(spanOf(node.block, rest)));
  return own !== "" && !ASSIGNED.test(own);
}

/** (责任单位:…): who does it and by when, no measure. It stands in the text. */
const ASSIGNED =
  /^[(【[]?(?:此项)?(?:牵头|责任|配合|主办|协办|负责|参与|落实|主责)(?:单位|部门|领导|处室|科室|人|股室)?[:)】\]]|^[(【[]?(?:完成|整改|工作)?(?:时限|时间|进度安排)\s*:/;

/** A heading that only names what its numbered rows have in common: they are the tasks, each with words of its own. */
function isHeading(node: PlanNode): boolean {
  if (says(node) || node.children.length === 0) return false;
  if (node.body.some((block) => /[。;]$/.test(block.text) && !ASSIGNED.test(block.text) && block.text.length > 60))
    return false;
  return node.children.every((child) => says(child) || child.body.length > 0 || child.children.length > 0);
}

/** A task, and the passages it was read from. */
export type ReadTask = { task: DraftTask; spans: BlockSpan[] /** Where it says by when: 完成时限:… */; until: string };

export function tasksOf(roots: readonly PlanNode[], raw: Raw): ReadTask[] {
  return roots.flatMap((node) =>
    isHeading(node) ? tasksOf(node.children, raw) : [taskOf(node.block, node.marker, below(node), raw)],
  );
}

/** (完成时限:2024年6月底) among the words of a task. */
const UNTIL = /(?:完成|工作|推进|落实)?(?:时限|期限|时间)\s*:\s*([^;。)）\]】\n]{2,30})/;

/** One task: its head with what stands below it. */
export function taskOf(
  block: Block,
  marker: Pick<Marker, "number" | "end"> | null,
  rest: readonly Block[],
  raw: Raw,
): ReadTask {
  const end = marker?.end ?? 0;
  const head = titleIn(block, end);
  const said = [trimmed(spanOf(block, head.rest)), ...rest.map((one) => spanOf(one))].filter(
    (span) => span.to > span.from && !ASSIGNED.test(matchText(span)),
  );
  const spans = [spanOf(block, end), ...rest.map((one) => spanOf(one))];
  const task = {
    number: marker?.number || null,
    title: raw.slice(head.title),
    text: raw.join(spans),
    measures: measuresOf(said, raw).measures,
    source: raw.source([spanOf(block), ...spans]),
  };
  return { task, spans, until: UNTIL.exec(spans.map(matchText).join("\n"))?.[1] ?? "" };
}
