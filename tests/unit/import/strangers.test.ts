import { describe, expect, it } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** Kinds met in reports written by somebody who knew neither the reader nor its tests. */

const HEAD = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。`;
const ISSUE = "1.关于“应急水源少”问题。一是新建水源。二是完善预案。";
const SIGNED = ["中共青石区水务局党组", "2023年12月1日"];

const read = (...lines: string[]) => toContract(parseReport(lines.join("\n")));
const shape = (draft: ReturnType<typeof read>) =>
  draft.issues.map(
    (i) => `${i.section ?? ""}/${i.number ?? "-"} ${i.title} ${i.measures.length}${i.group ? ` ${i.group}` : ""}`,
  );
const below = (...lines: string[]) => shape(read(HEAD, ...lines));

describe("days", () => {
  it.each(["2025年3月3日至28日", "2025年3月3日—28日", "2025年3月3日到28日"])("the month is said once: %s", (days) => {
    const opening = `${days}，区委第三巡察组对区水务局党组开展了机动巡察。4月22日反馈了巡察意见。`;
    expect(read("中共青石区水务局党组关于巡察整改情况的通报", opening, ISSUE)).toMatchObject({
      onsite: { from: "2025-03-03", to: "2025-03-28" },
      feedbackOn: "2025-04-22",
    });
  });
  it("a byline of several words", () => {
    const [title = "", opening = ""] = HEAD.split("\n");
    expect(read(title, "原创 江北城管 江北城管 2024-06-18 17:42 浙江", opening, ISSUE).publishedOn).toBe("2024-06-18");
  });
  it("a day in a cell of a table is no day of publication", () => {
    expect(read(HEAD, ISSUE, "完成时限 2023年12月").publishedOn).toBeNull();
  });
});

describe("heads", () => {
  it("l. for 1., 3。 for 3.", () => {
    const lines = [
      "l.关于“应急水源少”问题。一是新建水源。二是完善预案。",
      "2.关于“监测慢”问题。一是增设站点。ニ是联网。",
      "3。关于“收费乱”问题。一是清理。二是公示。",
    ];
    expect(below(...lines)).toEqual(["/1 应急水源少 2", "/2 监测慢 2", "/3 收费乱 2"]);
  });
  it("findings of an audit, each with its own label, and whoever reports them is not the body inspected", () => {
    const draft = read(
      "青石区审计局关于2022年度审计查出问题整改情况的公告",
      "一、应缴未缴非税收入12.3万元",
      "整改情况：已上缴国库。",
      "二、超预算列支三公经费",
      "整改情况：已调账，并修订制度。",
      "三、工程超概算",
      "整改情况：已完善手续。",
    );
    expect(shape(draft)).toEqual(["/1 应缴未缴非税收入12.3万元 1", "/2 超预算列支三公经费 1", "/3 工程超概算 1"]);
    expect(draft.inspectedBody).toBeNull();
  });
  it("areas of an audit are sections", () => {
    expect(
      below(
        "一、财政管理方面",
        "（一）预算编制不完整问题。区财政局已细化编制要求。",
        "（二）资金闲置问题。已统筹使用。",
        "二、部门预算方面",
        "（一）超范围支出问题。已归还资金。",
      ).map((line) => line.split(" ")[0]),
    ).toEqual(["一/1", "一/2", "二/1"]);
  });
  it("一、 that ends in 整改情况 is a section where it says of what", () => {
    const lines = [
      "一、党建方面的整改情况",
      "1.党务公开不及时的问题",
      "一是公开。二是检查。",
      "二、廉政方面的整改情况",
      "1.公车管理不严的问题",
      "一是登记。二是通报。",
    ];
    expect(below(...lines)).toEqual(["一/1 党务公开不及时 2", "二/1 公车管理不严 2"]);
  });
  it("a lone 1. in its section, whatever its words, with its list below", () => {
    const lines = [
      "（一）党的领导方面",
      "1.政策研究浮光掠影",
      "（1）开展调研。",
      "（2）形成清单。",
      "（二）党的建设方面",
      "1.队伍建设青黄不接",
      "（1）招录人员。",
      "（2）结对带教。",
    ];
    expect(below(...lines)).toEqual(["一/1 政策研究浮光掠影 2", "二/1 队伍建设青黄不接 2"]);
  });
  it("parts of a public account", () => {
    const lines = [
      "01",
      "整改组织情况",
      "局党组高度重视。",
      "02",
      "重点问题整改情况",
      ISSUE,
      "03",
      "下一步工作",
      "1.持续压实责任。",
      "2.巩固成果。",
    ];
    expect(below(...lines)).toEqual(["/1 应急水源少 2"]);
  });
  it("wiki marks", () => {
    const row = (title: string) => [`### 1. 关于“${title}”的问题`, "- 新建水源；", "- **完善**预案。"];
    const lines = ["## 一、履行职责方面", ...row("应急水源少"), "## 二、廉政建设方面", ...row("管网老化")];
    expect(below(...lines)).toEqual(["一/1 应急水源少 2", "二/1 管网老化 2"]);
  });
});

