import { type Block, type Raw, spanOf, trimmed } from "@/lib/features/import/read/file/blocks";
import { isChrome, isSourceLine } from "@/lib/features/import/read/file/chrome";
import { markerOf } from "@/lib/features/import/read/outline/markers";

/** How a plan calls itself, and the notice it comes with (关于印发《…实施方案》的通知). */

const PLAN =
  "(?:方案|行动计划|工作计划|实施计划|推进计划|计划|工作要点|要点|任务清单|重点任务|任务分工|分工|若干措施|规划|实施意见|行动|工作安排)";
const YEARS = "(?:\\(?20\\d\\d年?(?:[-~—]20\\d\\d年?)?\\)?)?";
const DRAFT = "(?:\\([^)]{1,12}\\))?";
const PLAN_END = new RegExp(`${PLAN}${YEARS}${DRAFT}$`);
const NOTICE_END = /的?通知$/;
/** What speaks of these and is none: a report about one, the plan of a rectification with its issues and measures. */
const OTHER = /整改|巡[视察]|审计|问题|通报|报告|公告|公示|汇报|总结|情况/;
/** X文件 and 〔2024〕15号 above a title. */
const LETTERHEAD = /^[^。,]{2,40}文件$|^[^。,]{0,20}[〔[(【]20\d\d[〕\])】]第?\d{1,4}号$/;
/** Who issues it where the title begins with a name: X局2023年工作要点. */
const NAMED =
  /^((?:中共)?[\u4e00-\u9fff]{2,30}?(?:局|厅|委|委员会|办|办公室|院|部|政府|中心|公司|学校|大学|学院|集团))(?=20\d\d|关于|[“《])/;
const LATEST = 40;
const MOST_LINES = 4;

export type PlanTitles = {
  /** Of the notice where there is one, else of the plan. */
  title: string;
  /** Last line of the titles: what follows the plan's own title. */
  endLine: number;
  /** Who issues it by the title alone: X关于印发… */
  issuer: string | null;
  year: number | null;
};

type Title = { text: string; raw: string; line: number; endLine: number };

/** Titles printed over up to four lines that end in words of `end`. */
function titlesIn(lines: readonly Block[], end: RegExp, raw: Raw): Title[] {
  const found: Title[] = [];
  for (let first = 0; first < lines.length; first += 1) {
    let text = "";
    let written = "";
    for (let last = first; last < Math.min(first + MOST_LINES, lines.length); last += 1) {
      const block = lines[last];
      if (!block || /[。;,:]$/.test(block.text) || markerOf(block) || text.length > 120) break;
      if (last > first && block.line > (lines[last - 1]?.endLine ?? 0) + 2) break;
      text += block.text.trim();
      written += raw.slice(trimmed(spanOf(block)));
      if (!end.test(text)) continue;
      if (text.length >= 6) found.push({ text, raw: written, line: lines[first]?.line ?? 1, endLine: block.endLine });
      break;
    }
  }
  return found;
}

/** Null where nothing at the beginning of the text calls itself a plan. */
export function planTitles(blocks: readonly Block[], raw: Raw): PlanTitles | null {
  const first = blocks.findIndex((block) => (markerOf(block)?.level ?? 9) <= 2);
  const lines = blocks
    .slice(0, first < 0 ? LATEST : Math.min(first, LATEST))
    .filter((block) => !isChrome(block.text) && !isSourceLine(block.text) && !LETTERHEAD.test(block.text));
  const notice = titlesIn(lines, NOTICE_END, raw).find(
    ({ text }) => new RegExp(`${PLAN}${YEARS}${DRAFT}[》”]?的?通知$`).test(text) && !OTHER.test(text),
  );
  const own = titlesIn(lines, PLAN_END, raw).filter(({ text }) => !OTHER.test(text) && !/[。;]/.test(text));
  const behind = notice ? own.filter(({ line }) => line > notice.endLine) : own;
  const plan = behind.at(-1) ?? (notice ? null : own.at(-1));
  const shown = notice ?? plan;
  if (!shown) return null;
  const issuer = /^(.{2,40}?)关于(?:印发|发布|下达|转发)/.exec(shown.text)?.[1] ?? NAMED.exec(shown.text)?.[1] ?? null;
  const year = /(20\d\d)年/.exec(shown.text)?.[1];
  return {
    title: shown.raw,
    endLine: (plan ?? shown).endLine,
    issuer,
    year: year ? Number(year) : null,
  };
}
