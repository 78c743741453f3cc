import { matchText, spanOf, trimmed } from "@/lib/features/import/read/file/blocks";
import { LACKING } from "@/lib/features/import/read/outline/lacking";
import { type Node, paragraphsOf } from "@/lib/features/import/read/outline/markers";
import type { DraftIssue } from "@/lib/features/import/read/outline/types";
import { issueHead } from "./issue-head";
import type { ItemReader } from "./items";
import { type RowContext, readBody, statementOf } from "./row-body";
import { extendedHead } from "./row-text";
import type { Place, SectionReader } from "./sections";
import { statusOf, unsettledStatus } from "./status";

/** Reads an issue with what stands below it. */
export class IssueReader {
  readonly issues: DraftIssue[] = [];
  /** Some row is an issue by what it says. */
  stated = false;

  constructor(
    private readonly context: RowContext,
    private readonly sections: SectionReader,
    private readonly items: ItemReader,
  ) {}

  read(node: Node, place: Place, number: number | null): void {
    const head = issueHead(node.block, node.marker.end);
    const blocks = paragraphsOf(node).slice(1);
    const firstExtended = blocks.findIndex((block) => extendedHead(block) !== null);
    const own = firstExtended < 0 ? blocks : blocks.slice(0, firstExtended);
    const rest = trimmed(spanOf(node.block, head.rest));
    const body = readBody(this.context, rest, own, head);
    const { title, text } = statementOf(this.context.raw, head, body, number);
    this.stated ||= head.strength !== "plain" || node.marker.named || body.labelled || LACKING.test(title);
    const marks = [
      matchText(spanOf(node.block, node.marker.end, head.text.from)),
      matchText(spanOf(node.block, head.text.to, Math.max(head.text.to, head.rest))),
    ];
    const unsettled = marks.map(unsettledStatus).find((one) => one !== null);
    if (unsettled) {
      body.notes.push({ label: "整改状态", text: unsettled, source: this.context.raw.source(spanOf(node.block)) });
      this.context.report(`“${unsettled}”未归入已完成或正在推进，已记为说明，请核对`, spanOf(node.block));
    }
    const issue: DraftIssue = {
      sectionIndex: place.section,
      section: this.sections.numberAt(place),
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
      source: this.context.raw.source([spanOf(node.block), ...own.map((block) => spanOf(block))]),
    };
    this.issues.push(issue);
    if (head.strength === "plain" && !LACKING.test(title) && node.marker.level <= 2) {
      this.context.report("标题不像问题表述，按一个问题读入，请核对", spanOf(node.block));
    }
    if (issue.measures.length === 0) this.context.report("该问题下未识别出整改措施", spanOf(node.block));
    this.items.below(firstExtended < 0 ? [] : blocks.slice(firstExtended), issue, this.issues.length - 1);
  }
}
