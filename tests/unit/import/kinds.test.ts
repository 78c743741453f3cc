import { describe, expect, it } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** Kinds of texts that were once misread, each with siblings: the figures are those of careful reading. */

const HEAD = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。`;
const LABELS = ["整改情况", "整改进展", "整改完成情况", "整改落实情况", "完成情况", "整改结果", "落实情况"];

const read = (...lines: string[]) => toContract(parseReport(lines.join("\n")));
const below = (...lines: string[]) => read(HEAD, ...lines);
const shape = (draft: ReturnType<typeof read>) =>
  draft.issues.map((i) => `${i.section ?? ""}${i.number ?? "-"} ${i.measures.length}${i.group ? ` ${i.group}` : ""}`);
const texts = (draft: ReturnType<typeof read>) => draft.issues.flatMap((i) => i.measures.map((m) => m.text));
const messages = (draft: ReturnType<typeof read>) => draft.problems.map((p) => p.message);

describe("K1: a label with a status behind measures that came before it", () => {
  it("leaves them measures", () => {
    const draft = below(
      "（一）关于供水保障不足的问题",
      "1.针对“应急水源少”的问题。一是新建水源。二是完善预案。整改情况：已整改到位。",
      "2.针对“管网老化”的问题",
      "一是更换管道。",
      "二是安装监测仪。",
      "整改进展：已完成并长期坚持。",
    );
    expect(shape(draft)).toEqual(["一1 2 completed", "一2 2 completed"]);
    expect(texts(draft)).toEqual(["新建水源。", "完善预案。", "更换管道。", "安装监测仪。"]);
    expect(draft.issues[0]?.facts).toEqual([{ label: "整改情况", text: "已整改到位。" }]);
    expect(draft.problems).toEqual([]);
  });

  it.each(LABELS)("whatever the label: %s", (label) => {
    const draft = below(
      `1.关于“应急水源少”问题。一是新建水源。二是完善预案。${label}：正在推进。`,
      `2.关于“管网老化”问题。①更换管道。②安装监测仪。\n【${label}】已完成`,
    );
    expect(shape(draft)).toEqual(["1 2 ongoing", "2 2 completed"]);
  });

  it("but a label in front of the measures begins them", () => {
    const draft = below(
      "1.应急水源少，预案不全。整改情况：一是新建水源。二是完善预案。",
      "2.管网老化，漏损率高。整改进展：一是更换管道。二是安装监测仪。",
    );
    expect(shape(draft)).toEqual(["1 2", "2 2"]);
    expect(draft.issues[0]?.text).toContain("预案不全");
  });
});

describe("K2: a signature whose date has no day", () => {
  it.each([
    ["2023年12月", "2023-12"],
    ["二〇二三年十二月", "2023-12"],
    ["二○二三年十二月五日", "2023-12-05"],
    ["2023年12月5日", "2023-12-05"],
  ])("%s", (written, day) => {
    const draft = below(
      "1.关于“应急水源少”问题。一是新建水源。二是完善预案。",
      "欢迎干部群众监督。联系电话：0571-88881234；电子邮箱：swj@example.com。",
      "中共青石区水务局党组",
      written,
    );
    expect(shape(draft)).toEqual(["1 2"]);
    expect(draft).toMatchObject({
      signature: "中共青石区水务局党组",
      publishedOn: day,
      contact: { phone: "0571-88881234", email: "swj@example.com" },
    });
  });

  it("in one line with the organ", () => {
    const draft = below("1.关于“应急水源少”问题。一是新建水源。二是完善预案。", "中共青石区水务局党组 2023年12月");
    expect(draft).toMatchObject({ signature: "中共青石区水务局党组", publishedOn: "2023-12" });
    expect(shape(draft)).toEqual(["1 2"]);
  });
});

describe("K7: closing words without a heading of their own", () => {
  const ISSUES = [
    "1.关于“应急水源少”问题。一是新建水源。二是完善预案。",
    "2.关于“水质监测慢”问题。一是增设站点。二是联网监测。",
  ];
  it.each([
    [
      "虽然整改工作取得了阶段性成效，但与要求相比还有差距。下一步，局党组将持续发力：一是强化担当。二是深化治理。三是健全机制。",
    ],
    [
      "通过集中整改，局党组深刻认识到差距，今后将重点做好以下工作。\n一是强化担当。压实责任链条。\n二是深化治理。防止问题反弹。",
    ],
    ["下一步，局党组将以此次巡察整改为契机，持续巩固整改成果。\n一是强化担当。\n二是深化治理。"],
    ["总的看，整改取得了阶段性成效，但还存在一些不足。我们将继续抓好后续整改。"],
    ["接下来，我局将坚持标准不降、力度不减，重点抓好以下三方面工作：\n（一）强化担当。\n（二）深化治理。"],
    ["在今后的工作中，局党组将坚持不懈抓好整改落实，巩固拓展整改成果。"],
  ])("%s", (closing) => {
    const draft = below(...ISSUES, closing);
    expect(shape(draft)).toEqual(["1 2", "2 2"]);
    expect(texts(draft).join("")).not.toMatch(/担当|后续/);
    expect(draft.problems.length).toBeLessThanOrEqual(1);
  });

  it("but the plans of one issue stay with it", () => {
    const draft = below(
      "1.关于“应急水源少”问题。一是新建水源。二是完善预案。下一步，将加快建设进度。",
      "2.关于“水质监测慢”问题。一是增设站点。二是联网监测。下一步，将持续发力。",
    );
    expect(shape(draft)).toEqual(["1 2", "2 2"]);
  });
});

describe("K8: a list of attachments in front of the signature", () => {
  it.each([
    ["附件：1.整改问题清单\n2.制度建立清单\n（此件公开发布）"],
    ["附件：\n1.整改问题清单\n2.制度建立清单\n3.成效清单"],
    ["附：整改问题清单"],
    ["附件1：整改问题清单\n附件2：制度建立清单"],
  ])("%s", (list) => {
    const draft = below(
      "1.关于“应急水源少”问题。一是新建水源。二是完善预案。",
      list,
      "中共青石区水务局党组",
      "2023年12月1日",
    );
    expect(shape(draft)).toEqual(["1 2"]);
    expect(draft).toMatchObject({ signature: "中共青石区水务局党组", publishedOn: "2023-12-01" });
  });
});

describe("K9: wrapped lines", () => {
  const WRAPPED = `　　根据区委统一部署，2023年3月6日至5月10日，区委第三巡察
