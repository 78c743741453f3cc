import { part } from "@/lib/domain/text/text";
import type { Block } from "@/lib/features/import/read/file/blocks";
import { type Marker, markerOf } from "./markers";
import type { ItemKind, ReportGroup } from "./types";

/** What a top-level part of the report is about. Only `main` holds issues. */
export type PartRole = "organisation" | "main" | "last" | "clues" | "analogous" | "reform";
export type Part = { head: Block | null; marker: Marker | null; title: string; blocks: Block[] };

const LACK =
  /(?:问题|不够|不到位|不足|不深|不严|不实|不力|不强|不高|不规范|欠缺|差距|短板|薄弱|偏差|弱化|缺失|不坚决|有待|不充分|不彻底|滞后)/;
const LAST =
  /(?:下一?步|今后|后续|接下来|努力方向|工作打算|整改打算|工作计划|工作安排|整改工作计划|长效机制建设情况|持续(?:深化|抓好|推进).{0,6}整改|巩固.{0,12}成果|存在的(?:主要)?(?:问题|不足)(?:和|及|与)(?:不足|问题|困难|原因|努力|改进)|今后)/;
const CLUES = /(?:问题线索|信访(?:件|事项)?|移交|转办|交办)/;
const ORGANISATION =
  /(?:总体情况|总体进展|总体成效|基本情况|组织领导|组织情况|组织推[进动]|组织实施|组织落实|组织整改|组织开展|工作开展情况|主体责任(?:情况|落实情况|履行情况)?$|履行.{0,14}责任.{0,4}情况|责任.{0,4}(?:落实|履行)情况|落实.{0,12}责任.{0,4}情况|主要做法|整改工作(?:推进|组织|开展|部署)|工作部署|整改部署|提高.{0,4}认识|提高政治站位|(?:加强|强化)(?:组织)?领导|部署整改|(?:党组|党委|班子|书记).{0,20}(?:落实整改|抓整改|整改工作|主体责任).{0,6}情况)/;

/** Role of a heading by its words; null when they tell nothing. */
export function roleOfTitle(title: string): PartRole | null {
  if (/举一反三/.test(title) && !/^(?:关于|针对)/.test(title)) return "analogous";
  if (/推动改革|改革促进|促进改革|促进发展/.test(title) && !LACK.test(title)) return "reform";
  if (LAST.test(title)) return "last";
  if (/^(?:关于|针对|在)/.test(title)) return null;
  if (CLUES.test(title) && !LACK.test(title.replace(/问题线索/g, ""))) return "clues";
  if (ORGANISATION.test(title) && !LACK.test(title.replace(/问题整改|反馈问题/g, ""))) return "organisation";
  return null;
}

/** 已整改完成的问题 / 正在推进整改的问题: a split by status; null for any other heading. */
export function groupOfTitle(title: string): ReportGroup | null {
  const text = title.replace(/^(?:目前|截至目前|巡[视察]反馈(?:意见)?|反馈)?/, "");
  if (/^(?:关于|针对|在)/.test(text) || text.length > 40) return null;
  if (/^(?:未|尚未|没有|正在|仍在|需|仍需|持续|长期|继续|推进|基本完成|限期)/.test(text)) {
    return /(?:整改|推进|解决|坚持|完成)/.test(text) &&
      /(?:问题|事项|情况|任务|整改)$/.test(text.replace(/\([^)]*\)[。:]?$|[。:]$/, ""))
      ? "ongoing"
      : null;
  }
  if (/^(?:已经?|全部|立行立改|完成)/.test(text) && /(?:完成|整改|到位|解决|立改)/.test(text)) {
    return /(?:问题|事项|情况|任务|整改)$/.test(text.replace(/\([^)]*\)[。:]?$|[。:]$/, "")) ? "completed" : null;
  }
  return /^(?:整改完成|完成整改|整改到位)的?(?:问题|事项)/.test(text) ? "completed" : null;
}

/** 巡察反馈问题整改落实情况: holds the issues without being one of the sections they are shared out to. */
export function isContainerTitle(title: string): boolean {
  return (
    !/^(?:关于|在|针对|聚焦|第[一二三四五六七八九十]{1,3}个?(?:方面|类))/.test(title) &&
    !/[“"]/.test(title) &&
    /(?:反馈|整改|巡[视察]).{0,20}(?:整改|落实|进展).{0,6}(?:情况|成效|工作)$/.test(title)
  );
}

/** Top-level parts: one per 一、… heading; a report without any is a single part. */
export function partsOf(blocks: Block[]): { preface: Block[]; parts: Part[] } {
  const preface: Block[] = [];
  const parts: Part[] = [];
  for (const block of blocks) {
    const marker = markerOf(block);
    if (marker?.level === 1) {
      parts.push({ head: block, marker, title: headingText(block, marker.end), blocks: [] });
    } else (parts.at(-1)?.blocks ?? preface).push(block);
  }
  return { preface, parts };
}

/** First sentence of a heading line: 总体情况 of 一、总体情况。党组高度重视…. */
export function headingText(block: Block, from: number): string {
  const text = part(block.text, from);
  const stop = text.search(/[。:]/);
  return (stop < 0 ? text : part(text, 0, stop)).trim();
}

/** Led in by 此外,…制定N项举一反三措施 (or, in almost the same words, reform measures): the kind of the block that follows. */
export function leadInKind(text: string): ItemKind | null {
  if (!/举一反三|改革/.test(text) || text.length > 600) return null;
  if (
    !/^(?:此外|同时|另外|与此同时|除此之外|除.{2,40}外|在.{2,60}(?:基础上|同时)|坚持|按照|根据|围绕|结合|针对|办?党[组委]|局党|我[局委办])/.test(
      text,
    )
  )
    return null;
  const counted = [...text.matchAll(/(?:\d+|[一二三四五六七八九十]+)(?:项|条|个|方面)([^,。;]{0,24})/g)].map(
    (found) => found[1] ?? "",
  );
  for (const noun of counted) {
    if (/举一反三/.test(noun)) return "analogous";
    if (/改革|发展/.test(noun)) return "reform";
  }
  const analogous = text.lastIndexOf("举一反三");
  const reform = Math.max(text.lastIndexOf("推动改革"), text.lastIndexOf("改革促进"), text.lastIndexOf("促进发展"));
  if (analogous < 0 && reform < 0) return null;
  return analogous > reform ? "analogous" : "reform";
}
