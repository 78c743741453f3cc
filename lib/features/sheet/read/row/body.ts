import { letterOf } from "@/lib/features/sheet/read/book/book";
import { isSameAsAbove } from "@/lib/features/sheet/read/cell/names";
import type { Header } from "@/lib/features/sheet/read/head/header";
import { filledIn, type SheetView } from "@/lib/features/sheet/read/head/sheet-view";
import type { Role } from "@/lib/features/sheet/read/head/words";
import type { LeftOut, SheetProblem } from "./contract";

/** Why a row is left out that somebody has struck through. */
export const STRUCK_THROUGH = "带删除线，按作废处理";

/** The rows below a head: which hold something that is listed, and which are left out and why. */

/** A row between the rows: （一）关于…方面. */
export type Heading = { row: number; text: string };
export type Body = { rows: number[]; headings: Heading[]; leftOut: LeftOut[]; problems: SheetProblem[] };

const SUM = /^[（(]?(?:小计|合计|总计|共计|累计|总\s*计|合\s*计|小\s*计|汇总)|(?:小计|合计|总计)[:：]?$/;
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|填写说明|附注|注意事项|备\s*注)\s*[:：1１]|^[*＊※]/;
const SIGNATURE =
  /(?:填报|填表|制表|经办|审核|审批|复核|报送|联系|负责|签批|分管|主要|校对|报表)(?:单位)?(?:人|领导|负责人|人员)?(?:签字|签名|签章|电话)?[（(]?(?:签字|签名|盖章|签章)?[）)]?\s*[:：]|^(?:单位)?(?:公章|盖章|签字|签章)|(?:盖章|签字|签章)[）)]?[:：]?\s*$/;
const SECTION =
  /^(?:[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,2}(?:方面|部分|类)|[㈠-㈩])/;
const SECTION_END = /(?:方面|问题|部分|类|情况)(?:[（(].*[）)])?$/;

/** The words of the row, as a head repeated further down has them. */
const key = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, "")).join("|");

/** 1 2 3 … or 甲 乙 1 2: the row below the head that counts the columns. */
function countsColumns(texts: readonly string[]): boolean {
  const bare = texts.map((text) => text.replace(/[\s（()）.]/g, "")).filter((text) => text !== "栏次");
  if (bare.length < 3 || texts.length - bare.length > 1) return false;
  const numbers = bare.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  const letters = bare.length - numbers.length;
  if (!bare.every((text) => /^(?:\d{1,2}|[甲乙丙丁戊己庚辛壬癸])$/.test(text))) return false;
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1) && letters < 6;
}

export function bodyOf(view: SheetView, header: Header): Body {
  const { grid, columns } = view;
  const body: Body = { rows: [], headings: [], leftOut: [], problems: [] };
  const leave = (row: number, why: string) => {
    const last = body.leftOut.at(-1);
    if (last?.why === why && last.rows[1] === row - 1) last.rows[1] = row;
    else body.leftOut.push({ rows: [row, row], why });
  };
  const head = key(filledIn(view, header.to).map(({ text }) => text));
  const heads = new Set([head, key(filledIn(view, header.from).map(({ text }) => text))]);
  const broken = new Map(grid.broken.map(({ row, why }) => [row, why]));
  const below = [...grid.cells.keys()].filter((row) => row > header.to).sort((a, b) => a - b);
  for (const row of below) {
    if (grid.hiddenRows.has(row)) {
      leave(row, "隐藏的行");
      continue;
    }
    const cells = filledIn(view, row);
    if (cells.length === 0) continue;
    const why = broken.get(row);
    const texts = cells.map(({ text }) => text);
    const first = texts[0] ?? "";
    if (why !== undefined) {
      body.problems.push({
        ...{ sheet: grid.name, row, column: null, severity: "error" },
        message: `${why}，没有读取。请在原文件中改正：含有逗号的内容要用英文双引号括起来。`,
      });
      leave(row, "字段数不一致");
    } else if (heads.has(key(texts))) leave(row, "重复的表头");
    else if (row <= header.to + 2 && countsColumns(texts)) leave(row, "栏次");
    else if (texts.some((text, at) => at < 2 && SUM.test(text.replace(/[\s\u3000]+/g, "")))) leave(row, "小计或合计");
    else if (NOTE.test(first) && cells.length <= 2) leave(row, "注释");
    else if (isSignature(texts, columns.length)) leave(row, "签字栏");
    else if (isHeading(view, cells, row)) body.headings.push({ row, text: first });
    else if (isStruck(view, header, row)) leave(row, STRUCK_THROUGH);
    else body.rows.push(row);
  }
  for (const column of grid.hiddenColumns)
    if (below.some((row) => grid.cells.get(row)?.get(column)))
      body.leftOut.push({ rows: [header.from, grid.lastRow], why: `隐藏的列${letterOf(column)}` });
  return body;
}

