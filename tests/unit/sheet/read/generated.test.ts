import fc from "fast-check";
import { expect, test } from "vitest";
import { type Drawn, measuresOf, reading, type Value, workbook } from "./workbook";

/** Hundreds of foreign layouts whose truth is known: columns, words, merges, days and marks as chance has them. */

const pick = <T>(...choices: readonly T[]) => fc.constantFrom(...(choices as [T, ...T[]]));
const UNITS = ["办公室", "人事处", "财务科", "机关党委", "规划财务处", "区住建局", "第三税务所"];
const PEOPLE = ["张三", "李四", "欧阳明", "王小明", "单志远"];
const ISSUES = ["学习不深入", "“三重一大”决策不规范", "支部活动少", "供水管网老旧、漏损率高", "慢作为"];
const DEEDS = ["制定学习计划", "修订议事规则", "开展专项检查3次", "投入2.5万元改造", "完善考核办法，并印发执行"];

/** A deadline as written and the day it means in a sheet of 2024. */
const deadline = fc.oneof(
  fc.record({ month: fc.integer({ min: 1, max: 12 }), form: fc.nat(5) }).map(({ month, form }) => {
    const last = new Date(Date.UTC(2024, month, 0));
    const day = last.toISOString().split("T")[0] ?? "";
    const written: Value[] = [
      last,
      day,
      `2024年${month}月底前`,
      `2024.${String(month).padStart(2, "0")}`,
      `${month}月底`,
    ];
    written.push(Math.round(last.getTime() / 86_400_000) + 25_569);
    return { written: written[form] ?? "", day, timeClass: null as string | null };
  }),
  pick(
    { written: "立行立改" as Value, day: null, timeClass: "IMMEDIATE" as string | null },
    { written: "长期坚持", day: null, timeClass: "LONG_TERM" },
  ),
);
const status = pick(
  ["已完成", "DONE"],
  ["整改到位", "DONE"],
  ["基本完成", "BASICALLY_DONE"],
  ["正在推进", "UNDERWAY"],
  ["未完成", "NOT_DONE"],
  ["未启动", "NOT_STARTED"],
  ["已销号", "CLOSED"],
  ["", null],
);
const several = (of: readonly string[]) => fc.uniqueArray(pick(...of), { minLength: 1, maxLength: 3 });

