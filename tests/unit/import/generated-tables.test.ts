import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { p, table, wordFile } from "./word-file";

/** Tables of every shape whose truth is known: order and names of columns, merged cells, how measures are set, three formats. */

const HEAD = [
  "中共青石区水务局党组关于巡察整改进展情况的通报",
  "根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。",
];
const FOOT = ["中共青石区水务局党组", "2023年12月1日"];

const PROBLEMS = ["学习计划性不强", "学用结合不紧", "管网漏损较高", "应急水源少", "水质监测慢", "预案多年未修订"];
const CATEGORIES = ["理论学习不深入", "节水工作有差距", "供水保障不足"];
const MEASURES = [
  "制定全年计划",
  "组织调研八次",
  "建立台账",
  "改造管网十公里",
  "安装水表",
  "开展专项检查，整改隐患五处",
];
const NAMES = {
  number: ["序号", "编号"],
  category: ["问题类别", "类别", "问题分类", "方面", "领域"],
  problem: ["反馈问题", "具体问题", "巡察反馈问题", "问题", "存在问题", "问题描述", "巡察组反馈的具体问题"],
  measures: ["整改措施", "整改情况", "整改举措", "采取的措施", "整改落实情况", "主要措施"],
  effect: ["整改成效", "取得成效"],
  unit: ["责任单位", "责任部门", "牵头单位"],
  status: ["整改状态", "完成情况"],
} as const;
type Column = keyof typeof NAMES;

type Row = { category: string; problem: string; measures: string[]; effect: string; unit: string; done: boolean };
type Given = {
  rows: Row[];
  columns: { role: Column; name: string }[];
  /** Cells of categories that follow one another in the same words are merged. */
  merged: boolean;
  /** How measures stand in their cell. */
  set: "inline" | "paragraphs" | "numbered" | "plain";
  format: "html" | "docx" | "tabs";
  shape: "columns" | "labels";
};

const row = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  problem: fc.constantFrom(...PROBLEMS),
  measures: fc.uniqueArray(fc.constantFrom(...MEASURES), { minLength: 1, maxLength: 4 }),
  effect: fc.constantFrom("学习研讨八次。", "漏损率下降三个百分点。"),
  unit: fc.constantFrom("供水科", "办公室、水政科"),
  done: fc.boolean(),
});

const columns = fc
  .record({
    optional: fc.subarray(["number", "category", "effect", "unit", "status"] as const),
    names: fc.record(
      Object.fromEntries(Object.entries(NAMES).map(([role, names]) => [role, fc.constantFrom(...names)])) as {
        [R in Column]: fc.Arbitrary<string>;
      },
    ),
    categoryFirst: fc.boolean(),
  })
  .chain(({ optional, names, categoryFirst }) => {
    const front: Column[] = optional.filter((one) => one === "number" || one === "category");
    if (categoryFirst) front.reverse();
    const back = optional.filter((one) => one !== "number" && one !== "category");
    return fc
      .shuffledSubarray(["measures", ...back] as Column[], { minLength: back.length + 1 })
      .map((rest) => [...front, "problem" as const, ...rest].map((role) => ({ role, name: names[role] })));
  });

const tables = fc
  .record({
    rows: fc.array(row, { minLength: 2, maxLength: 6 }),
    columns,
    merged: fc.boolean(),
    set: fc.constantFrom("inline", "paragraphs", "numbered", "plain"),
    format: fc.constantFrom("html", "docx", "tabs"),
    shape: fc.constantFrom("columns", "columns", "labels"),
  })
  .map((given): Given => given as Given);

const NUMERALS = ["一", "二", "三", "四"];

function measureLines({ measures }: Row, set: Given["set"]): string[] {
  // A lone 一是 is prose.
  if (measures.length === 1) return [`${measures[0]}。`];
  if (set === "inline") return [measures.map((one, at) => `${NUMERALS[at]}是${one}。`).join("")];
  return measures.map((one, at) => {
    if (set === "paragraphs") return `${NUMERALS[at]}是${one}。`;
    return set === "numbered" ? `${at + 1}.${one}。` : `${one}。`;
  });
}

function cellLines(one: Row, at: number, role: Column, set: Given["set"]): string[] {
  if (role === "number") return [String(at + 1)];
  if (role === "measures") return measureLines(one, set);
  if (role === "status") return [one.done ? "已完成" : "正在推进"];
  return [one[role]];
}

type Cell = { lines: string[]; merged: "restart" | "continue" | null };

