import {
  count,
  type Field,
  instant,
  type Noun,
  one,
  oneOf,
  quiet,
  several,
  struck,
  text,
  texts,
} from "../history/field";
import { EXTENDED_KIND_LABELS, PRINTED_GROUP_LABELS } from "../labels";

const place = (unit: string): Field => count("顺序", (n) => `第${n}${unit}`);

/** Rows of a list that belongs to an issue, as their texts in order. */
const list = (label: string): Field => ({
  ...texts(label, "\n"),
  read: (row, name) => {
    const rows = (row[name] ?? []) as readonly { text: string }[];
    return rows.length === 0 ? null : rows.map((one) => one.text);
  },
});

/** What the report says of an issue behind its labels, as lines: 责任单位：办公室. */
const labelled = (label: string): Field => ({
  ...texts(label, "\n"),
  read: (row, name) => {
    const rows = (row[name] ?? []) as readonly { label: string; text: string }[];
    return rows.length === 0 ? null : rows.map((one) => `${one.label}：${one.text}`);
  },
});

/** 反馈问题, with its 具体表现 and 整改意见. */
export const ISSUE = {
  type: "ISSUE",
  label: "反馈问题",
  table: "issue",
  fields: {
    title: text("反馈问题"),
    text: text("问题原文"),
    target: text("整改目标"),
    sectionId: one("section", "方面"),
    manifestations: list("具体表现"),
    advice: list("整改意见"),
    facts: labelled("通报所载"),
    printedNumber: quiet(count("报告中的序号")),
    printedGroup: quiet(oneOf("报告中的分组", PRINTED_GROUP_LABELS)),
    nearlyDoneAt: {
      ...instant("基本完成"),
      quiet: false,
      words: ({ old, new: now }) => ({ field: "基本完成", old: old ? "是" : "否", new: now ? "是" : "否" }),
    },
    nearlyDoneReason: quiet(text("基本完成的理由")),
    struckAt: struck("反馈问题", "title"),
    struckReason: quiet(text("作废原因")),
    mergedIntoId: quiet(one("issue", "并入", "short")),
  },
  facts: {
    place: place("个"),
    splitInto: several("issue", "拆分为", "short"),
    mergedFrom: several("issue", "并入的反馈问题", "short"),
  },
} as const satisfies Noun;

/** “举一反三”整改事项 and 推动改革促进发展事项. */
export const ITEM = {
  type: "ITEM",
  label: "举一反三和改革事项",
  table: "item",
  fields: {
    kind: quiet(oneOf("类型", EXTENDED_KIND_LABELS)),
    title: text("事项名称"),
    text: text("事项说明"),
    issueId: one("issue", "所属反馈问题"),
    // Under an issue it stands in the issue's.
    sectionId: {
      ...one("section", "方面"),
      read: (row) => (row.issueId ? null : ((row.sectionId as string | null) ?? null)),
    },
    struckAt: struck("事项名称", "title"),
    struckReason: quiet(text("作废原因")),
  },
  facts: { place: place("项") },
} as const satisfies Noun;

/** 方面. */
export const SECTION = {
  type: "SECTION",
  label: "方面",
  table: "section",
  fields: { number: text("序号"), title: text("方面名称") },
  facts: { place: place("个") },
} as const satisfies Noun;
