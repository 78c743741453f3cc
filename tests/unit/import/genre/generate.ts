import { part } from "@/lib/domain/text/text";
import { ACTIONS, ASPECTS, BODIES, DAYS, EFFECTS, LEADERS, SHORTCOMINGS, UNITS } from "./vocabulary";

/**
 * Invented reports of the genre whose right reading is known: forms of heads, numbers, measures, labels, status, beginning and
 * end, punctuation and layout, each drawn on its own. One seed gives one report.
 */

export type Truth = {
  sections: string[];
  issues: {
    section: string | null;
    number: number | null;
    title: string;
    group: "completed" | "ongoing" | null;
    measures: string[];
    facts: string[];
  }[];
  signature: string;
  publishedOn: string;
  inspectedBody: string;
  onsite: { from: string; to: string };
  feedbackOn: string;
  phone: string | null;
};
export type Style = Record<string, string>;
/** `paragraphs` is the report without a layout, as a file with paragraphs of its own holds it. */
export type Invented = { text: string; paragraphs: string[]; truth: Truth; style: Style };

/** mulberry32: a small generator of even quality, the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CN = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

const HEADS = {
  quoted: (title: string) => `关于“${title}”问题。`,
  against: (title: string) => `针对“${title}”问题，进行了以下整改。`,
  unquoted: (title: string) => `关于${title}的问题。`,
  bare: (title: string) => `${title}。`,
  labelled: (title: string) => `反馈问题：${title}。`,
} as const;
const MARKS: Record<string, (n: number) => string> = {
  dot: (n) => `${n}.`,
  wideDot: (n) => `${n}．`,
  comma: (n) => `${n}、`,
  named: (n) => `问题${n}：`,
  bracketed: (n) => `【问题${n}】`,
  bracket: (n) => `（${CN[n]}）`,
  symbol: () => "◆",
  dash: () => "——",
  none: () => "",
};
const RUNS: Record<string, (n: number) => string> = {
  shi: (n) => `${CN[n]}是`,
  di: (n) => `第${CN[n]}，`,
  circled: (n) => String.fromCharCode(0x245f + n),
  paren: (n) => `（${n}）`,
};
const ACTION_LABELS = ["整改措施", "整改情况", "整改落实情况", "整改举措", "采取的措施", "整改进展情况"];
const STATUS = [
  ["已整改完成。", "completed"],
  ["已完成。", "completed"],
  ["已完成并长期坚持。", "completed"],
  ["正在推进。", "ongoing"],
  ["基本完成，持续推进。", "ongoing"],
  ["正在整改。", "ongoing"],
] as const;
const CLOSINGS = [
  [],
  ["下一步工作打算", "一是持续加强理论武装。", "二是巩固拓展整改成果。"],
  ["虽然整改工作取得了阶段性成效，但与上级要求还有差距。下一步，我们将持续发力：一是强化担当。二是健全机制。"],
  ["下一步，将以此次整改为契机，持续巩固整改成果，推动高质量发展。"],
  ["今后，我们将重点做好以下工作。", "一是强化担当。压实责任链条。", "二是深化治理。防止问题反弹。"],
];
const SIGNED = [
  ["2023年12月1日", "2023-12-01"],
  ["2023年12月", "2023-12"],
  ["二〇二三年十二月一日", "2023-12-01"],
  ["二〇二三年十二月", "2023-12"],
] as const;
const CHROME = [
  [],
  ["您当前的位置：首页 > 政务公开 > 巡察整改", "字体大小： 打印"],
  ["索引号：11330000/2023-00123", "发布机构：区纪委", "有效性：有效"],
  ["- 发布机构：中共云岭镇委员会", "- 公开方式：主动公开"],
];
const ATTACHED = [[], ["附件：整改问题清单"], ["附件：1.整改问题清单", "2.制度建立清单"]];
const PAGES: ((n: number) => string)[] = [
  (n) => `— ${n} —`,
  (n) => `- ${n} -`,
  (n) => `第${n}页 共20页`,
  (n) => `${n}`,
];

const columns = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char > "\u2e80" || /[“”‘’—]/.test(char) ? 2 : 1), 0);

/** Lines of a page of so many columns: broken at its edge, as a copy from a PDF has them. */
function wrapped(
  lines: readonly string[],
  width: number,
  indent: string,
  page: ((n: number) => string) | null,
): string[] {
  const out: string[] = [];
  let pages = 0;
  for (const line of lines) {
    let rest = indent + line;
    while (columns(rest) > width) {
      let at = 1;
      while (columns(part(rest, 0, at + 1)) <= width) at += 1;
      // A mark does not begin a line, a number or a word is not broken.
      while (
        at > 4 &&
        (/[，。；：、？！”）》]/.test(rest.charAt(at)) ||
          /[“（《]/.test(rest.charAt(at - 1)) ||
          /[\w@.-]{2}/.test(part(rest, at - 1, at + 1)))
      )
        at -= 1;
      out.push(part(rest, 0, at));
      rest = part(rest, at);
      if (page && out.length % 25 === 24) {
        pages += 1;
        out.push(page(pages));
      }
    }
    out.push(rest);
  }
  return out;
}

