import type { Operator } from "@/lib/features/import/read/plan/types";

/** Invented work plans whose right reading is known: structure, marks, targets, owners, notice and signature drawn on their own. */

type Aim = { operator: Operator; value: number; unit: string; by: string | null };
export type PlanTruth = {
  issuer: string;
  issuedOn: string;
  tasks: { number: number; title: string }[];
  safeguards: string[];
  targets: (Aim & { task: number | null })[];
};
export type InventedPlan = { text: string; truth: PlanTruth; style: Record<string, string> };

/** mulberry32, the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CN = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];
const BODIES = ["云溪市数据局", "青石县住房和城乡建设局", "江北区教育局", "中共南湖县委办公室", "临江市水务局"];
const KINDS = ["实施方案", "工作方案", "三年行动计划", "工作要点", "重点任务清单"];
const SUBJECTS = ["数字政府建设", "优化营商环境", "城市更新", "乡村振兴", "安全生产治本攻坚"];
const TITLES = [
  "升级政务外网",
  "完善数据目录",
  "推进“一网通办”",
  "提升热线服务质效",
  "加强队伍建设",
  "改造老旧小区",
  "打通“最后一公里”",
  "健全监管体系",
  "培育市场主体",
  "补齐设施短板",
  "夯实基层基础",
  "深化放管服改革",
];
const PLAIN = [
  "建立协调机制，明确责任分工。",
  "以现有693项事项为基础，梳理办理流程。",
  "实现24小时“自助办”。",
  "收到诉求后2小时内响应。",
  "落实《条例》第12条要求。",
  "推动12345热线与110系统对接。",
  "目前已建成站点300个，继续完善运维。",
];
const AIMS: ((random: () => number) => { text: string } & Aim)[] = [
  (r) => at(r, (n) => `办理事项比例达到${n}%`, ">=", "%", 60, 99),
  (r) => at(r, (n) => `新建充电桩${n}个`, "=", "个", 20, 900),
  (r) => at(r, (n) => `推出不少于${n}项“一件事”场景`, ">=", "项", 3, 30),
  (r) => at(r, (n) => `平均办理时限压缩至${n}个工作日以内`, "<=", "个工作日", 1, 20),
  (r) => at(r, (n) => `投诉率控制在${n}%以内`, "<=", "%", 1, 9),
  (r) => at(r, (n) => `培训干部${n}人次以上`, ">=", "人次", 100, 3000),
  (r) => at(r, (n) => `完成投资${n}亿元`, "=", "亿元", 1, 60),
];
const DAYS: [words: string, by: string | null][] = [
  ["", null],
  ["2024年底前，", "2024-12-31"],
  ["到2025年，", "2025-12-31"],
  ["2024年6月底前，", "2024-06-30"],
  ["2024年9月30日前，", "2024-09-30"],
  ["年底前，", "2024-12-31"],
];

function at(
  random: () => number,
  words: (n: number) => string,
  operator: Operator,
  unit: string,
  from: number,
  to: number,
): { text: string } & Aim {
  const value = from + Math.floor(random() * (to - from));
  const [day, by] = DAYS[Math.floor(random() * DAYS.length)] as (typeof DAYS)[number];
  return { text: `${day}${words(value)}。`, operator, value, unit, by };
}

const OWNERS = {
  none: () => "",
  bracket: () => "（牵头单位：综合科；责任单位：各科室）",
  line: () => "\n责任单位：综合科、业务科",
} as const;
const STRUCTURES = ["flat", "levels", "parts", "running"] as const;

export function inventPlan(seed: number): InventedPlan {
  const random = randomOf(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const body = pick(BODIES);
  const kind = pick(KINDS);
  const subject = pick(SUBJECTS);
  const structure = pick(STRUCTURES);
  const owner = pick(Object.keys(OWNERS) as (keyof typeof OWNERS)[]);
  const notice = random() < 0.5;
  const wide = random() < 0.5;
  const aims = random() < 0.4;
  const truth: PlanTruth = { issuer: body, issuedOn: "2024-03-08", tasks: [], safeguards: [], targets: [] };
  const titles = [...TITLES].sort(() => random() - 0.5).slice(0, 5 + Math.floor(random() * 4));
  const name = `${subject}${kind}`;
  const signed = [body, "2024年3月8日"];
  const lines: string[] = notice
    ? [`关于印发《${name}》的通知`, "各科室、各直属单位：", `现将《${name}》印发给你们，请认真落实。`, ...signed, name]
    : [`${body}${name}`];
  lines.push("为做好全年工作，结合实际，制定本方案。");
  let top = 0;
  const heading = (words: string) => {
    top += 1;
    lines.push(`${CN[top]}、${words}`);
  };
  const task = (mark: (n: number) => string, number: number, title: string) => {
    const sentences = [pick(PLAIN)];
    truth.tasks.push({ number, title });
    if (random() < 0.7) {
      const { text, ...aim } = pick(AIMS)(random);
      sentences.push(text);
      truth.targets.push({ task: number, ...aim });
    }
    lines.push(...`${mark(number)}${title}。${sentences.join("")}${OWNERS[owner]()}`.split("\n"));
  };
  const dot = (n: number) => `${n}${wide ? "．" : "."}`;
  const bracket = (n: number) => (wide ? `（${CN[n]}）` : `(${CN[n]})`);
  if (structure !== "parts") {
    heading(pick(["总体要求", "指导思想"]));
    lines.push("坚持稳中求进，统筹推进“十项行动”。");
    if (aims) {
      heading(pick(["工作目标", "主要目标"]));
      lines.push("到2025年，综合满意度达到95%以上。");
      truth.targets.unshift({ task: null, operator: ">=", value: 95, unit: "%", by: "2025-12-31" });
    }
  }
  if (structure === "flat") {
    heading(pick(["重点任务", "主要措施", "工作内容"]));
    const mark = random() < 0.5 ? dot : bracket;
    for (const [i, title] of titles.entries()) task(mark, i + 1, title);
  } else if (structure === "levels") {
    heading("重点任务");
    for (let group = 1; group <= 2; group += 1) {
      lines.push(`${bracket(group)}${["推进基础建设", "优化服务供给"][group - 1]}`);
      for (const [i, title] of titles.entries()) if (i < 3 === (group === 1)) task(dot, i + 1, title);
    }
  } else if (structure === "running") {
    heading("夯实工作基础");
    for (const [i, title] of titles.entries()) {
      if (i === 3) heading("提升工作质效");
      task(dot, i + 1, title);
    }
  } else {
    for (const title of titles) {
      top += 1;
      task((n) => `${CN[n]}、`, top, title);
    }
  }
  heading(pick(["保障措施", "组织保障", "工作要求"]));
  const guards = ["加强组织领导", "强化督导考核", "加大宣传力度"];
  for (const [i, title] of guards.entries()) lines.push(`${bracket(i + 1)}${title}。各科室要高度重视，落细落实。`);
  truth.safeguards = guards;
  if (!notice) lines.push(...signed);
  return {
    text: lines.join("\n"),
    truth,
    style: { structure, owner, kind, notice: String(notice), aims: String(aims) },
  };
}
