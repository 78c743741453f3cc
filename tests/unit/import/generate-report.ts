import fc from "fast-check";

/** A report as a value, and as the text of one of the styles of the genre. What is rendered must be read back. */
export type Row = {
  title: string;
  statement: string;
  opinions: string[];
  measures: string[];
  extended: { title: string; measures: string[] }[];
};
export type Style = {
  sections: "problem-and-opinions" | "problem" | "aspect" | "groups" | "none";
  head: "unquoted" | "opinions" | "statement" | "short-quote" | "three-levels";
  measures: "inline" | "own" | "plain" | "first-second" | "circled";
  running: boolean;
  punctuation: "full" | "half";
  quotes: "curly" | "corner" | "straight";
  broken: boolean;
  blankLines: boolean;
  indent: string;
  chrome: boolean;
  sourceLine: 0 | 1 | 2 | 3;
  blocks: boolean;
  clues: boolean;
};
export type Generated = {
  text: string;
  sections: { title: string; rows: Row[] }[];
  analogous: Row[];
  reform: Row[];
  style: Style;
  say: (text: string) => string;
};

const SUBJECTS = [
  "窗口服务",
  "物业监管",
  "“一网通办”推广",
  "档案管理",
  "河道巡查",
  "政策宣传解读",
  "干部队伍建设",
  "“双随机”检查",
  "对历史遗留问题的处理",
  "资金使用",
];
const LACKS = ["不够深入", "有差距", "存在薄弱环节", "力度不大", "不及时", "用力不足", "还有欠缺", "落得不够实"];
const EVIDENCE = [
  "台账更新不及时,有的记录缺失。",
  "2021年第三季度未开展检查。",
  "‘谁主管谁负责’落实不严,抽查的5份材料均不完整。",
  "局‘七一’前夕开展的‘临江区“暖企”活动’流于形式。",
];
const ACTIONS = [
  "制定《窗口管理办法》,明确4个方面17项任务",
  "会同有关部门完成系统升级,接口由12个增加到38个",
  "召开专题会议3次,逐项研究“一岗双责”落实措施",
  "截至2024年12月,受理意见建议106件,办结率100%",
  "对发现的问题举一反三,建立定期走访机制",
  "印发《关于印发〈工作规则〉的通知》(云数发〔2024〕3号),并组织学习",
  "重点看三个方面:一是看答复;二是看效果;三是看评价",
  "开展“学思想、强党性”专题培训,并按“一是原则、二是标准”的要求抓好落实",
];
const MORE = ["进一步提升了服务质效", "相关工作已纳入年度考核", "群众满意度达98.5%"];

const subject = fc.constantFrom(...SUBJECTS);
const title = fc.tuple(subject, fc.constantFrom(...LACKS)).map((parts) => parts.join(""));
const measure = fc
  .tuple(fc.constantFrom(...ACTIONS), fc.option(fc.constantFrom(...MORE), { nil: null }))
  .map(([action, more]) => `${action}。${more === null ? "" : `${more}。`}`);
const measures = fc.array(measure, { minLength: 2, maxLength: 12 });
const extended = fc.record({ title, measures: fc.array(measure, { minLength: 1, maxLength: 3 }) });
const row = fc.record({
  title,
  statement: fc.array(fc.constantFrom(...EVIDENCE), { maxLength: 3 }).map((parts) => parts.join("")),
  opinions: fc.array(fc.constantFrom("加快完善制度", "健全“三级”联动机制", "压实监管责任"), { maxLength: 2 }),
  measures,
  extended: fc.array(extended, { maxLength: 2 }),
});
const style: fc.Arbitrary<Style> = fc.record({
  sections: fc.constantFrom("problem-and-opinions", "problem", "aspect", "groups", "none"),
  head: fc.constantFrom("unquoted", "opinions", "statement", "short-quote", "three-levels"),
  measures: fc.constantFrom("inline", "own", "plain", "first-second", "circled"),
  running: fc.boolean(),
  punctuation: fc.constantFrom("full", "half"),
  quotes: fc.constantFrom("curly", "corner", "straight"),
  broken: fc.boolean(),
  blankLines: fc.boolean(),
  indent: fc.constantFrom("", "\u3000\u3000", "\u00a0\u00a0\u00a0\u00a0", "\u2002\u2002"),
  chrome: fc.boolean(),
  sourceLine: fc.constantFrom(0, 1, 2, 3),
  blocks: fc.boolean(),
  clues: fc.boolean(),
});

