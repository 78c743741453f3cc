import type { Block } from "@/lib/features/import/read/file/blocks";
import { issueHead } from "@/lib/features/import/read/rows/issue-head";
import { lineOf, linesOfParagraph } from "@/lib/features/import/read/rows/row-text";
import { isUnnumberedIssue, unnumberedHeads } from "@/lib/features/import/read/rows/unnumbered";
import { isTableHead } from "@/lib/features/import/read/table/text-table";
import { LACKING } from "./lacking";
import { markerOf } from "./markers";
import { groupOfTitle, type Part, type PartRole, partsOf, roleOfTitle } from "./parts";

/** The top of a report: what stands under each 一、… heading is told from its words, what it holds and where it stands. */

export type Structure = { head: Block[]; parts: { part: Part; role: PartRole }[] };

type Facts = {
  title: string;
  /** What its heading says, where it says anything. */
  said: PartRole | null;
  /** It is one of the blocks a report is split into by status. */
  grouped: boolean;
  holdsIssues: boolean;
  /** Some heading of the report, not this one alone, is surely that of the issues. */
  known: boolean;
  /** Before the first, after the last part that holds issues. */
  place: "before" | "among" | "after";
};

type Row = {
  name: string;
  /** A report, and which of its parts (counted from 0) the row is about. */
  example: { text: string; at: number };
  when: (facts: Facts) => boolean;
  role: (facts: Facts) => PartRole;
};

/** A heading that tells nothing by itself, in a report whose issues are known to stand elsewhere. */
const silent = ({ said, known, grouped }: Facts) => said === null && known && !grouped;

const ISSUES = "二、巡察反馈问题整改情况\n1.关于学习不深入的问题。一是制定学习计划。二是开展研讨。\n";

/** The first row that fits tells the role of a part. */
export const PART_ROLES: readonly Row[] = [
  {
    name: "issues under a heading of something else, in a report with no heading of issues",
    example: { text: `一、整改工作组织情况\n1.关于学习不深入的问题。一是制定学习计划。二是开展研讨。`, at: 0 },
    when: ({ said, known, holdsIssues }) =>
      said !== null && said !== "analogous" && said !== "reform" && !known && holdsIssues,
    role: () => "main",
  },
  {
    name: "what its heading says",
    example: { text: `${ISSUES}三、下一步工作打算\n我们将持续用力。`, at: 1 },
    when: ({ said }) => said !== null,
    role: ({ said }) => said ?? "main",
  },
  {
    name: "after the last issues, and not about a shortcoming",
    example: { text: `${ISSUES}三、工作成果\n制度更加完善。`, at: 1 },
    when: (facts) => silent(facts) && facts.place === "after" && !LACKING.test(facts.title),
    role: () => "last",
  },
  {
    name: "before the first issues, and not about a shortcoming",
    example: { text: `一、有关说明\n巡察组向我局作了反馈。\n${ISSUES}`, at: 0 },
    when: (facts) => silent(facts) && facts.place === "before" && !LACKING.test(facts.title.replace(/问题/g, "")),
    role: () => "organisation",
  },
  {
    name: "holds no issues, and its heading names none",
    example: {
      text: `${ISSUES}三、不足之处\n还有差距。\n四、另外的反馈问题\n1.关于作风不实的问题。一是开展检查。`,
      at: 1,
    },
    when: (facts) => silent(facts) && !facts.holdsIssues && !/问题|整改/.test(facts.title),
    role: () => "organisation",
  },
  {
    name: "all others",
    example: { text: ISSUES, at: 0 },
    when: () => true,
    role: () => "main",
  },
];

