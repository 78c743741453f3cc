import {
  type Block,
  type BlockSpan,
  blockOfSpan,
  type Ledger,
  type Raw,
  spanOf,
} from "@/lib/features/import/read/file/blocks";
import type { Report } from "@/lib/features/import/read/header/header";
import { bulletEnd } from "@/lib/features/import/read/outline/bullets";
import { markerOf, type Node, outlineOf, paragraphsOf } from "@/lib/features/import/read/outline/markers";
import { groupOfTitle, type Part } from "@/lib/features/import/read/outline/parts";
import { attachOwnLists, extraBlocks, hasIssues } from "@/lib/features/import/read/outline/shape";
import type { DraftExtendedItem, DraftIssue, DraftSection, ItemKind } from "@/lib/features/import/read/outline/types";
import { tableIn } from "@/lib/features/import/read/table/text-table";
import { classify } from "./classify";
import { IssueReader } from "./issues";
import { ItemReader } from "./items";
import type { RowContext } from "./row-body";
import { completeFromRow, issueOfRow } from "./row-table";
import { extendedHead } from "./row-text";
import { type Place, SectionReader } from "./sections";
import { saidIssues, unnumberedHeads } from "./unnumbered";

/** Index of the heading right above a table, a line or two of lead between them left aside; -1 without one. */
function headingAbove(blocks: readonly Block[]): number {
  const at = blocks.findLastIndex((block) => (markerOf(block)?.level ?? 9) <= 2);
  const between = at < 0 ? [] : blocks.slice(at + 1);
  return at >= 0 && between.length <= 2 && between.every((block) => markerOf(block) === null) ? at : -1;
}

/** Reads sections, issues, extended items and their measures out of the main parts of a report. */
export class RowReader {
  /** Paragraphs of the main part that are no row: leads of sections and groups, clue counts. Figures are looked for here. */
  readonly prose: BlockSpan[] = [];
  /** Headings that are no section: of a part, a group, a container. */
  readonly headings: BlockSpan[] = [];

  private readonly context: RowContext;
  private readonly sectionRows: SectionReader;
  private readonly issueRows: IssueReader;
  private readonly items: ItemReader;

  constructor(
    private readonly raw: Raw,
    private readonly report: Report,
  ) {
    this.context = { raw, report, prose: this.prose, headings: this.headings };
    this.items = new ItemReader(this.context);
    this.sectionRows = new SectionReader(this.context);
    this.issueRows = new IssueReader(this.context, this.sectionRows, this.items);
  }

  /**
   * Whether any row is an issue by what it says: the phrase of the genre, a shortcoming, or the label of its measures. A list
   * of what an office did about its duties has the same numbers and none of them.
   */
  get lacking(): boolean {
    return this.issues.length === 0 || this.issueRows.stated;
  }

  get sections(): DraftSection[] {
    return this.sectionRows.sections;
  }

  get issues(): DraftIssue[] {
    return this.issueRows.issues;
  }

  get extendedItems(): DraftExtendedItem[] {
    return this.items.items;
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
    if (part.head) this.headings.push(spanOf(part.head));
    let done = 0;
    let inside = place;
    const blocks = this.withoutFigures(part.blocks);
    for (let found = tableIn(blocks, this.raw, 0); found; found = tableIn(blocks, this.raw, done)) {
      const above = blocks.slice(done, found.from);
      const heading = headingAbove(above);
      this.readBlocks(part, heading < 0 ? above : above.slice(0, heading), asSection && done === 0, place);
      const first = above[heading];
      if (first) inside = this.sectionRows.enterHeading(first, above.slice(heading + 1), place);
      else if (done === 0 && asSection && part.head) inside = this.sectionRows.enterHeading(part.head, [], place);
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

  /** The rows of a table; one across it (一、关于X方面的问题) is a section where it is numbered, else a category. */
  private readLedger({ rows, prose }: Ledger, place: Place): void {
    for (const span of prose) this.prose.push(span);
    this.issueRows.stated ||= rows.length > 0;
    let across: BlockSpan | null = null;
    let inside: Place = place;
    for (const row of rows) {
      if (row.section !== across) {
        across = row.section;
        if (across) this.headings.push(across);
        const numbered = across !== null && (markerOf(across.block)?.level ?? 9) <= 2;
        inside = across && numbered ? this.sectionRows.enterHeading(across.block, [], place) : place;
      }
      const category = across && inside === place ? across : null;
      const [whole, ...below] = row.whole.map(blockOfSpan);
      if (whole) {
        const marker = { level: 3 as const, printed: "", number: row.number ?? 0, end: 0, named: true };
        this.issueRows.read({ block: whole, marker, body: below, children: [] }, inside, row.number);
        completeFromRow(this.context, this.issues.at(-1), row, category);
        continue;
      }
      const issue = issueOfRow(this.context, row, { ...inside, category });
      issue.section = this.sectionRows.numberAt(inside);
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
    for (const one of extra) this.items.readExtra(one.blocks, one.kind, one.lead);
  }

  /** A top-level part that is itself a block of extended items (三、“举一反三”整改情况). */
  readExtraPart(blocks: Block[], kind: ItemKind, lead: Block): void {
    this.items.readExtra(blocks, kind, lead);
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
        this.items.readExtra(below, role === "reform" ? "reform" : "analogous", node.block);
        break;
      }
      case "group":
        this.headings.push(spanOf(node.block));
        this.readUnnumbered(node.body, { ...place, group }, node.children.length > 0);
        this.walk(node.children, { ...place, group });
        break;
      case "prose":
        for (const block of paragraphsOf(node)) this.prose.push(spanOf(block));
        break;
      case "container":
        this.headings.push(spanOf(node.block));
        this.readUnnumbered(node.body, place, true);
        this.walk(node.children, place);
        break;
      case "section": {
        const inside = this.sectionRows.enter(node, place);
        this.readUnnumbered(node.body, inside, true);
        this.walk(node.children, inside);
        break;
      }
      case "section-of-unnumbered":
        this.readUnnumbered(node.body, this.sectionRows.enter(node, place));
        break;
      case "section-of-said": {
        const inside = this.sectionRows.enter(node, place);
        for (const { block, number, end, body } of saidIssues(node.body)) {
          const marker = { level: 3 as const, printed: String(number), number, end, named: true };
          this.issueRows.read({ block, marker, body, children: [] }, inside, number);
        }
        break;
      }
      case "section-of-one": {
        const inside = this.sectionRows.enter(node, place);
        this.report("该部分下没有编号问题，按一个未编号问题读入，请核对", spanOf(node.block));
        this.issueRows.read(node, inside, null);
        break;
      }
      case "section-without-rows":
        this.sectionRows.enter(node, place);
        this.report("该部分下未识别出问题", spanOf(node.block));
        break;
      case "foreign":
        this.report("该部分未识别出问题，未导入，请核对", [
          spanOf(node.block),
          ...paragraphsOf(node).map((block) => spanOf(block)),
        ]);
        break;
      case "issue":
        this.issueRows.read(node, place, node.marker.number || null);
        break;
    }
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
      if (heads.has(head)) this.issueRows.read({ block: head, marker, body, children: [] }, place, null);
      else this.items.read({ block: head, from: 0, body }, "analogous");
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
}