const HALF: Record<string, string> = { ",": ",", ":": ":", ";": ";", "(": "(", ")": ")" };
const FULL: Record<string, string> = { ",": "，", ":": "：", ";": "；", "(": "（", ")": "）" };

function sayer(of: Style): (text: string) => string {
  const marks = of.punctuation === "full" ? FULL : HALF;
  return (text) => {
    const punctuated = text.replace(/[,:;()]/g, (mark) => marks[mark] ?? mark);
    if (of.quotes === "straight") return punctuated.replace(/[“”]/g, '"');
    return of.quotes === "curly" ? punctuated : punctuated.replace(/“/g, "「").replace(/”/g, "」");
  };
}

const CN = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];

function listed(items: string[], of: Style["measures"]): string[] {
  if (of === "plain") return items;
  const marked = items.map((item, i) => {
    if (of === "circled") return `${String.fromCharCode(0x2460 + i)}${item}`;
    return of === "first-second" ? `第${CN[i + 1]},${item}` : `${CN[i + 1]}是${item}`;
  });
  return of === "inline" || of === "circled" ? [marked.join("")] : marked;
}

/** Paragraphs of a row; the head runs into the first list where the style does so. */
function paragraphs(head: string, items: string[], of: Style["measures"]): string[] {
  const list = listed(items, of);
  return of === "inline" ? [`${head}${list[0]}`] : [head, ...list];
}

function headOf(one: Row, of: Style): string {
  switch (of.head) {
    case "unquoted":
      return `针对${one.title}问题,进行了以下整改。`;
    case "opinions":
      return one.opinions.length > 0
        ? `针对“${one.title}”问题和${one.opinions.map((text) => `“${text}”`).join("")}整改意见,进行了以下整改。`
        : `针对“${one.title}”问题和相关整改意见,进行了以下整改。`;
    case "short-quote":
      return `针对“${one.title}”问题。`;
    default:
      return `关于“${one.title}。${one.statement}”问题的整改。`;
  }
}

/** Line breaks after commas, as a page or a converter leaves them inside a sentence. */
function broken(paragraph: string): string {
  return paragraph.replace(/([,，])(?=[\u4e00-\u9fff]{4})/g, (mark, _m, at: number) =>
    at > 20 && at % 3 === 0 ? `${mark}\n` : mark,
  );
}