/** The role of each part, in order, and the row that told it. */
export function rolesOf(parts: readonly Part[]): { part: Part; role: PartRole; by: string }[] {
  const seen = parts.map((part) => ({
    part,
    title: part.title,
    said: roleOfTitle(part.title),
    grouped: groupOfTitle(part.title) !== null,
    holdsIssues: holdsIssues(part),
  }));
  const first = seen.findIndex((one) => one.holdsIssues);
  const last = seen.findLastIndex((one) => one.holdsIssues);
  const known = seen.some(({ said, holdsIssues: holds, grouped }) => said === null && (holds || grouped));
  return seen.map(({ part, ...facts }, at) => {
    const place = at < first ? "before" : at > last ? "after" : "among";
    const all: Facts = { ...facts, known, place };
    const row = PART_ROLES.find(({ when }) => when(all));
    return { part, role: row?.role(all) ?? "main", by: row?.name ?? "" };
  });
}

const whole = (blocks: Block[]): Part => ({ head: null, marker: null, title: "", blocks });

/** Opening with the organisational part (where team and days stand), and the parts with their roles. */
export function structureOf(content: Block[]): Structure {
  const { preface, parts } = partsOf(content);
  if (parts.length === 0) return withoutHeadings(preface);
  const answered = parts.filter(isAnswered);
  if (answered.length > 1) return answeredParts(preface, parts, answered);
  const settled = rolesOf(parts);
  const head = [...preface];
  for (const { part, role } of settled) {
    if (role !== "organisation") break;
    if (part.head) head.push(part.head);
    for (const block of part.blocks) head.push(block);
  }
  // Rows above the first heading are issues as well.
  const early = preface.findIndex((block) => (markerOf(block)?.level ?? 9) <= 3 && holdsIssues(whole([block])));
  if (early < 0) return { head, parts: settled };
  return { head: preface.slice(0, early), parts: [{ part: whole(preface.slice(early)), role: "main" }, ...settled] };
}

/** 一、超预算列支 / 整改情况:…: a part that is itself an issue, with its own label. */
const isAnswered = ({ title, blocks }: Part): boolean =>
  blocks[0] !== undefined && lineOf(blocks[0]).kind === "action" && roleOfTitle(title) === null;

function answeredParts(preface: Block[], parts: readonly Part[], answered: readonly Part[]): Structure {
  const from = parts.indexOf(answered[0] as Part);
  const to = parts.indexOf(answered.at(-1) as Part) + 1;
  const rows = parts.slice(from, to).flatMap(({ head, blocks }) => [...(head ? [head] : []), ...blocks]);
  const around = (some: readonly Part[], role: PartRole) => some.map((part) => ({ part, role }));
  return {
    head: [...preface, ...parts.slice(0, from).flatMap(({ head, blocks }) => [...(head ? [head] : []), ...blocks])],
    parts: [...around([whole(rows)], "main"), ...around(parts.slice(to), "last")],
  };
}

function withoutHeadings(preface: Block[]): Structure {
  const unnumbered = new Set(unnumberedHeads(preface));
  const first = preface.findIndex((block) => markerOf(block) !== null || unnumbered.has(block) || isTableHead(block));
  const from = first < 0 ? preface.length : first;
  // Organisation may come under (一) of its own: days and team are looked for up to the first issue.
  const issues = preface.findIndex((block) => holdsIssues(whole([block])));
  const head = preface.slice(0, issues < 0 ? from : Math.max(from, issues));
  const rows = whole(preface.slice(from));
  return { head, parts: rows.blocks.length > 0 ? [{ part: rows, role: "main" }] : [] };
}

/** Whether any paragraph of the part begins an issue in the phrase of the genre. */
function holdsIssues(part: Part): boolean {
  return part.blocks.some((block) => {
    const marker = markerOf(block);
    if (isTableHead(block)) return true;
    if (marker && lineOf(block, marker.end).kind === "problem") return true;
    if (linesOfParagraph(block).some((line) => line.kind === "action")) return true;
    return (
      marker?.named ||
      (marker !== null && issueHead(block, marker.end).strength === "strong") ||
      (marker === null && isUnnumberedIssue(block))
    );
  });
}
