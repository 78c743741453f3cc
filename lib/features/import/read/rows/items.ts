import { type Block, spanOf, trimmed } from "@/lib/features/import/read/file/blocks";
import { outlineOf, paragraphsOf } from "@/lib/features/import/read/outline/markers";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import { extraBlocks, hasIssues } from "@/lib/features/import/read/outline/shape";
import type { DraftExtendedItem, DraftIssue, ItemKind } from "@/lib/features/import/read/outline/types";
import { issueHead } from "./issue-head";
import { type RowContext, readBody } from "./row-body";
import { extendedHead } from "./row-text";
import { unnumberedHeads } from "./unnumbered";

/** Head of an item, from which character on, and the paragraphs below it. */
type ItemText = { block: Block; from: number; body: Block[]; number?: number | null };
type Parent = { issue: DraftIssue; at: number };

/** Reads 举一反三 and reform items: those right below an issue, and blocks of them with numbers of their own. */
export class ItemReader {
  readonly items: DraftExtendedItem[] = [];

  constructor(private readonly context: RowContext) {}

  /** 针对X“举一反三”整改事项 paragraphs after an issue: its suggested children. `at` is its index. */
  below(blocks: Block[], issue: DraftIssue, at: number): void {
    let i = 0;
    while (i < blocks.length) {
      const block = blocks[i];
      let end = i + 1;
      while (end < blocks.length && extendedHead(blocks[end] as Block) === null) end += 1;
      if (block) this.read({ block, from: 0, body: blocks.slice(i + 1, end) }, "analogous", { issue, at });
      i = end;
    }
  }

  /** One item; without its issue it waits for a person to name it. */
  read({ block, from, body, number = null }: ItemText, kind: ItemKind, parent: Parent | null = null): void {
    const named = extendedHead(block, from);
    const head = named ? null : issueHead(block, from);
    const rest = trimmed(spanOf(block, named?.rest ?? head?.rest ?? from));
    const read = readBody(this.context, rest, body, head);
    const title = unquoted(this.context.raw.slice(named?.title ?? head?.title ?? spanOf(block, from)));
    this.items.push({
      kind,
      number,
      title,
      suggestedParent: parent ? { group: parent.issue.group, number: parent.issue.number } : null,
      parentIndex: parent?.at ?? null,
      // What it answers stands in the lists of an issue; an item has none.
      measures: read.measures.map(({ answers: _, ...measure }) => measure),
      notes: read.notes,
      source: this.context.raw.source([spanOf(block), ...body.map((one) => spanOf(one))]),
    });
    if (read.measures.length === 0) this.context.report("该事项下未识别出整改措施", spanOf(block));
  }

  /** A block of extended items with numbers of its own; `lead` is the sentence or heading before it. */
  readExtra(blocks: Block[], kind: ItemKind, lead: Block): void {
    this.context.prose.push(spanOf(lead));
    const { plain, extra } = extraBlocks(blocks, true);
    const { lead: paragraphs, roots } = outlineOf(plain);
    const before = this.items.length;
    const heads = new Set(
      paragraphs.filter((block) => extendedHead(block) !== null || unnumberedHeads([block]).length > 0),
    );
    paragraphs.forEach((block, index) => {
      if (!heads.has(block)) {
        if (paragraphs.slice(0, index).every((one) => !heads.has(one))) this.context.prose.push(spanOf(block));
        return;
      }
      const until = paragraphs.findIndex((one, at) => at > index && heads.has(one));
      const body = paragraphs.slice(index + 1, until < 0 ? paragraphs.length : until);
      this.read({ block, from: 0, body }, kind);
    });
    for (const root of roots) {
      const shared = hasIssues(root);
      const items = shared ? root.children : [root];
      if (shared) for (const block of [root.block, ...root.body]) this.context.headings.push(spanOf(block));
      for (const item of items) {
        const { block, marker } = item;
        this.read({ block, from: marker.end, body: paragraphsOf(item).slice(1), number: marker.number }, kind);
      }
    }
    if (this.items.length === before && extra.length === 0)
      this.context.report("该段之后未能分出条目，请核对", spanOf(lead));
    for (const one of extra) this.readExtra(one.blocks, one.kind, one.lead);
  }
}