组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡
察组反馈了巡察意见。现将整改进展情况予以公布如下，请予监督。
　　1.关于“应急水源少”问题。一是新建水源，完成选址和勘测工作。
全年供水保证率提高五个百分点。二是完善预案，开展两次演练活动。
群众反映良好。
　　2.关于“水质监测慢”问题。一是增设站点六处。二是联网监测，数`;
  it.each(["— 1 —", "4", "- 4 -", "第4页 共20页", "－4－", "\f4", "第 4 页", "4 / 20", "·4·"])(
    "page number %s",
    (page) => {
      const draft = read(WRAPPED, page, "据实时上传。三是定期公布结果。");
      expect(shape(draft)).toEqual(["1 2", "2 3"]);
      expect(texts(draft)[1]).toBe("完善预案，开展两次演练活动。群众反映良好。");
      expect(texts(draft)[3]).toBe("联网监测，数据实时上传。");
      expect(draft.problems.length).toBeLessThanOrEqual(1);
    },
  );
});

describe("K10: a regular form gives no doubts", () => {
  it("40 issues with five labels each", () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i + 1}.关于“第${i + 1}项工作落实不到位”问题
整改措施：一是制定方案。二是开展检查。
整改成效：工作明显改进。
责任领导：王建国
责任单位：办公室、供水科
整改时限：2023年12月底前
完成情况：已完成`,
    );
    const draft = below(...rows);
    expect(draft.issues).toHaveLength(40);
    expect(shape(draft).every((line) => line.endsWith(" 2 completed"))).toBe(true);
    expect(draft.issues[3]?.facts.map((f) => f.label)).toEqual([
      "整改成效",
      "责任领导",
      "责任单位",
      "整改时限",
      "完成情况",
    ]);
    expect(draft.problems).toEqual([]);
  });

  it("a kind that repeats is one entry with its count and lines", () => {
    const rows = Array.from({ length: 5 }, (_, i) => `${i + 1}.关于“第${i + 1}项工作落实不到位”问题。`);
    const draft = below(...rows);
    expect(draft.problems).toHaveLength(1);
    expect(draft.problems[0]).toMatchObject({ message: "该问题下未识别出整改措施", count: 5, lines: [3, 4, 5, 6, 7] });
  });
});

