import { part, shorten } from "@/lib/domain/text/text";
import { claimFindings, dateFindings, type Finding, numberFindings } from "@/lib/features/import/read/checks/checks";
import { claimsOf, selfFigures } from "@/lib/features/import/read/checks/claimed";
import { outsideOf, unreadIn } from "@/lib/features/import/read/checks/outside";
import { type Block, type BlockSpan, Raw, spanOf } from "@/lib/features/import/read/file/blocks";
import { isChrome, isLabelledSource } from "@/lib/features/import/read/file/chrome";
import { type ReportDocument, textDocument } from "@/lib/features/import/read/file/document";
import { blocksOf } from "@/lib/features/import/read/file/paragraphs";
import { bodyOf, daysOf, kindOf, type Report, roundOf, teamOf } from "@/lib/features/import/read/header/header";
import { headerDay, openingIndex, titleOf } from "@/lib/features/import/read/header/header-title";
import { RowReader } from "@/lib/features/import/read/rows/rows";
import { withLoneNumbers } from "./bullets";
import { closingFrom } from "./closing";
import { markerOf } from "./markers";
import { groupOfTitle, headingText, type Part } from "./parts";
import { structureOf } from "./structure";
import { tailOf } from "./tail";
import type { DraftProblem, ParsedReport } from "./types";

export type { ParsedReport, ReportContract } from "./types";

/**
 * Reads a published rectification report (整改进展情况通报) into a draft ledger. Pure: the document of a file or pasted
 * text in, draft out. Never throws for any text; what cannot be read with certainty is kept as text and listed in `problems` with its line.
 */
export function parseReport(given: ReportDocument | string): ParsedReport {
  const document = typeof given === "string" ? textDocument(given) : given;
  const { text } = document;
  const raw = new Raw(text);
  const problems: DraftProblem[] = [];
  const report: Report = (message, span) => {
    const source = raw.source(span);
    problems.push({ line: source.line, message, text: excerpt(raw.slice("block" in span ? span : span[0])), source });
  };
  const all = withLoneNumbers(blocksOf(document));
  for (const { line, message } of document.notes) {
    const at = all.find((block) => block.endLine >= line) ?? all.at(-1);
    if (at) report(message, spanOf(at));
  }
  for (const block of all) {
    if (block.joins.some((join) => !join.certain)) report("换行似在句中，已连为一段，请核对", spanOf(block));
  }
  const opening = openingIndex(all);
  const title = titleOf(all, opening, raw);
  const pageDay = headerDay(all, opening);
  const content = all
    .slice(opening)
    .filter((block) => !isChrome(block.text) && !isLabelledSource(block.text) && block.text !== title?.text);
  const lastHeading = content.findLastIndex((block) => (markerOf(block)?.level ?? 9) <= 2);
  const tail = tailOf(content, Math.max(lastHeading + 1, Math.min(1, content.length)), raw, pageDay, report);
  const publishedOn = pageDay ?? tail.signedOn;
  if (pageDay && tail.signedOn && pageDay < tail.signedOn) {
    report(`落款日期${tail.signedOn}晚于发布时间${pageDay}，请核对`, spanOf(content[tail.from] ?? (all[0] as Block)));
  }
  const closing = closingFrom(content, tail.from);
  if (closing < tail.from) {
    report("末尾的下一步打算未作为措施读入，请核对", spanOf(content[closing] as Block));
  }
  const structure = structureOf(content.slice(0, closing));

  const head = structure.head;
  const openingText = part([title?.text ?? "", ...head.map((block) => block.text)].join("。"), 0, 6000);
  const { onsite, feedbackOn } = daysOf(head, publishedOn, report);
  const kind = kindOf(title?.text ?? null, openingText);

  const doubts: Parameters<Report>[] = [];
  const rows = new RowReader(raw, (message, span) => doubts.push([message, span]));
  const mains = structure.parts.filter(({ role }) => role === "main");
  // 一、区级财政管理审计查出问题的整改情况 二、部门预算…: an audit shares its findings out to whom it audited.
  const audit = mains.length > 1 && mains.every(({ part }) => /审计/.test(part.title)) && !mains.some(isGroup);
  const sections = audit || mains.filter(({ part }) => isSectionPart(part)).length >= 2;
  for (const { part, role } of structure.parts) {
    if (role === "main") rows.readPart(part, audit || (sections && isSectionPart(part)), mains.length > 1);
    else if ((role === "analogous" || role === "reform") && part.head) rows.readExtraPart(part.blocks, role, part.head);
  }
  // Where nothing states a shortcoming it is the part about organisation alone, as on the first page of several.
  if (rows.lacking) for (const [message, span] of doubts) report(message, span);
  else {
    rows.clear();
    for (const { part } of mains) for (const block of part.blocks) rows.prose.push(spanOf(block));
  }
  if (rows.issues.length === 0 && all[0]) report("未识别出反馈问题", spanOf(content[0] ?? all[0]));

  const around = structure.parts.filter(({ role }) => role !== "main").flatMap(({ part }) => part.blocks);
  const prose = uniqueSpans([
    ...[...head, ...around].map((block) => spanOf(block)),
    ...rows.prose,
    ...selfFigures(content.slice(0, tail.from).map((block) => spanOf(block))),
  ]);
  const claimed = claimsOf(prose, raw);

  const draftRows = { sections: rows.sections, issues: rows.issues, extendedItems: rows.extendedItems };
  const findings: Finding[] = [
    ...numberFindings(rows),
    ...dateFindings(rows, feedbackOn, publishedOn, (source) => excerpt(part(text, source.start, source.end))),
    ...claimFindings({ ...draftRows, claimed }),
  ];
  for (const { message, text: excerptText, source } of findings)
    problems.push({ line: source.line, message, text: excerpt(excerptText), source });
  if (
    feedbackOn === null &&
    rows.issues.length > 0 &&
    !problems.some((problem) => problem.message.startsWith("反馈日期"))
  ) {
    report("未识别出反馈日期，请补充", spanOf(content[0] ?? (all[0] as Block)));
  }
  const others = structure.parts.filter(({ role }) => role !== "main").map(({ part }) => part);
  const outside = outsideOf(
    {
      page: [
        ...all.slice(0, opening),
        ...all.slice(opening).filter((block) => isChrome(block.text) || isLabelledSource(block.text)),
      ].map((block) => spanOf(block)),
      title: all.filter((block) => block.text === title?.text).map((block) => spanOf(block)),
      opening: head.map((block) => spanOf(block)),
      heading: [...rows.headings, ...others.flatMap(({ head }) => (head ? [spanOf(head)] : []))],
      between: [...around.map((block) => spanOf(block)), ...rows.prose],
      closing: content.slice(closing, tail.from).map((block) => spanOf(block)),
      ending: content.slice(tail.from).map((block) => spanOf(block)),
    },
    raw,
  );
  for (const source of unreadIn({ ...draftRows, problems }, outside, raw)) {
    problems.push({
      line: source.line,
      message: "该段文字未录入，请核对",
      text: excerpt(part(text, source.start, source.end)),
      source,
    });
  }
  problems.sort((a, b) => a.line - b.line || a.source.start - b.source.start);

  return {
    kind,
    title: title?.text ?? null,
    inspectedBody: bodyOf(title?.text ?? null, head, raw, tail.signature),
    team: teamOf(head, raw),
    ...roundOf(openingText === "" ? [] : [title?.text ?? "", ...head.map((block) => block.text)]),
    onsite,
    feedbackOn,
    publishedOn,
    contact: tail.contact,
    signature: tail.signature,
    ...draftRows,
    claimed,
    problems,
    outside,
  };
}

