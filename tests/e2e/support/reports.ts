import { existsSync } from "node:fs";
import path from "node:path";

/** A report and what a person counts in it by hand. */
export type Report = {
  file: string;
  sections: number;
  issues: number;
  /** Measures of the issues. */
  measures: number;
  items: number;
  itemMeasures: number;
  all: number;
  /** Doubts of the reading, to be ticked off; that it is of another body is confirmed beside them. */
  doubts: number;
  /** Name of the inspection made of it, and days of it. */
  title: string;
  feedbackOn: string;
  /** A section, the first issue of the report, and a piece of its first measure. */
  section: string;
  issue: string;
  firstMeasure: string;
  /** The second measure, to be corrected by hand. */
  secondMeasure: string;
};

/** Of the project's own writing. */
export const OWN_REPORT: Report = {
  file: path.resolve("tests/fixtures/reports/browser-journey.txt"),
  sections: 4,
  issues: 6,
  measures: 20,
  items: 3,
  itemMeasures: 4,
  all: 24,
  doubts: 0,
  title: "六届市委第三轮第一批巡察整改",
  feedbackOn: "2024-07-16",
  section: "数据归集共享推进不够有力",
  issue: "数据目录更新不及时",
  firstMeasure: "全面核对2316条数据目录",
  secondMeasure: "制定《云溪市公共数据目录管理办法》",
};

const PUBLISHED = path.resolve("../shared/reports/xunshi-2025.txt");

/** A report that was really published lies beside the checkout on some machines; elsewhere the journey uses our own. */
export const REPORT: Report = existsSync(PUBLISHED)
  ? {
      file: PUBLISHED,
      sections: 10,
      issues: 33,
      measures: 161,
      items: 23,
      itemMeasures: 26,
      all: 187,
      doubts: 3,
      title: "十二届市委第三轮第二批巡视整改",
      feedbackOn: "2024-07-30",
      section: "持续优化营商环境用力不够",
      issue: "学习贯彻不够深入",
      firstMeasure: "逐条逐项明确责任分工、时间节点、具体措施",
      secondMeasure: "党组每季度召开会议专题听取",
    }
  : OWN_REPORT;
