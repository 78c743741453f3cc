import { count, day, type Field, instant, type Noun, oneOf, quiet, someOf, struck, text } from "../history/field";
import { INSPECTION_KIND_LABELS, STAGE_LABELS } from "../labels";
import { INSPECTION_DAY_LABELS, type InspectionDays } from "./inspection-days";

type Clues = { asOf: string; transferred: number; concluded: number; pending: number };

const DAYS = Object.fromEntries(
  Object.entries(INSPECTION_DAY_LABELS).map(([name, label]) => [name, day(label)]),
) as Record<keyof InspectionDays, Field>;

function cluesInWords({ transferred, concluded, pending }: Clues): string {
  return `移交 ${transferred} 件，办结 ${concluded} 件，在办 ${pending} 件`;
}

/** 巡视巡察. */
export const INSPECTION = {
  type: "INSPECTION",
  label: "巡视巡察",
  table: "inspection",
  fields: {
    kind: oneOf("类型", INSPECTION_KIND_LABELS),
    title: text("名称"),
    term: text("届次"),
    round: text("轮次"),
    batch: text("批次"),
    team: text("巡视巡察组"),
    contactPhone: text("联系电话"),
    contactEmail: text("电子邮箱"),
    contactAddress: text("通讯地址"),
    contactPostcode: text("邮政编码"),
    ...DAYS,
    silentAfterDays: count("无进展天数"),
    stuckAfterDays: count("滞留天数（工作日）"),
    reviewEveryDays: count("复核间隔（天）"),
    chain: someOf("销号流程", STAGE_LABELS, " → "),
    lastMeetingOn: day("上次会议日"),
    archivedAt: {
      ...instant("状态"),
      quiet: false,
      words: ({ old, new: now }) => ({ field: "状态", old: old ? "已归档" : "进行中", new: now ? "已归档" : "进行中" }),
    },
    struckAt: struck("巡视巡察", "title"),
    struckReason: quiet(text("撤销原因")),
  },
  facts: {
    clues: {
      ...text("问题线索"),
      words: ({ old, new: now }) => ({
        field: `截至 ${(now as Clues).asOf}`,
        old: old === null ? null : cluesInWords(old as Clues),
        new: cluesInWords(now as Clues),
      }),
    },
    source: text("来源"),
    issues: count("反馈问题", (n) => `${n}个`),
    analogous: count("“举一反三”整改事项", (n) => `${n}项`),
    reform: count("推动改革促进发展事项", (n) => `${n}项`),
    measures: count("整改措施", (n) => `${n}条`),
    underway: count("其中列为推进中", (n) => `${n}条`),
    opened: count("其中登记期初已完成", (n) => `${n}条`),
  },
} as const satisfies Noun;

/** 导入报告: nothing is kept of one but what its events say. */
export const IMPORT = { type: "IMPORT", label: "导入报告", fields: {}, facts: {} } as const satisfies Noun;