describe("K11: short lines around the title", () => {
  it("a list of metadata", () => {
    const draft = read(
      "- 发布机构：中共云岭镇委员会",
      "- 成文时间：2023年11月23日",
      "- 发文时间：2023年11月24日",
      "- 标 题：云岭镇党委关于九届区委第三轮巡察整改进展情况的通报",
      "云岭镇党委关于九届区委第三轮巡察整改进展情况的通报",
      "根据区委统一部署，2022年11月29日至2023年2月20日，区委第五巡察组对云岭镇党委进行了巡察。2023年3月14日，区委第五巡察组反馈了巡察意见。",
      "1.关于“合同管理乱”问题。一是清理合同。二是公开账目。",
    );
    expect(draft).toMatchObject({
      title: "云岭镇党委关于九届区委第三轮巡察整改进展情况的通报",
      inspectedBody: "云岭镇党委",
      publishedOn: "2023-11-24",
      feedbackOn: "2023-03-14",
    });
    expect(shape(draft)).toEqual(["1 2"]);
  });

  it("a line of a public account under the title", () => {
    const [title = "", opening = ""] = HEAD.split("\n");
    const draft = read(
      title,
      "柳川城管 2024-06-18 18:30 江苏",
      opening,
      "1.关于“合同管理乱”问题。一是清理合同。二是公开账目。",
    );
    expect(draft).toMatchObject({ title, publishedOn: "2024-06-18", feedbackOn: "2023-06-20" });
    expect(draft.problems).toEqual([]);
  });

  it("a heading of three clauses on a line of its own", () => {
    const draft = below(
      "一、整改工作组织情况",
      "（一）学习在先，反思紧随，整改为重",
      "局党组召开专题会议，逐条研究。",
      "二、反馈问题整改情况",
      "（一）学习不够，研究不深，落实不力",
      "1.关于“合同管理乱”问题。一是清理合同。二是公开账目。",
    );
    expect(shape(draft)).toEqual(["一1 2"]);
    expect(draft.sections).toEqual([{ number: "一", title: "学习不够，研究不深，落实不力" }]);
    expect(draft.problems).toEqual([]);
  });
});

describe("K12: figures a text states about itself", () => {
  const claims = (text: string) =>
    below(text, "1.关于“应急水源少”问题。一是新建水源。二是完善预案。").claimed.map(
      (c) => `${c.what} ${c.value}${c.unit}`,
    );
  it("keep their negative and their part; slogans are none", () => {
    expect(
      claims(
        "反馈问题20项，已整改14项，部分整改4项，未整改2项，未整改资金30万元。\n局党组把整改作为增强“四个意识”、坚定“四个自信”的实际行动。",
      ),
    ).toEqual(["反馈问题 20项", "已整改 14项", "部分整改 4项", "未整改 2项", "未整改资金 30万元"]);
  });
  it("count what they say they count", () => {
    expect(claims("巡察反馈了4个大方面26个问题。")).toEqual(["问题 26个"]);
    expect(claims("区委巡察组向5个村党组织反馈问题28个。")).toEqual(["反馈问题 28个"]);
    expect(claims("巡察组向5个村党组织反馈问题，局党组照单全收。")).toEqual([]);
    expect(claims("截至目前，基本完成整改3个，尚未完成整改1个。")).toEqual(["基本完成整改 3个", "尚未完成整改 1个"]);
  });
});