function cellsOf({ rows, columns, merged, set }: Given): Cell[][] {
  return rows.map((one, at) =>
    columns.map(({ role }) => {
      const lines = cellLines(one, at, role, set);
      if (role !== "category" || !merged) return { lines, merged: null };
      const same = rows[at - 1]?.category === one.category;
      return { lines: same ? [] : lines, merged: same ? ("continue" as const) : ("restart" as const) };
    }),
  );
}

function html({ columns }: Given, cells: Cell[][]): string {
  const body = cells.map((one, at) => {
    const inside = one.map(({ lines, merged }, column) => {
      if (merged === "continue") return "";
      let span = 1;
      while (merged && cells[at + span]?.[column]?.merged === "continue") span += 1;
      return `<td rowspan="${span}">${lines.map((line) => `<p>${line}</p>`).join("")}</td>`;
    });
    return `<tr>${inside.join("")}</tr>`;
  });
  return `<table><tr>${columns.map(({ name }) => `<th>${name}</th>`).join("")}</tr>${body.join("")}</table>`;
}

/** The table in its format, as bytes with the name of a file. */
function file(given: Given): [Uint8Array, string] {
  const cells = cellsOf(given);
  const page = (inside: string) =>
    Buffer.from(
      `<html><body>${HEAD.map((line) => `<p>${line}</p>`).join("")}${inside}${FOOT.map((line) => `<p>${line}</p>`).join("")}</body></html>`,
    );
  const word = (inside: string) =>
    wordFile(HEAD.map((line) => p(line)).join("") + inside + FOOT.map((line) => p(line)).join(""));
  if (given.shape === "labels") {
    const pairs = given.rows.map((one, at) =>
      given.columns.map(({ role, name }) => [name, cellLines(one, at, role, given.set).join("\n")]),
    );
    if (given.format === "docx") return [word(pairs.map((one) => table(one)).join("")), "a.docx"];
    if (given.format === "tabs") {
      const lines = pairs.flatMap((one) => one.map((pair) => pair.join("\t")));
      return [Buffer.from([...HEAD, ...lines, ...FOOT].join("\n")), "a.txt"];
    }
    const inside = pairs.map(
      (one) =>
        `<table>${one.map(([name, text]) => `<tr><td>${name}</td><td>${text?.split("\n").join("<br>")}</td></tr>`).join("")}</table>`,
    );
    return [page(inside.join("")), "a.html"];
  }
  if (given.format === "html") return [page(html(given, cells)), "a.html"];
  if (given.format === "tabs") {
    const lines = cells.map((one) => one.map(({ lines }) => lines.join("\n")).join("\t"));
    const heads = given.columns.map(({ name }) => name).join("\t");
    return [Buffer.from([...HEAD, heads, ...lines, ...FOOT].join("\n")), "a.txt"];
  }
  const heads = given.columns.map(({ name }) => name);
  const rows = cells.map((one) =>
    one.map(({ lines, merged }) => ({ text: lines.join("\n"), ...(merged ? { down: merged } : {}) })),
  );
  return [word(table([heads, ...rows])), "a.docx"];
}

describe("tables of every shape", { timeout: 120_000 }, () => {
  test("give back what was written into them, and no doubt", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (given) => {
        const has = (role: Column) => given.columns.some((column) => column.role === role);
        // A pasted table whose last cells hold several paragraphs runs into what stands below it.
        const last = given.columns.at(-1)?.role;
        fc.pre(given.format !== "tabs" || last !== "measures" || given.set === "inline");
        const found = await readReportFile(...file(given));
        if (!found.ok) throw new Error(found.why);
        const draft = parseReport(found.document);
        const notes = (index: number, role: Column) => {
          const name = given.columns.find((column) => column.role === role)?.name;
          return draft.issues[index]?.notes.filter((note) => note.label === name).map((note) => note.text);
        };
        expect(
          draft.issues.map((issue, at) => ({
            number: issue.number,
            category: issue.category,
            title: issue.title,
            measures: issue.measures.map((one) => one.text),
            group: issue.group,
            effect: notes(at, "effect"),
            unit: notes(at, "unit"),
          })),
        ).toEqual(
          given.rows.map((one, at) => ({
            number: has("number") ? at + 1 : null,
            category: has("category") ? one.category : null,
            title: one.problem,
            measures: one.measures.map((text) => `${text}。`),
            group: has("status") ? (one.done ? "completed" : "ongoing") : null,
            effect: has("effect") ? [one.effect] : [],
            unit: has("unit") ? [one.unit] : [],
          })),
        );
        expect(draft.problems).toEqual([]);
      }),
      { numRuns: 300, seed: 20231126 },
    );
  });
});
