import { part, shorten } from "@/lib/domain/text/text";
import {
  type Block,
  type BlockSpan,
  blockOfSpan,
  matchText,
  Raw,
  spanOf,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { isChrome, isLabelledSource } from "@/lib/features/import/read/file/chrome";
import type { ReportDocument } from "@/lib/features/import/read/file/document";
import { textDocument } from "@/lib/features/import/read/file/document";
import { blocksOf } from "@/lib/features/import/read/file/paragraphs";
import type { Report } from "@/lib/features/import/read/header/header";
import { headerDay } from "@/lib/features/import/read/header/header-title";
import { markerOf } from "@/lib/features/import/read/outline/markers";
import { type Part, partsOf } from "@/lib/features/import/read/outline/parts";
import { tailOf } from "@/lib/features/import/read/outline/tail";
import type { DraftProblem } from "@/lib/features/import/read/outline/types";
import { duesIn } from "./due";
import { targetsIn } from "./targets";
import { type ReadTask, taskOf, tasksOf, treeOf } from "./tasks";
import { planTitles } from "./title";
import type { ParsedPlan } from "./types";

/** What a top-level part of a plan is about. */
type PartRole = "general" | "aims" | "tasks" | "safeguards" | "schedule";

const AIMS = /(?:工作|主要|总体|发展|年度|具体|行动|预期)?目标(?:和|与)?(?:指标)?$/;
const GENERAL =
  /总体要求|指导思想|基本原则|工作原则|总体思路|背景|现状|基本情况|适用范围|组织机构|领导机构|工作机构|附则|重要意义|形势/;
const SAFEGUARDS =
  /保障|组织(?:领导|实施|推进)|工作要求|有关要求|相关要求|具体要求|监督(?:考核|检查|管理)|督[导查促].{0,6}(?:考核|落实|评估)?$|考核(?:评价|评估)?|推进机制|工作机制$/;
const SCHEDULE = /(?:实施|工作|推进|方法)步骤|进度安排|时间安排|阶段安排|工作安排及步骤/;

function roleOf(title: string, last: boolean): PartRole {
  if (AIMS.test(title)) return "aims";
  if (GENERAL.test(title)) return "general";
  if (SCHEDULE.test(title)) return "schedule";
  if (SAFEGUARDS.test(title) && (last || /保障|要求|组织/.test(title))) return "safeguards";
  return "tasks";
}

/** Whether a text calls itself a work plan, and has tasks. A plan of a rectification (整改方案) is none: it lists issues. */
export function isPlan(given: ReportDocument | string): boolean {
  const document = typeof given === "string" ? textDocument(given) : given;
  return planTitles(blocksOf(document), new Raw(document.text)) !== null;
}

/** Reads a work plan (实施方案, 行动计划, 工作要点 …). Pure, and never throws for any text; see parseReport. */
export function parsePlan(given: ReportDocument | string): ParsedPlan {
  const document = typeof given === "string" ? textDocument(given) : given;
  const raw = new Raw(document.text);
  const problems: DraftProblem[] = [];
  const report: Report = (message, span) => {
    const source = raw.source(span);
    problems.push({
      line: source.line,
      message,
      text: shorten(raw.slice("block" in span ? span : span[0]), 120),
      source,
    });
  };
  const all = blocksOf(document);
  for (const { line, message } of document.notes) {
    const at = all.find((block) => block.endLine >= line) ?? all.at(-1);
    if (at) report(message, spanOf(at));
  }
  const titles = planTitles(all, raw);
  const content = all.filter((block) => !isChrome(block.text) && !isLabelledSource(block.text));
  const from = titles ? content.findIndex((block) => block.line > titles.endLine) : 0;
  const body = from < 0 ? [] : content.slice(from);
  const issued = issuedOf(all, content.slice(0, Math.max(from, 0)), body, titles?.issuer ?? null, raw, report);
  const year = issued.year ?? titles?.year ?? null;
  const { preface, parts } = partsOf(body.slice(0, issued.bodyEnd));
  const plan: ParsedPlan = {
    kind: "plan",
    title: titles?.title ?? null,
    issuer: issued.issuer,
    issuedOn: issued.on,
    tasks: [],
    safeguards: [],
    targets: [],
    problems,
  };
  const known = parts.length > 0 ? parts : [{ head: null, marker: null, title: "", blocks: preface }];
  const roles = known.map((one, at) => roleOf(one.title, at === known.length - 1));
  const context = { raw, report, plan, year };
  if (parts.length > 0)
    aimsIn(
      preface.map((block) => spanOf(block)),
      null,
      context,
    );
  const taskParts = roles.filter((role) => role === "tasks").length;
  known.forEach((one, at) => {
    readPart(one, roles[at] ?? "tasks", taskParts, context);
  });
  if (plan.tasks.length === 0 && all[0]) report("未识别出工作任务", spanOf(all[0]));
  problems.sort((a, b) => a.line - b.line || a.source.start - b.source.start);
  return plan;
}

type Context = { raw: Raw; report: Report; plan: ParsedPlan; year: number | null };

function readPart(one: Part, role: PartRole, taskParts: number, context: Context): void {
  const { raw, report, plan } = context;
  const spans = [...(one.head ? [one.head] : []), ...one.blocks].map((block) => spanOf(block));
  if (role === "schedule") return;
  if (role === "general" || role === "aims") {
    aimsIn(spans, null, context);
    return;
  }
  const { lead, roots } = treeOf(one.blocks);
  let read = [...lead.flatMap((block) => rowsOf(block, raw)), ...tasksOf(roots, raw)];
  if (read.length === 0 && one.head) {
    // 一、推进数据归集。… 二、…: the part itself is the task.
    if (taskParts > 1 || role === "safeguards") read = [taskOf(one.head, one.marker, one.blocks, raw)];
    else report("该部分未识别出任务，请核对", spanOf(one.head));
  }
  const into = role === "safeguards" ? plan.safeguards : plan.tasks;
  for (const { task } of read) into.push(task);
  if (role === "safeguards") return;
  aimsIn(
    lead.filter((block) => !block.ledger).map((block) => spanOf(block)),
    null,
    context,
  );
  for (const { task, spans: own, until } of read) {
    const first = plan.targets.length;
    aimsIn(own, task.number, context);
    const day = duesIn(until, context.year).dues[0]?.day ?? null;
    for (const target of plan.targets.slice(first)) target.by ??= day;
  }
}

/** The rows of a table as tasks. */
function rowsOf(block: Block, raw: Raw): ReadTask[] {
  return (block.ledger?.rows ?? []).flatMap((row) => {
    const [head, ...more] = row.problem.map(blockOfSpan);
    if (!head) return [];
    const marker = row.number === null ? null : { number: row.number, end: markerOf(head)?.end ?? 0 };
    const time = row.notes.find(({ label }) => /时限|期限|时间/.test(label));
    const read = taskOf(head, marker, [...more, ...row.measures.map(blockOfSpan)], raw);
    return [time ? { ...read, until: time.spans.map(matchText).join("") } : read];
  });
}

/** Aims stated in these passages, of the task with this number or of the whole plan. */
function aimsIn(spans: readonly BlockSpan[], number: number | null, { plan, raw, year }: Context): void {
  for (const { block, from, to } of spans) {
    for (const { from: start, to: end, ...target } of targetsIn(part(block.text, from, to), year)) {
      const span = trimmed(spanOf(block, from + start, from + end));
      plan.targets.push({ ...target, task: number, text: raw.slice(span), source: raw.source(span) });
    }
  }
}

type Issued = { issuer: string | null; on: string | null; year: number | null; bodyEnd: number };

/** Who issued it and when: below the notice, at the end of the plan, or by its title and the page. */
function issuedOf(
  all: Block[],
  notice: Block[],
  body: Block[],
  named: string | null,
  raw: Raw,
  report: Report,
): Issued {
  const opening = all.findIndex((block) => markerOf(block) !== null || /。/.test(block.text));
  const pageDay = headerDay(all, opening < 0 ? all.length : opening);
  const before = tailOf(notice, Math.min(1, notice.length), raw, pageDay, report);
  const last = body.findLastIndex((block) => (markerOf(block)?.level ?? 9) <= 3);
  const after = tailOf(body, Math.max(last + 1, 1), raw, pageDay, report);
  const issuer = before.signature ?? after.signature ?? named;
  const on = before.signedOn ?? after.signedOn ?? pageDay;
  return { issuer, on, year: on === null ? null : Number(part(on, 0, 4)), bodyEnd: after.from };
}