describe("K13: issues marked by a symbol, a dash or a number of two digits", () => {
  it.each(["——", "▶", "●", "◆", "■", "★", "▲", "◎", "☆ ", "➤", "—"])("%s", (mark) => {
    const draft = below(
      `${mark}关于“应急水源少”问题。一是新建水源。二是完善预案。`,
      `${mark}关于“水质监测慢”问题。一是增设站点。二是联网监测。三是定期公布。`,
    );
    expect(shape(draft)).toEqual(["- 2", "- 3"]);
    expect(draft.issues[1]?.title).toBe("水质监测慢");
  });
  it("measures marked by another symbol in lines of their own", () => {
    const draft = below(
      "◆关于“应急水源少”问题",
      "■新建水源。",
      "■完善预案。",
      "◆关于“水质监测慢”问题",
      "■增设站点。",
      "■联网监测。",
      "■定期公布。",
    );
    expect(shape(draft)).toEqual(["- 2", "- 3"]);
    expect(texts(draft)[0]).toBe("新建水源。");
  });
  it("01 02 as headings", () => {
    const draft = below(
      "01",
      "关于“应急水源少”问题",
      "一是新建水源。二是完善预案。",
      "02",
      "关于“水质监测慢”问题",
      "一是增设站点。二是联网监测。三是定期公布。",
    );
    expect(shape(draft)).toEqual(["1 2", "2 3"]);
    const joined = below(
      "01 关于“应急水源少”问题。一是新建水源。二是完善预案。",
      "02 关于“水质监测慢”问题。一是增设站点。二是联网监测。",
    );
    expect(shape(joined)).toEqual(["1 2", "2 2"]);
  });
});

describe("K15: the part about organisation alone", () => {
  it("holds no issues", () => {
    const draft = below(
      "一、旗帜鲜明讲政治，切实抓紧抓实整改政治责任",
      "局党组高度重视，认真研究。",
      "（一）从讲政治高度抓整改。党组逐条认领，列出清单。",
      "（二）着眼全局抓整改。统筹推进，每周调度。",
    );
    expect(draft.issues).toEqual([]);
    expect(messages(draft)).toContain("未识别出反馈问题");
  });
});

describe("K16: words of a status", () => {
  it.each([
    ["正在整改。", "ongoing"],
    ["已整改完成。", "completed"],
    ["已完成。", "completed"],
    ["基本完成，持续推进。", "ongoing"],
    ["未完成，预计2024年6月完成。", "ongoing"],
    ["长期坚持。", "ongoing"],
    ["持续推进。", "ongoing"],
    ["该问题已整改到位。", "completed"],
    ["【已完成】", "completed"],
    ["（正在推进）", "ongoing"],
    ["基本完成。", "ongoing"],
    ["已完成并长期坚持。", "completed"],
  ])("%s at the end of the measures is no part of the last one", (words, group) => {
    const draft = below(`1、公车管理不严。整改情况：一是安装定位；二是登记用车。${words}`);
    expect(draft.issues[0]).toMatchObject({ group, measures: [{}, { text: "登记用车。" }] });
  });
  it("the sample", () => {
    const draft = below(
      "1、公车管理不严。整改情况：一是安装定位；二是登记用车。正在整改。",
      "2、津补贴不规范。整改情况：一是清退资金；二是健全制度。已整改完成。",
    );
    expect(shape(draft)).toEqual(["1 2 ongoing", "2 2 completed"]);
  });
});

describe("K17: the report of an audit", () => {
  it("has the bodies audited as sections", () => {
    const draft = read(
      "关于2022年度区本级审计查出问题整改情况的报告",
      "一、区级财政管理审计查出问题的整改情况",
      "（一）关于预算编制不够细化的问题。区财政局已细化编制要求，修订管理办法。",
      "（二）关于资金拨付不及时的问题。区财政局加快拨付进度。",
      "二、部门预算执行审计查出问题的整改情况",
      "（一）关于超范围支出的问题。两个单位已归还原渠道资金。",
    );
    expect(draft.sections.map((s) => s.number)).toEqual(["一", "二"]);
    expect(draft.issues.map((i) => `${i.section}/${i.number}`)).toEqual(["一/1", "一/2", "二/1"]);
    expect(shape(draft)).toEqual(["一1 1", "一2 1", "二1 1"]);
    expect(draft.inspectedBody).toBeNull();
  });
});