/** Long passages are cut: the source lines of a row show the rest. */
function excerpt(text: string): string {
  return shorten(text, 120);
}

function uniqueSpans(spans: BlockSpan[]): BlockSpan[] {
  const kept = new Map<Block, BlockSpan[]>();
  for (const span of spans) {
    const same = kept.get(span.block) ?? [];
    if (!same.some((one) => one.from <= span.from && one.to >= span.to)) kept.set(span.block, [...same, span]);
  }
  return [...kept.values()].flat().sort((a, b) => (a.block.at[a.from] ?? 0) - (b.block.at[b.from] ?? 0));
}

const isGroup = ({ part }: { part: Part }): boolean => groupOfTitle(part.title) !== null;

/** 一、关于X方面的问题: a part that is itself a section, not the container 整改落实情况. */
function isSectionPart(part: Part): boolean {
  if (!part.head || groupOfTitle(part.title) !== null) return false;
  if (/^(?:关于|在|针对|聚焦|围绕|第[一二三四五六七八九十]{1,3}个?(?:方面|类))/.test(part.title)) return true;
  const title = headingText(part.head, part.marker?.end ?? 0);
  if (!/(?:整改|落实|进展).{0,12}(?:情况|成效|工作|任务)$/.test(title)) return true;
  // 党建方面的整改情况 and 落实组织路线情况 say of what; 巡察反馈问题整改情况 says nothing but that here they are.
  if (/反馈|巡[视察]|检查|督[察查]/.test(title)) return false;
  return (
    /(?:方面|建设|工作|作风|廉政)的?整改(?:落实|进展)?情况$/.test(title) ||
    (/落实.{3,}情况$/.test(title) && !/整改|问题/.test(title))
  );
}