describe("a status", () => {
  it.each([
    ["（整改中）", "ongoing"],
    ["（长期坚持）", "ongoing"],
    ["（部分完成）", "ongoing"],
    ["（尚未完成）", "ongoing"],
    ["（完成整改）", "completed"],
    ["（立行立改，已完成）", "completed"],
    ["（未完成，计划2024年6月底前完成）", "ongoing"],
    ["[正在整改]", "ongoing"],
    ["——已完成", "completed"],
  ])("%s is read in the head and behind the measures alike", (mark, group) => {
    expect(below(`1.应急水源少${mark}`, "整改措施：一是新建水源。二是完善预案。")).toEqual([
      `/1 应急水源少 2 ${group}`,
    ]);
    expect(below(`${ISSUE}${mark}`)).toEqual([`/1 应急水源少 2 ${group}`]);
  });
});

describe("labels", () => {
  it.each(["整改完成时限", "完成日期", "主要成效", "追责问责情况", "群众评价", "佐证材料", "原因分析", "备注"])(
    "%s is a fact and leaves the run before it",
    (label) => {
      const draft = read(
        HEAD,
        "1.关于“应急水源少”问题",
        "整改措施：（1）新建水源；（2）完善预案。",
        `${label}：见附件。`,
      );
      expect(shape(draft)).toEqual(["/1 应急水源少 2"]);
      expect(draft.issues[0]?.facts).toEqual([{ label, text: "见附件。" }]);
    },
  );
  it("numbered, each with a list of its own", () => {
    const lines = [
      "（一）关于“改革推进不够有力”的问题",
      "1.整改措施",
      "（1）成立专班。",
      "（2）压实责任。",
      "2.整改成效",
      "（1）任务完成。",
      "（2）群众满意。",
    ];
    expect(below(...lines)).toEqual(["/1 改革推进不够有力 2"]);
  });
  it("what begins with a verb is a measure", () => {
    expect(
      below("1.关于“应急水源少”问题", "整改措施：", "加强组织保障措施：成立专班。", "完善工作情况：建立台账。"),
    ).toEqual(["/1 应急水源少 2"]);
  });
});

describe("the end", () => {
  it.each([
    "局党组将以巡察整改为契机，推动水务事业高质量发展。",
    "我局将继续坚持问题导向，做好巡察整改“后半篇文章”。",
    "以上是我局整改进展情况，欢迎社会各界监督。",
    "以上报告，请予审议。",
    "截至目前，反馈的32个问题已全部整改到位。",
    "整改永远在路上，我们将持之以恒抓好落实。",
    "（联系人：王芳，电话88881234）",
  ])("%s is no measure of the last issue", (closing) => {
    expect(below(ISSUE, closing, ...SIGNED)).toEqual(["/1 应急水源少 2"]);
  });
  it("a name over two lines, a day 印发", () => {
    expect(read(HEAD, ISSUE, "中共青石区", "水务局党组", "2023年12月1日印发")).toMatchObject({
      signature: "中共青石区水务局党组",
      publishedOn: "2023-12-01",
    });
  });
});