describe("K18: days and body of the opening", () => {
  const ISSUE = "1.关于“应急水源少”问题。一是新建水源。二是完善预案。";
  it("a range with 起 and 止, the feedback in the same year", () => {
    const draft = read(
      "关于巡察整改进展情况的通报",
      "市委第二巡察组自2022年8月29日起，至11月5日止，对市农业农村局党组进行了巡察，并于12月28日反馈了意见。",
      ISSUE,
    );
    expect(draft).toMatchObject({
      onsite: { from: "2022-08-29", to: "2022-11-05" },
      feedbackOn: "2022-12-28",
      inspectedBody: "市农业农村局党组",
    });
  });
  it("向…反馈 says the committee where 对… says the place only", () => {
    const draft = read(
      "2023年3月6日至5月10日，省委第三巡视组对西峡县开展了常规巡视。2023年6月20日，省委第三巡视组向西峡县委反馈了巡视意见。",
      ISSUE,
    );
    expect(draft.inspectedBody).toBe("西峡县委");
  });
  it("我局 is who signs", () => {
    const draft = read(
      "巡察整改进展情况的通报",
      "2023年3月6日至5月10日，区委第三巡察组对我局党组进行了巡察。2023年6月20日反馈了巡察意见。",
      ISSUE,
      "中共北岭县林业局党组",
      "2023年12月1日",
    );
    expect(draft.inspectedBody).toBe("北岭县林业局党组");
  });
  it("a list of villages is read whole", () => {
    const draft = read(
      "2023年3月6日至5月10日，区委第三巡察组对云岭镇东坡村、西坡村等5个村级党组织进行了巡察。2023年6月20日反馈了巡察意见。",
      ISSUE,
    );
    expect(draft.inspectedBody).toBe("云岭镇东坡村、西坡村等5个村级党组织");
  });
  it("X月23日 is said to lack its month", () => {
    const draft = read(
      "中共青石区水务局党组关于巡察整改进展情况的通报",
      "2023年3月6日至5月10日，区委第三巡察组对区水务局党组进行了巡察。X月23日，区委第三巡察组反馈了巡察意见。",
      ISSUE,
    );
    expect(draft.feedbackOn).toBeNull();
    expect(messages(draft).join()).not.toMatch(/无年份|唯一有效读法/);
    expect(messages(draft).join()).toMatch(/反馈日期/);
  });
});

describe("K19: labels as numbered items", () => {
  it("only what was decided and done are measures", () => {
    const draft = below(
      "1.关于“应急水源少”问题",
      "（1）整改措施。新建水源，完善预案。",
      "（2）整改成效。日供水能力增加两万吨。",
      "（3）长效机制。印发办法。",
      "2.关于“水质监测慢”问题",
      "（1）整改措施：一是增设站点。二是联网监测。",
      "（2）整改成效：监测及时。",
    );
    expect(draft.issues[0]?.measures.map((m) => m.text)).toEqual(["新建水源，完善预案。", "印发办法。"]);
    expect(draft.issues[0]?.facts).toContainEqual({ label: "整改成效", text: "日供水能力增加两万吨。" });
    expect(draft.issues[1]?.measures).toHaveLength(2);
    expect(draft.issues[1]?.facts).toEqual([{ label: "整改成效", text: "监测及时。" }]);
  });
});

describe("K20: issues enumerated by 一是 under a section", () => {
  it("where each has its label of measures", () => {
    const draft = below(
      "（一）供水保障方面存在的问题",
      "一是应急水源少。整改情况：新建水源，完善预案。",
      "二是水质监测慢。整改情况：增设站点，联网监测。",
      "（二）作风建设方面存在的问题",
      "一是调研不深入。整改措施：开展调研。",
      "二是会议偏多。整改措施：压减会议。",
    );
    expect(draft.sections).toHaveLength(2);
    expect(shape(draft)).toEqual(["一1 1", "一2 1", "二1 1", "二2 1"]);
    expect(draft.issues[0]?.title).toBe("应急水源少");
  });
});

describe("K21: what optical reading leaves", () => {
  it("a dash for 一", () => {
    const draft = below(
      "（—）关于供水保障不足的问题",
      "1.关于“应急水源少”问题。—是新建水源。二是完善预案。",
      "（二）关于作风不实的问题",
      "2.关于“调研少”问题。－是开展调研。二是建立台账。",
    );
    expect(draft.sections.map((s) => s.number)).toEqual(["一", "二"]);
    expect(shape(draft)).toEqual(["一1 2", "二2 2"]);
    expect(texts(draft)[0]).toBe("新建水源。");
  });
  it("第一类 as a section", () => {
    const draft = below(
      "第一类：党的领导方面",
      "1.关于“应急水源少”问题。一是新建水源。二是完善预案。",
      "第二类：作风建设方面",
      "2.关于“调研少”问题。一是开展调研。二是建立台账。",
    );
    expect(draft.sections.map((s) => s.title)).toEqual(["党的领导", "作风建设"]);
    expect(shape(draft)).toEqual(["一1 2", "二2 2"]);
  });
});
