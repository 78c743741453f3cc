import { LACKING } from "@/lib/features/import/read/outline/lacking";
import type { Marker, Node } from "@/lib/features/import/read/outline/markers";
import {
  groupOfTitle,
  headingText,
  isContainerTitle,
  type PartRole,
  roleOfTitle,
} from "@/lib/features/import/read/outline/parts";
import { hasIssues } from "@/lib/features/import/read/outline/shape";
import type { ReportGroup } from "@/lib/features/import/read/outline/types";
import { issueHead } from "./issue-head";
import { lineOf, linesOfParagraph } from "./row-text";
import { saidIssues, unnumberedHeads } from "./unnumbered";

/**
 * What a marked paragraph of the main part is, with everything below it. One row per kind, the first that fits holds; each
 * with an example that a test reads. What is done with a kind stands in one switch (RowReader.walk).
 */

export type NodeKind =
  | "items"
  | "group"
  | "prose"
  | "container"
  | "section"
  | "section-of-unnumbered"
  | "section-of-said"
  | "section-of-one"
  | "section-without-rows"
  | "foreign"
  | "issue";

/** Where the paragraph stands: what its neighbours and the rows before it tell. */
export type Around = {
  /** Paragraphs of its level, itself included, that hold issues. */
  sharing: number;
  /** Number of the last issue read before it. */
  lastNumber: number | null;
};

type Facts = Around & {
  node: Node;
  level: Marker["level"];
  title: string;
  /** What its heading says it is about; asked of levels 1 to 2.5 only. */
  role: PartRole | null;
  group: ReportGroup | null;
  /** Nothing stands below it. */
  bare: boolean;
  holdsIssues: boolean;
};

export type Classified = { kind: NodeKind; role: PartRole | null; group: ReportGroup | null };

type Row = {
  kind: NodeKind;
  /** A passage whose first marked paragraph is of this kind. */
  example: string;
  lastNumber?: number;
  when: (facts: Facts) => boolean;
};

const top = ({ level }: Facts) => level <= 2;

/** Rows below a heading that count on from the issue before it (… 2. / (二) … / 3.) are issues, whatever their words. */
function countsOn({ node, lastNumber }: Facts): boolean {
  const first = node.children[0];
  if (node.marker.level !== 2 || first?.marker.level !== 3 || lastNumber === null || lastNumber < 1) return false;
  if (first.marker.number !== lastNumber + 1 || issueHead(node.block, node.marker.end).strength !== "plain")
    return false;
  return !node.body.some((block) => linesOfParagraph(block).some((line) => line.kind === "action"));
}

export const NODE_KINDS: readonly Row[] = [
  {
    kind: "items",
    example: "（三）“举一反三”整改事项\n1.规范公务接待。一是修订接待办法。二是开展专项检查。",
    when: ({ role }) => role === "analogous" || role === "reform",
  },
  {
    kind: "group",
    example: "（一）已整改完成的问题\n1.关于学习不深入的问题。一是制定学习计划。二是开展专题研讨。",
    when: ({ group, bare }) => group !== null && !bare,
  },
  {
    kind: "prose",
    example: "（一）加强组织领导\n局党组多次召开会议，研究部署整改工作。",
    when: ({ role, holdsIssues }) => role !== null && !holdsIssues,
  },
  {
    kind: "container",
    example:
      "（一）巡察反馈问题整改落实情况\n1.关于学习不深入的问题。一是制定学习计划。\n2.关于监督不到位的问题。一是修订监督办法。",
    when: (facts) => facts.holdsIssues && top(facts) && isContainerTitle(facts.title) && facts.sharing === 1,
  },
  {
    kind: "section",
    example:
      "（一）关于贯彻落实决策部署方面\n1.关于学习不深入的问题。一是制定学习计划。\n2.关于监督不到位的问题。一是修订监督办法。\n（二）关于作风建设方面\n3.关于调研不深入的问题。一是开展调研。\n4.关于会议偏多的问题。一是压减会议。",
    when: ({ holdsIssues }) => holdsIssues,
  },
  {
    kind: "section",
    example: "（二）其他方面\n3.办公用房管理。已经清理腾退。\n4.公车管理。已经重新登记。",
    lastNumber: 2,
    when: countsOn,
  },
  {
    kind: "section-of-unnumbered",
    example: "（一）政治建设方面\n针对学习不深入的问题，一是制定学习计划，二是开展专题研讨。",
    when: (facts) => top(facts) && unnumberedHeads(facts.node.body).length > 0 && facts.node.children.length === 0,
  },
  {
    kind: "section-of-said",
    example: "（一）供水保障方面\n一是应急水源少。整改情况：新建水源。\n二是水质监测慢。整改情况：增设站点。",
    when: (facts) => top(facts) && facts.node.children.length === 0 && saidIssues(facts.node.body).length > 0,
  },
  {
    kind: "section-without-rows",
    example:
      "（一）政治建设方面\n（二）关于作风建设方面\n1.关于调研不深入的问题。一是开展调研。\n2.关于会议偏多的问题。一是压减会议。",
    when: (facts) => top(facts) && facts.sharing > 0 && facts.bare,
  },
  {
    kind: "section-of-one",
    example:
      "（一）政治建设方面\n学习抓得不紧。已经制定学习计划。\n（二）关于作风建设方面\n1.关于调研不深入的问题。一是开展调研。\n2.关于会议偏多的问题。一是压减会议。",
    when: (facts) => top(facts) && facts.sharing > 0,
  },
  {
    kind: "issue",
    example: "一、超预算列支三公经费\n整改情况：已调账，并修订制度。",
    when: ({ node }) => node.body[0] !== undefined && lineOf(node.body[0]).kind === "action",
  },
  {
    kind: "foreign",
    example: "一、整改工作亮点\n我局积极探索，形成一批经验。",
    when: ({ node, level, title }) =>
      level === 1 && issueHead(node.block, node.marker.end).strength === "plain" && !LACKING.test(title),
  },
  {
    kind: "issue",
    example: "1.关于学习不深入的问题。一是制定学习计划。二是开展专题研讨。",
    when: () => true,
  },
];

/** The kind of a marked paragraph, with what its heading says. */
export function classify(node: Node, around: Around): Classified {
  const { level, end } = node.marker;
  const title = headingText(node.block, end);
  const facts: Facts = {
    ...around,
    node,
    level,
    title,
    role: level <= 2 ? roleOfTitle(title) : null,
    group: groupOfTitle(title),
    bare: node.children.length + node.body.length === 0,
    holdsIssues: hasIssues(node),
  };
  const row = NODE_KINDS.find(({ when }) => when(facts));
  return { kind: row?.kind ?? "issue", role: facts.role, group: facts.group };
}
