import { part } from "@/lib/domain/text/text";
import type { ParsedReport } from "@/lib/features/import/read/outline/types";

export type Assessment = { ok: true } | { ok: false; why: string };

/** Chinese characters below which a text cannot be a report. */
const SHORTEST = 120;
const PLAN =
  /(?:关于印发.{0,60}(?:方案|计划|要点|办法|细则)|(?:实施方案|工作方案|行动方案|行动计划|工作计划|工作要点|任务清单)(?:》)?的?通知|整改(?:工作)?方案$|(?:实施|工作|行动)方案$)/;
const REPORT = /(?:整改|巡[视察]).{0,30}(?:通报|报告|公告|公示|公开|情况)|(?:通报|报告).{0,10}整改/;

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}

/**
 * Whether the import desk may open a review for this text. A novel, a plan, a notice or an empty page is refused with a
 * sentence that says what to do; the command line prints its reading of any text.
 */
export function assessReport(draft: ParsedReport, text: string): Assessment {
  const characters = text.replace(/[^\u4e00-\u9fff]/g, "").length;
  if (characters === 0) return { ok: false, why: "没有读到中文正文。请上传整改进展情况通报，或把正文粘贴进来。" };
  if (characters < SHORTEST) return { ok: false, why: "文字太少，不像一份完整的整改通报。请把通报全文粘贴进来。" };
  const opening = part(text, 0, 400).replace(/\s+/g, "");
  const heading = draft.title ?? "";
  if ((PLAN.test(heading) || PLAN.test(part(opening, 0, 120))) && !REPORT.test(heading)) {
    return { ok: false, why: "这是一份方案或计划，不是整改进展情况通报，未导入。请核对是否选错文件。" };
  }
  const measures = [...draft.issues, ...draft.extendedItems].reduce((sum, row) => sum + row.measures.length, 0);
  if (
    count(text, "整改") < 3 ||
    (draft.kind === "other" &&
      !/整改|问题/.test(heading) &&
      draft.team === null &&
      draft.feedbackOn === null &&
      count(text, "整改") < 8)
  ) {
    return {
      ok: false,
      why: "这段文字不是整改通报：几乎没有提到整改，也没有写明巡视、巡察或审计。请核对是否选错文件。",
    };
  }
  if (draft.issues.length === 0) {
    return {
      ok: false,
      why: "没有识别出任何反馈问题。请确认通报正文完整，问题前有“1.针对…问题”或“关于…问题”一类的标题。",
    };
  }
  if (measures === 0) return { ok: false, why: "识别出了反馈问题，但没有识别出任何整改措施。请确认通报正文完整。" };
  return { ok: true };
}