const isSignature = (texts: readonly string[], width: number) =>
  texts.length <= Math.max(4, width / 2) &&
  texts.every((text) => text.length < 60) &&
  texts.some((text) => SIGNATURE.test(text));

/** One text across the row, or alone in it, that reads as the name of a part. */
function isHeading(view: SheetView, cells: ReturnType<typeof filledIn>, row: number): boolean {
  const [only] = cells;
  if (!only || cells.length > 1 || only.text.length > 80) return false;
  if ((view.mergeAt(row, only.column)?.top ?? row) !== row) return false;
  const across = only.wide >= Math.max(2, view.columns.length - 2);
  return SECTION.test(only.text) || ((across || only.column === view.columns[0]) && SECTION_END.test(only.text));
}

/** Struck through from end to end, or where the measure or the name stands. */
function isStruck(view: SheetView, { roles }: Header, row: number): boolean {
  const own = view.columns.flatMap((column) => {
    const cell = view.at(row, column);
    return cell && cell.text.trim() !== "" ? [{ cell, role: roles.get(column) }] : [];
  });
  const telling = own.filter(({ role }) => role === "measure" || role === "name");
  return telling.length > 0
    ? telling.every(({ cell }) => cell.struck)
    : own.length > 0 && own.every(({ cell }) => cell.struck);
}

/** What stands in a row under each role: 同上 is what stands above. Errors and formulas without a value are told. */
export function valuesOf(view: SheetView, header: Header, { rows, problems }: Body) {
  const before = new Map<number, string>();
  const columnOf = new Map<Role, number[]>();
  for (const [column, role] of header.roles) columnOf.set(role, [...(columnOf.get(role) ?? []), column]);
  const texts = new Map<number, Map<number, string>>();
  for (const row of rows) {
    const own = new Map<number, string>();
    for (const column of [...header.roles.keys(), ...header.ticks.keys()]) {
      const cell = view.at(row, column);
      const told = { sheet: view.grid.name, row, column: letterOf(column) };
      if (cell?.fault === "error")
        problems.push({
          ...told,
          severity: "error",
          message: `单元格是错误值${cell.text}，请在原表中改正后重新选择。`,
        });
      if (cell?.fault === "no-value")
        problems.push({
          ...told,
          severity: "error",
          message: "公式没有保存结果，请在Excel或WPS中打开并保存一次后重新选择。",
        });
      let text = cell?.fault ? "" : (cell?.text.replace(/\r\n?/g, "\n").trim() ?? "");
      if (isSameAsAbove(text)) text = before.get(column) ?? "";
      if (text !== "") before.set(column, text);
      own.set(column, text);
    }
    texts.set(row, own);
  }
  return {
    columns: (role: Role): readonly number[] => columnOf.get(role) ?? [],
    text: (row: number, column: number): string => texts.get(row)?.get(column) ?? "",
    /** What stands under a role; of several columns the last that says something. */
    of: (row: number, role: Role): string => {
      const said = (columnOf.get(role) ?? [])
        .map((column) => texts.get(row)?.get(column) ?? "")
        .filter((text) => text !== "");
      return said.at(-1) ?? "";
    },
    has: (role: Role): boolean => columnOf.has(role),
  };
}
export type Values = ReturnType<typeof valuesOf>;
