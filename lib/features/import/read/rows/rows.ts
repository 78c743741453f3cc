import {
  type Block,
  type BlockSpan,
  blockOfSpan,
  type Ledger,
  matchText,
  type Raw,
  spanOf,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import type { Report } from "@/lib/features/import/read/header/header";
import { bulletEnd } from "@/lib/features/import/read/outline/bullets";
import { LACKING } from "@/lib/features/import/read/outline/lacking";
import { markerOf, type Node, outlineOf, paragraphsOf } from "@/lib/features/import/read/outline/markers";
import { groupOfTitle, headingText, type Part } from "@/lib/features/import/read/outline/parts";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import { attachOwnLists, extraBlocks, hasIssues } from "@/lib/features/import/read/outline/shape";
import type {
  DraftExtendedItem,
  DraftIssue,
  DraftSection,
  ItemKind,
  ReportGroup,
} from "@/lib/features/import/read/outline/types";
import { tableIn } from "@/lib/features/import/read/table/text-table";
import { classify } from "./classify";
import { issueHead, sectionTitle } from "./issue-head";
import { type RowContext, readBody, statementOf } from "./row-body";
import { completeFromRow, issueOfRow } from "./row-table";
import { extendedHead } from "./row-text";
import { statusOf, unsettledStatus } from "./status";
import { saidIssues, unnumberedHeads } from "./unnumbered";

/** Index of the heading right above a table, a line or two of lead between them left aside; -1 without one. */
function headingAbove(blocks: readonly Block[]): number {
  const at = blocks.findLastIndex((block) => (markerOf(block)?.level ?? 9) <= 2);
  const between = at < 0 ? [] : blocks.slice(at + 1);
  return at >= 0 && between.length <= 2 && between.every((block) => markerOf(block) === null) ? at : -1;
}

/** Where in the report a row stands. */
type Place = { section: number | null; group: ReportGroup | null; heading: string | null };

/** Reads sections, issues, extended items and their measures out of the main parts of a report. */
export class RowReader {
  readonly sections: DraftSection[] = [];
  readonly issues: DraftIssue[] = [];
  readonly extendedItems: DraftExtendedItem[] = [];
  /** Paragraphs of the main part that are no row: leads of sections and groups, clue counts. Figures are looked for here. */
  readonly prose: BlockSpan[] = [];

  private readonly context: RowContext;
  private stated = false;

  constructor(
    private readonly raw: Raw,
    private readonly report: Report,
  ) {
    this.context = { raw, report, prose: this.prose };
  }

  /**
   * Whether any row is an issue by what it says: the phrase of the genre, a shortcoming, or the label of its measures. A list
   * of what an office did about its duties has the same numbers and none of them.
   */
  get lacking(): boolean {
    return this.issues.length === 0 || this.stated;
  }

  /** Gives up all rows. */
  clear(): void {
    for (const rows of [this.sections, this.issues, this.extendedItems]) rows.length = 0;
  }

  /** A top-level part that holds issues. `asSection` when several such parts share them out (一、关于X方面 …). */
  readPart(part: Part, asSection: boolean, several = false): void {
    // 三、选人用人专项检查反馈问题整改情况 beside 二、巡视反馈问题整改情况: its rows carry the name, for their numbers start again.
    const group = groupOfTitle(part.title);
    // 基本完成 and 需长期坚持 are both ongoing: the second block carries its name.
    const named = group === null || this.issues.some((issue) => issue.group === group);
    const heading = several && !asSection && part.head && named ? part.title : null;
    const place: Place = { section: null, group, heading };
    let done = 0;
    let inside = place;
    const blocks = this.withoutFigures(part.blocks);
    for (let found = tableIn(blocks, this.raw, 0); found; found = tableIn(blocks, this.raw, done)) {
      const above = blocks.slice(done, found.from);
      const heading = headingAbove(above);
      this.readBlocks(part, heading < 0 ? above : above.slice(0, heading), asSection && done === 0, place);
      const first = above[heading];
      if (first) inside = this.enterHeading(first, above.slice(heading + 1), place);
      else if (done === 0 && asSection && part.head) inside = this.enterHeading(part.head, [], place);
      this.readLedger(found.ledger, inside);
      done = found.end;
    }
    this.readBlocks(part, blocks.slice(done), asSection && done === 0, place);
  }

  /** Tables that list no issues are told, and what stands around them goes on over them. */
  private withoutFigures(blocks: readonly Block[]): Block[] {
    return blocks.filter((block) => {
      if (block.ledger?.doubt === undefined) return true;
      for (const span of block.ledger.prose) this.prose.push(span);
      this.report(block.ledger.doubt, spanOf(block));
      return false;
    });
  }

  private enterHeading(head: Block, body: Block[], place: Place): Place {
    for (const block of body) this.prose.push(spanOf(block));
    const marker = markerOf(head);
    if (!marker) return place;
    const group = groupOfTitle(headingText(head, marker.end));
    return group ? { ...place, group } : this.enter({ block: head, marker, body, children: [] }, place);
  }

  /** The rows of a table; one across it (一、关于X方面的问题) is a section where it is numbered, else a category. */
  private readLedger({ rows, prose }: Ledger, place: Place): void {
    for (const span of prose) this.prose.push(span);
    this.stated ||= rows.length > 0;
    let across: BlockSpan | null = null;
    let inside: Place = place;
    for (const row of rows) {
      if (row.section !== across) {
        across = row.section;
        const numbered = across !== null && (markerOf(across.block)?.level ?? 9) <= 2;
        inside = across && numbered ? this.enterHeading(across.block, [], place) : place;
      }
      const category = across && inside === place ? across : null;
      const [whole, ...below] = row.whole.map(blockOfSpan);
      if (whole) {
        const marker = { level: 3 as const, printed: "", number: row.number ?? 0, end: 0, named: true };
        this.readIssue({ block: whole, marker, body: below, children: [] }, inside, row.number);
        completeFromRow(this.context, this.issues.at(-1), row, category);
        continue;
      }
      const issue = issueOfRow(this.context, row, { ...inside, category });
      if (inside.section !== null) issue.section = this.sections[inside.section]?.number ?? null;
      this.issues.push(issue);
    }
  }

  private readBlocks(part: Part, blocks: Block[], asSection: boolean, place: Place): void {
    if (blocks.length === 0) return;
    const { plain, extra } = extraBlocks(blocks, this.issues.length > 0);
    const { lead, roots } = outlineOf(plain);
    if (asSection && !place.group && part.head && part.marker) {
      const holder: Node = { block: part.head, marker: part.marker, body: lead, children: roots };
      if (roots.length > 0 || lead.length > 0) this.walk([holder], place);
    } else {
      this.readUnnumbered(lead, place, roots.length > 0);
      this.walk(roots, place);
    }
    for (const one of extra) this.readExtra(one.blocks, one.kind, one.lead);
  }

  /** A top-level part that is itself a block of extended items (三、“举一反三”整改情况). */
  readExtraPart(blocks: Block[], kind: ItemKind, lead: Block): void {
    this.readExtra(blocks, kind, lead);
  }

  private walk(given: Node[], place: Place): void {
    const nodes = attachOwnLists(given);
    // One 巡察反馈问题整改落实情况 holds all the issues; beside others of its level it is one of the sections.
    const sharing = nodes.filter((node) => hasIssues(node)).length;
    for (const node of nodes) this.readNode(node, place, sharing);
  }

  private readNode(node: Node, place: Place, sharing: number): void {
    const { kind, role, group } = classify(node, { sharing, lastNumber: this.issues.at(-1)?.number ?? null });
    switch (kind) {
      case "items": {
        const below = [...node.body, ...node.children.flatMap(paragraphsOf)];
        this.readExtra(below, role === "reform" ? "reform" : "analogous", node.block);
        break;
      }
      case "group":
        this.readUnnumbered(node.body, { ...place, group }, node.children.length > 0);
        this.walk(node.children, { ...place, group });
        break;
      case "prose":
        for (const block of paragraphsOf(node)) this.prose.push(spanOf(block));
        break;
      case "container":
        this.readUnnumbered(node.body, place, true);
        this.walk(node.children, place);
        break;
      case "section": {
        const inside = this.enter(node, place);
        this.readUnnumbered(node.body, inside, true);
        this.walk(node.children, inside);
        break;
      }
      case "section-of-unnumbered":
        this.readUnnumbered(node.body, this.enter(node, place));
        break;
      case "section-of-said": {
        const inside = this.enter(node, place);
        for (const { block, number, end, body } of saidIssues(node.body)) {
          const marker = { level: 3 as const, printed: String(number), number, end, named: true };
          this.readIssue({ block, marker, body, children: [] }, inside, number);
        }
        break;
      }
      case "section-of-one": {
        const inside = this.enter(node, place);
        this.report("该部分下没有编号问题，按一个未编号问题读入，请核对", spanOf(node.block));
        this.readIssue(node, inside, null);
        break;
      }
      case "section-without-rows":
        this.enter(node, place);
        this.report("该部分下未读出问题", spanOf(node.block));
        break;
      case "foreign":
        this.report("该部分未读出问题，未导入，请核对", spanOf(node.block));
        break;
      case "issue":
        this.readIssue(node, place, node.marker.number || null);
        break;
    }
  }

  /** The node becomes a section, or the middle level of three when it already stands in one. */
  private enter(node: Node, place: Place): Place {
    const span = sectionTitle(node.block, node.marker.end);
    const title = unquoted(this.raw.slice(span));
    if (node.marker.level === 2.5) {
      this.report("没有编号的小标题，记在其下各问题上，请核对", spanOf(node.block));
      return { ...place, heading: title };
    }
    if (place.section !== null) {
      this.report("三级标题：按下一级各问题读入，本级标题记在各问题上，请核对", spanOf(node.block));
      return { ...place, heading: title };
    }
    if (place.heading !== null) place = { ...place, heading: null };
    this.sections.push({
      number: node.marker.printed,
      title,
      group: place.group,
      source: this.raw.source(spanOf(node.block)),
    });
    return { ...place, section: this.sections.length - 1, heading: null };
  }

  /** Paragraphs outside numbered rows: issues without a number, 举一反三 items without an issue, or the lead of a section. */
  private readUnnumbered(blocks: Block[], place: Place, numberedBelow = false): void {
    // Above numbered issues such a paragraph is the lead of its section or group (针对反馈指出的问题,真改实改 …).
    const heads = new Set(numberedBelow ? [] : unnumberedHeads(blocks));
    let current: { head: Block; body: Block[] } | null = null;
    const finish = () => {
      if (!current) return;
      const { head, body } = current;
      const marker = { level: 3 as const, printed: "", number: 0, end: bulletEnd(head.text), named: false };
      if (heads.has(head)) this.readIssue({ block: head, marker, body, children: [] }, place, null);
      else this.readItem(head, 0, body, "analogous", null, null);
    };
    for (const block of blocks) {
      if (heads.has(block) || extendedHead(block)) {
        finish();
        current = { head: block, body: [] };
      } else if (current) current.body.push(block);
      else this.prose.push(spanOf(block));
    }
    finish();
  }

  private readIssue(node: Node, place: Place, number: number | null): void {
    const head = issueHead(node.block, node.marker.end);
    const blocks = paragraphsOf(node).slice(1);
    const firstExtended = blocks.findIndex((block) => extendedHead(block) !== null);
    const own = firstExtended < 0 ? blocks : blocks.slice(0, firstExtended);
    const rest = trimmed(spanOf(node.block, head.rest));
    const body = readBody(this.context, rest, own, head);
    const { title, text } = statementOf(this.raw, head, body, number);
    this.stated ||= head.strength !== "plain" || node.marker.named || body.labelled || LACKING.test(title);
    const marks = [
      matchText(spanOf(node.block, node.marker.end, head.text.from)),
      matchText(spanOf(node.block, head.text.to, Math.max(head.text.to, head.rest))),
    ];
    const unsettled = marks.map(unsettledStatus).find((one) => one !== null);
    if (unsettled) {
      body.notes.push({ label: "整改状态", text: unsettled, source: this.raw.source(spanOf(node.block)) });
      this.report(`“${unsettled}”未归入已完成或正在推进，已记为说明，请核对`, spanOf(node.block));
    }
    const issue: DraftIssue = {
      sectionIndex: place.section,
      section: place.section === null ? null : (this.sections[place.section]?.number ?? null),
      group: place.group ?? marks.map(statusOf).find((one) => one !== null) ?? body.status,
      category: null,
      number,
      heading: place.heading,
      title,
      text,
      advice: body.advice,
      manifestations: body.manifestations,
      measures: body.measures,
      notes: body.notes,
      source: this.raw.source([spanOf(node.block), ...own.map((block) => spanOf(block))]),
    };
    this.issues.push(issue);
    if (head.strength === "plain" && !LACKING.test(title) && node.marker.level <= 2) {
      this.report("标题不像问题表述，按一个问题读入，请核对", spanOf(node.block));
    }
    if (issue.measures.length === 0) this.report("该问题下未读出整改措施", spanOf(node.block));
    this.readItemsBelow(firstExtended < 0 ? [] : blocks.slice(firstExtended), this.issues.length - 1);
  }

  /** 针对X“举一反三”整改事项 paragraphs after an issue: its suggested children. */
  private readItemsBelow(blocks: Block[], parentIndex: number): void {
    const parent = this.issues[parentIndex];
    let i = 0;
    while (i < blocks.length) {
      const head = blocks[i];
      let end = i + 1;
      while (end < blocks.length && extendedHead(blocks[end] as Block) === null) end += 1;
      if (head && parent) this.readItem(head, 0, blocks.slice(i + 1, end), "analogous", null, parentIndex);
      i = end;
    }
  }

  private readItem(
    block: Block,
    from: number,
    body: Block[],
    kind: ItemKind,
    number: number | null,
    parentIndex: number | null,
  ): void {
    const named = extendedHead(block, from);
    const head = named ? null : issueHead(block, from);
    const rest = trimmed(spanOf(block, named?.rest ?? head?.rest ?? from));
    const read = readBody(this.context, rest, body, head);
    const title = unquoted(this.raw.slice(named?.title ?? head?.title ?? spanOf(block, from)));
    const parent = parentIndex === null ? undefined : this.issues[parentIndex];
    this.extendedItems.push({
      kind,
      number,
      title,
      suggestedParent: parent ? { group: parent.group, number: parent.number } : null,
      parentIndex,
      // What it answers stands in the lists of an issue; an item has none.
      measures: read.measures.map(({ answers: _, ...measure }) => measure),
      notes: read.notes,
      source: this.raw.source([spanOf(block), ...body.map((one) => spanOf(one))]),
    });
    if (read.measures.length === 0) this.report("该事项下未读出整改措施", spanOf(block));
  }

  /** A block of extended items with numbers of its own; `lead` is the sentence or heading before it. */
  private readExtra(blocks: Block[], kind: ItemKind, lead: Block): void {
    this.prose.push(spanOf(lead));
    const { plain, extra } = extraBlocks(blocks, true);
    const { lead: paragraphs, roots } = outlineOf(plain);
    const before = this.extendedItems.length;
    const heads = new Set(
      paragraphs.filter((block) => extendedHead(block) !== null || unnumberedHeads([block]).length > 0),
    );
    paragraphs.forEach((block, index) => {
      if (!heads.has(block)) {
        if (paragraphs.slice(0, index).every((one) => !heads.has(one))) this.prose.push(spanOf(block));
        return;
      }
      const until = paragraphs.findIndex((one, at) => at > index && heads.has(one));
      this.readItem(block, 0, paragraphs.slice(index + 1, until < 0 ? paragraphs.length : until), kind, null, null);
    });
    for (const root of roots) {
      const items = hasIssues(root) ? root.children : [root];
      for (const item of items) {
        const below = paragraphsOf(item).slice(1);
        this.readItem(item.block, item.marker.end, below, kind, item.marker.number, null);
      }
    }
    if (this.extendedItems.length === before && extra.length === 0)
      this.report("该段之后未能分出条目，请核对", spanOf(lead));
    for (const one of extra) this.readExtra(one.blocks, one.kind, one.lead);
  }
}