export function invent(seed: number): Invented {
  const random = randomOf(seed);
  const index = (length: number) => Math.floor(random() * length);
  const one = <T>(from: readonly T[]): T => from[index(from.length)] as T;
  const style: Style = {};
  const choose = <T extends string>(axis: string, from: readonly T[]): T => {
    const chosen = one(from);
    style[axis] = chosen;
    return chosen;
  };

  const [body, called, team, owner, verb] = one(BODIES);
  const structure = choose("structure", ["none", "aspects", "parts", "groups", "classes"]);
  const mark = choose(
    "mark",
    structure === "parts"
      ? ["dot", "comma", "bracket", "named"]
      : structure === "none"
        ? Object.keys(MARKS)
        : Object.keys(MARKS).filter((name) => name !== "bracket"),
  );
  const unnumbered = ["symbol", "dash", "none"].includes(mark);
  const head = choose(
    "head",
    unnumbered
      ? ["quoted", "against", "unquoted"]
      : mark === "named" || mark === "bracketed"
        ? ["quoted", "unquoted", "bare"]
        : Object.keys(HEADS),
  ) as keyof typeof HEADS;
  const label = choose("label", head === "bare" || head === "labelled" ? ACTION_LABELS : ["", "", ...ACTION_LABELS]);
  const run = choose("run", [...Object.keys(RUNS), "plain"]);
  const own = choose("place", run === "plain" ? ["own"] : ["inline", "own"]) === "own";
  const told = choose("facts", ["none", "none", "behind", "before"]);
  const status = choose("status", ["none", "none", "sentence", "label"]);
  const layout = choose("layout", ["lines", "blank", "indented", "wrapped", "wrapped-flush"]);
  const closing = choose(
    "closing",
    CLOSINGS.map((_, i) => String(i)),
  );
  const signed = one(SIGNED);
  style.signed = signed[0];

  const pool = [...SHORTCOMINGS].sort(() => random() - 0.5);
  const numbersRestart = structure !== "none" && random() < 0.5;
  const lines: string[] = [];
  const truth: Truth = {
    sections: [],
    issues: [],
    signature: body.startsWith("云岭镇") ? "中共云岭镇委员会" : `中共${body}`,
    publishedOn: signed[1],
    inspectedBody: body,
    onsite: { from: "2023-03-06", to: "2023-05-10" },
    feedbackOn: "2023-06-20",
    phone: null,
  };
  lines.push(...one(CHROME), `中共${body}关于${verb}整改进展情况的通报`);
  lines.push(
    one([
      `根据${owner}统一部署，2023年3月6日至5月10日，${team}对${called}开展了常规${verb}。2023年6月20日，${team}向${called}反馈了${verb}意见。现将整改进展情况予以公布。`,
      `按照${owner}统一安排，${team}于2023年3月6日至2023年5月10日对${called}进行了${verb}，并于2023年6月20日反馈了${verb}意见。根据有关规定，现将整改情况公布如下：`,
    ]),
  );

  const sections =
    structure === "none"
      ? [null]
      : Array.from({ length: 2 + index(2) }, (_, i) => one(ASPECTS.filter((_a, at) => at % 3 === i)));
  if (structure !== "parts" && random() < 0.6) {
    lines.push(
      "一、整改工作组织情况",
      `${called}高度重视，召开专题会议研究部署。一是提高政治站位。二是压实整改责任。`,
      "二、反馈问题整改情况",
    );
    style.organisation = "yes";
  }
  let number = 0;
  sections.forEach((aspect, i) => {
    const printed = CN[i + 1] as string;
    if (numbersRestart) number = 0;
    let section: string | null = null;
    let group: "completed" | "ongoing" | null = null;
    if (structure === "groups") {
      group = i === 0 ? "completed" : "ongoing";
      if (i > 1) return;
      lines.push(i === 0 ? "（一）已整改完成的问题" : "（二）正在推进整改的问题");
    } else if (aspect) {
      section = printed;
      truth.sections.push(printed);
      if (structure === "aspects") lines.push(`（${printed}）关于${aspect}方面的问题`);
      else if (structure === "classes") lines.push(`第${printed}类：${aspect}方面`);
      else lines.push(`${printed}、${aspect}方面存在的问题`);
    }
    for (let k = 0; k < 2 + index(3); k += 1) {
      number += 1;
      const title = pool.pop() as string;
      const measures = Array.from({ length: run === "plain" ? 1 + index(3) : 2 + index(4) }, () => `${one(ACTIONS)}。`);
      const facts: [string, string][] =
        told === "none"
          ? []
          : [
              ["责任领导", one(LEADERS)],
              ["责任单位", one(UNITS)],
              ["整改时限", one(DAYS)],
              ...(told === "behind" ? [["整改成效", one(EFFECTS)] as [string, string]] : []),
            ];
      const said = status === "none" || structure === "groups" ? null : one(STATUS);
      const first = `${(MARKS[mark] as (n: number) => string)(number)}${HEADS[head](title)}`;
      const items = measures.map((text, at) =>
        run === "plain" ? text : `${(RUNS[run] as (n: number) => string)(at + 1)}${text}`,
      );
      const shown = facts.map(([name, value]) => `${name}：${value}`);
      const rows: string[] = [];
      // A head that ends in a full stop goes on in its line; alone on a line it has none.
      const alone = own || label !== "" || told === "before";
      rows.push(alone ? first.replace(/。$/, "") : first);
      if (told === "before") rows.push(...shown);
      if (own) rows.push(...(label ? [`${label}：`] : []), ...items);
      else if (alone) rows.push(`${label ? `${label}：` : ""}${items.join("")}`);
      else rows[0] += items.join("");
      if (said && status === "sentence") rows[rows.length - 1] += said[0];
      if (told === "behind") rows.push(...shown);
      if (said && status === "label") rows.push(`完成情况：${said[0]}`);
      lines.push(...rows);
      truth.issues.push({
        section,
        number: unnumbered ? null : number,
        title,
        group: group ?? said?.[1] ?? null,
        measures,
        facts: [...facts.map(([name]) => name), ...(said ? [status === "label" ? "完成情况" : "整改状态"] : [])].sort(),
      });
    }
  });

  const [heading, ...below] = CLOSINGS[Number(closing)] ?? [];
  if (heading)
    lines.push(
      below.length > 0 && closing === "1"
        ? `${structure === "parts" ? CN[sections.length + 1] : style.organisation ? "三" : "二"}、${heading}`
        : heading,
      ...below,
    );
  const structured = structure === "parts" || style.organisation !== undefined;
  // Where nothing else has such a number, 二、 would be the second of nothing.
  if (closing === "1" && !structured) lines.splice(lines.length - 3, 3);
  if (random() < 0.6) {
    truth.phone = "0571-88881234";
    lines.push("欢迎广大干部群众对整改落实情况进行监督。联系电话：0571-88881234；电子邮箱：jw@example.com。");
  }
  lines.push(...one(ATTACHED));
  const end = [truth.signature, signed[0]];

  const indent = layout === "wrapped" || layout === "indented" ? "　　" : "";
  const printed =
    layout === "wrapped" || layout === "wrapped-flush"
      ? wrapped(lines, 56 + index(24), indent, layout === "wrapped" ? one([null, ...PAGES]) : null)
      : lines.map((line) => indent + line);
  const signature = end.map((line) => (indent ? `　　　　　　　　${line}` : line));
  const text = [...printed, ...signature].join(layout === "blank" ? "\n\n" : "\n");
  const half = choose("punctuation", ["full", "full", "half"]) === "half";
  const set = (words: string) => (half ? halfWidth(words) : words);
  return {
    text: set(text),
    paragraphs: [...lines, ...end].map(set),
    truth: JSON.parse(set(JSON.stringify(truth))) as Truth,
    style,
  };
}

const halfWidth = (words: string): string =>
  words.replace(/，/g, ",").replace(/：/g, ":").replace(/；/g, ";").replace(/（/g, "(").replace(/）/g, ")");
