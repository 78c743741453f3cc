import { type Block, spanOf } from "@/lib/features/import/read/file/blocks";
import { markerOf, type Node } from "@/lib/features/import/read/outline/markers";
import { groupOfTitle, headingText } from "@/lib/features/import/read/outline/parts";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import type { DraftSection, ReportGroup } from "@/lib/features/import/read/outline/types";
import { sectionTitle } from "./issue-head";
import type { RowContext } from "./row-body";

/** Where in the report a row stands. */
export type Place = { section: number | null; group: ReportGroup | null; heading: string | null };

/** The sections of a report, and the headings between them and their issues. */
export class SectionReader {
  readonly sections: DraftSection[] = [];

  constructor(private readonly context: RowContext) {}

  /** Number of the section a row stands in, as printed. */
  numberAt({ section }: Place): string | null {
    return section === null ? null : (this.sections[section]?.number ?? null);
  }

  enterHeading(head: Block, body: Block[], place: Place): Place {
    for (const block of body) this.context.prose.push(spanOf(block));
    this.context.headings.push(spanOf(head));
    const marker = markerOf(head);
    if (!marker) return place;
    const group = groupOfTitle(headingText(head, marker.end));
    return group ? { ...place, group } : this.enter({ block: head, marker, body, children: [] }, place);
  }

  /** The node becomes a section, or the middle level of three when it already stands in one. */
  enter(node: Node, place: Place): Place {
    const span = sectionTitle(node.block, node.marker.end);
    const title = unquoted(this.context.raw.slice(span));
    this.context.headings.push(spanOf(node.block));
    if (node.marker.level === 2.5) {
      this.context.report("没有编号的小标题，记在其下各问题上，请核对", spanOf(node.block));
      return { ...place, heading: title };
    }
    if (place.section !== null) {
      this.context.report("三级标题：按下一级各问题读入，本级标题记在各问题上，请核对", spanOf(node.block));
      return { ...place, heading: title };
    }
    if (place.heading !== null) place = { ...place, heading: null };
    this.sections.push({
      number: node.marker.printed,
      title,
      group: place.group,
      source: this.context.raw.source(spanOf(node.block)),
    });
    return { ...place, section: this.sections.length - 1, heading: null };
  }
}