const measure = fc.record({
  texts: fc.oneof(
    pick(...DEEDS).map((one) => [one]),
    fc.uniqueArray(pick(...DEEDS), { minLength: 2, maxLength: 3 }),
  ),
  leaders: several(PEOPLE),
  units: several(UNITS),
  ...{ deadline, status },
});
const layout = fc.record({
  issues: fc.array(fc.record({ title: pick(...ISSUES), measures: fc.array(measure, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 5,
  }),
  order: fc.shuffledSubarray(["leaders", "units", "deadline", "status"], { minLength: 4 }),
  words: fc.record({
    issue: pick("反馈问题", "存在问题", "问题描述", "具体问题", "巡察反馈的问题"),
    measure: pick("整改措施", "整改举措", "具体整改措施", "整 改 措 施"),
    leaders: pick("责任领导", "分管领导", "牵头领导"),
    units: pick("责任部门", "责任单位", "责任处室", "牵头部门"),
    deadline: pick("整改时限", "完成时限", "时限要求", "整改期限"),
    status: pick("完成情况", "整改状态", "当前状态"),
  }),
  title: fc.boolean(),
  merged: pick("merged", "blank", "repeated"),
  between: pick("、", "，", "\n", "；"),
  numbering: pick("cn", "dot", "paren", "circled", "lines"),
  sums: fc.boolean(),
  note: fc.boolean(),
  numbered: fc.boolean(),
  sections: fc.boolean(),
  blanks: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

const CN = "一二三四五";
const numbered = (texts: readonly string[], form: Layout["numbering"]): string => {
  if (texts.length === 1) return texts[0] ?? "";
  const mark = (at: number) =>
    ({
      cn: `${CN.charAt(at)}是`,
      dot: `${at + 1}.`,
      paren: `（${at + 1}）`,
      circled: "①②③".charAt(at),
      lines: `${at + 1}、`,
    })[form];
  return texts.map((text, at) => `${mark(at)}${text}。`).join(form === "lines" ? "\n" : "");
};

type Truth = Record<string, unknown>;

function draw(given: Layout): { drawn: Drawn; truth: Truth[] } {
  const columns = [...(given.numbered ? ["number"] : []), "issue", "measure", ...given.order];
  const words: Record<string, string> = { number: "序号", ...given.words };
  const rows: Value[][] = [];
  const merges: string[] = [];
  const truth: Truth[] = [];
  const letter = (role: string) => String.fromCharCode(65 + columns.indexOf(role));
  if (given.title) rows.push(["某单位巡察整改台账"], ["填报单位：某单位  截至2024年11月30日"]);
  else rows.push(["2024年整改台账"]);
  rows.push(columns.map((role) => words[role] ?? ""));
  given.issues.forEach((issue, at) => {
    const section = given.sections ? `（${CN.charAt(at)}）关于第${CN.charAt(at)}方面` : null;
    if (section) {
      rows.push([section]);
      merges.push(`A${rows.length}:${String.fromCharCode(64 + columns.length)}${rows.length}`);
    }
    const first = rows.length + 1;
    issue.measures.forEach((m, index) => {
      const own = index === 0 || given.merged === "repeated";
      const cells: Record<string, Value> = {
        number: own ? at + 1 : "",
        issue: own ? `${issue.title}（${at + 1}）` : "",
        measure: numbered(m.texts, given.numbering),
        leaders: m.leaders.join(given.between),
        units: m.units.join(given.between),
        deadline: m.deadline.written,
        status: m.status[0] ?? "",
      };
      rows.push(columns.map((role) => cells[role] ?? ""));
      m.texts.forEach((text, part) => {
        const several = m.texts.length > 1;
        truth.push({
          ...{ row: rows.length, part: part + 1, section, issue: `${issue.title}（${at + 1}）` },
          issueNumber: given.numbered ? String(at + 1) : null,
          measure: several ? `${text}。` : text,
          ...{ leaders: m.leaders, leadUnit: m.units[0], cooperating: m.units.slice(1) },
          ...{ day: m.deadline.day, timeClass: m.deadline.timeClass, reads: m.status[1] },
        });
      });
    });
    if (given.merged === "merged" && rows.length > first)
      for (const role of ["issue", ...(given.numbered ? ["number"] : [])])
        merges.push(`${letter(role)}${first}:${letter(role)}${rows.length}`);
    if (given.blanks) rows.push([]);
  });
  if (given.sums) rows.push(["合计", `${given.issues.length}个`]);
  if (given.note) rows.push(["注：本表每周报送一次。"], ["填报人：张三", "", "审核人：李四"]);
  return { drawn: { rows, merges }, truth };
}

/** Of 100 checks so many must hold. */
const HELD = 99;

test("400 invented layouts are read right in at least 99 of 100 checks, every column by itself", async () => {
  const held = new Map<string, { right: number; all: number }>();
  const check = (name: string, right: boolean) => {
    const { right: before, all } = held.get(name) ?? { right: 0, all: 0 };
    held.set(name, { right: before + Number(right), all: all + 1 });
    return right;
  };
  const wrong: unknown[] = [];
  for (const given of fc.sample(layout, { numRuns: 400, seed: 20_261_127 })) {
    const { drawn, truth } = draw(given);
    const { sheets } = await reading(await workbook([drawn]));
    const found = sheets[0] ? measuresOf(sheets[0]) : [];
    truth.forEach((one, at) => {
      const row = found[at];
      const read: Truth = { ...row, day: row?.deadline?.day ?? null, reads: row?.status?.reads ?? null };
      for (const [name, expected] of Object.entries(one)) {
        const right = check(name, JSON.stringify(read[name] ?? null) === JSON.stringify(expected ?? null));
        if (!right && wrong.length < 5)
          wrong.push({ name, expected, read: read[name], head: drawn.rows.slice(0, 3), one });
      }
    });
    check("rows", found.length === truth.length);
  }
  const below = [...held].filter(([, { right, all }]) => right * 100 < all * HELD);
  expect(held.get("measure")?.all).toBeGreaterThan(2_000);
  expect(below, JSON.stringify(wrong, null, 1)).toEqual([]);
}, 120_000);