export function render(sections: Generated["sections"], analogous: Row[], reform: Row[], of: Style): string {
  const out: string[] = [];
  if (of.chrome) out.push("您当前的位置:首页 > 政务公开 > 内容", "字体大小: 打印", "扫一扫在手机打开当前页");
  out.push("中共云溪市数据局党组关于八届市委第四轮第二批巡察整改进展情况的通报");
  if (of.sourceLine > 0)
    out.push(
      [
        "来源:云溪市数据局 发布时间:2025-04-15 09:00",
        "发布日期 : 2025-04-15",
        "文章来源: 云溪市数据局 更新时间:2025/04/15 08:26:45",
      ][of.sourceLine - 1] ?? "",
    );
  out.push(
    "根据市委统一部署,市委第四巡察组于2023年10月11日至12月10日对市数据局党组进行了常规巡察。2024年7月30日,市委第四巡察组向市数据局党组反馈了巡察意见。",
  );
  out.push(
    "一、总体情况",
    "(一)提高站位。局党组召开专题会议5次。一是认真学习。二是坚决整改。",
    "(二)压实责任。坚持举一反三,成立领导小组。",
  );
  out.push("二、巡察反馈意见整改落实情况");
  let number = 0;
  sections.forEach((section, i) => {
    if (of.sections === "groups") out.push(i === 0 ? "(一)已整改完成的问题" : "(二)正在推进整改的问题");
    else if (of.sections === "aspect") out.push(`(${CN[i + 1]})在“${section.title}”方面`);
    else if (of.sections !== "none")
      out.push(`(${CN[i + 1]})关于${section.title}问题${of.sections === "problem" ? "" : "和相关整改意见"}`);
    if (of.sections === "groups") out.push(`截至目前,共计${section.rows.length}个问题按照整改方案推进。`);
    else if (of.sections !== "none" && of.head !== "three-levels")
      out.push("局党组坚持问题导向,推动改革创新,着力破解难题。");
    if (!of.running && of.sections !== "none") number = 0;
    if (of.head === "three-levels") out.push(`1.关于“${section.title}”问题的整改`);
    section.rows.forEach((one, at) => {
      number += 1;
      const mark = of.head === "three-levels" ? `(${at + 1})` : `${number}.`;
      out.push(...paragraphs(mark + headOf(one, of), one.measures, of.measures));
      for (const item of one.extended) {
        const list = item.measures.length > 1 ? listed(item.measures, "inline") : item.measures;
        out.push(`针对${item.title}“举一反三”整改事项,进行了以下整改。${list.join("")}`);
      }
    });
  });
  if (of.blocks) {
    out.push("此外,局党组坚持由点及面,制定8项举一反三措施,扎实推进整改。");
    for (const [i, one] of analogous.entries()) {
      out.push(...paragraphs(`${i + 1}.针对${one.title}问题,进行了以下整改。`, one.measures, "inline"));
    }
    out.push("此外,局党组坚持以改促进,制定6项推动改革促进发展措施,扎实推进整改。");
    for (const [i, one] of reform.entries()) {
      out.push(...paragraphs(`${i + 1}.针对${one.title}问题,进行了以下整改。`, one.measures, "inline"));
    }
  }
  if (of.clues) out.push("三、巡察移交问题线索办理情况", "移交信访件16件,已办结9件,正在办理7件。");
  out.push(`${of.clues ? "四" : "三"}、存在的主要问题和下步打算`, "一是持续加强理论武装。", "二是持续抓好整改落实。");
  out.push(
    "欢迎广大干部群众监督。联系电话:0571-2345678;电子邮箱:sjj@example.gov.cn;地址:云溪市数安大道6号;邮编:310000。",
  );
  const say = sayer(of);
  const body = out.map((line) => of.indent + (of.broken ? broken(say(line)) : say(line)));
  const end = ["\u2002\u2002\u2002\u2002中共云溪市数据局党组\u2002\u2002", "\u3000\u3000\u30002025415", "附件:"];
  return [...body, ...end].join(of.blankLines ? "\n\n" : "\n");
}

/** Styles of one report fit together: plain measures have no inline form, a split by status has two groups, statements restart or run. */
export const reports: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.array(fc.record({ title, rows: fc.array(row, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 4 }),
    fc.array(row, { minLength: 1, maxLength: 3 }),
    fc.array(row, { minLength: 1, maxLength: 3 }),
    style,
  )
  .map(([all, first, second, of]) => {
    // A straight quotation mark cannot nest: where it is used, titles hold no quotation of their own.
    const bare = (text: string) => (of.quotes === "straight" ? text.replace(/[“”]/g, "") : text);
    const plainRow = (one: Row): Row => ({
      ...one,
      title: bare(one.title),
      statement: bare(one.statement),
      opinions: one.opinions.map(bare),
      extended: one.extended.map((item) => ({ ...item, title: bare(item.title) })),
    });
    const given = all.map((section) => ({ title: bare(section.title), rows: section.rows.map(plainRow) }));
    const [analogous, reform] = [first.map(plainRow), second.map(plainRow)];
    const sections = of.sections === "groups" ? given.slice(0, 2) : of.sections === "none" ? given.slice(0, 1) : given;
    return { text: render(sections, analogous, reform, of), sections, analogous, reform, style: of, say: sayer(of) };
  });
