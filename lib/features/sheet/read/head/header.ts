import { filledIn, type SheetView } from "./sheet-view";
import {
  bareLabel,
  type MeasureRole,
  measureRole,
  type PersonRole,
  personRole,
  type Role,
  type UnitRole,
  unitRole,
} from "./words";

/** Where the head of a table stands in a sheet, what it lists, and what each column holds. */

export type SheetKind = "measures" | "people" | "units" | "other";
export type Header = {
  kind: SheetKind;
  /** First and last row of the head. */
  from: number;
  to: number;
  /** Roles by column; columns whose words say nothing are not among them. */
  roles: ReadonlyMap<number, Role>;
  /** The words over each column, the group first. */
  labels: ReadonlyMap<number, readonly string[]>;
  /** 已完成 | 正在推进 | 未完成: columns that are ticked, with the word. */
  ticks: ReadonlyMap<number, string>;
};

/** Rows looked at for a head, and its height. */
const SEARCHED = 40;
const HIGHEST = 3;
const LONGEST_LABEL = 24;

type Vocabulary = { kind: SheetKind; role: (label: string) => Role | null; key: readonly Role[] };
const VOCABULARIES: readonly Vocabulary[] = [
  { kind: "people", role: personRole, key: ["name"] },
  { kind: "measures", role: measureRole, key: ["measure", "issue", "account", "progress"] },
  { kind: "units", role: unitRole, key: ["name"] },
];

/** Different roles a row of labels names; 0 where it is no head. */
function score(labels: readonly string[], { role, key, kind }: Vocabulary): number {
  const roles = new Set(labels.flatMap((label) => role(label) ?? []));
  const enough = kind === "measures" ? 2 : 2;
  return roles.size >= enough && (kind === "measures" || key.some((one) => roles.has(one))) ? roles.size : 0;
}

/** The head a person points to: one row, whatever its words say. */
export function headerAt(view: SheetView, row: number): Header {
  const vocabulary: Vocabulary = { kind: "measures", role: measureRole, key: ["measure"] };
  return rolesOf(view, row, row, vocabulary);
}

/** What a column is to hold instead of what its words say: a role, or nothing. */
export type RoleGiven = Role | "none" | undefined;

/** The head with columns given other roles, by a person or from the sheets of before. */
export function headerWith(header: Header, given: (words: readonly string[], column: number) => RoleGiven): Header {
  const roles = new Map(header.roles);
  const ticks = new Map(header.ticks);
  for (const [column, words] of header.labels) {
    const role = given(words, column);
    if (role === undefined) continue;
    ticks.delete(column);
    if (role === "none") roles.delete(column);
    else roles.set(column, role);
  }
  const { kind } = header;
  return { ...header, roles, ticks, kind: kind === "measures" || kind === "other" ? kindOf("measures", roles) : kind };
}

export function headerOf(view: SheetView): Header | null {
  let best: { row: number; score: number; vocabulary: Vocabulary } | null = null;
  for (const row of view.rows.slice(0, SEARCHED)) {
    const labels = filledIn(view, row).map(({ text }) => text);
    if (labels.length < 2) continue;
    for (const vocabulary of VOCABULARIES) {
      const reached = score(labels, vocabulary);
      if (reached > (best?.score ?? 0)) best = { row, score: reached, vocabulary };
    }
  }
  if (!best) return null;
  const { from, to } = extent(view, best.row, best.vocabulary);
  return rolesOf(view, from, to, best.vocabulary);
}

/** A short word without a figure, as heads are; 填报单位：某局 and 截至某日 over a head say whose it is and of when. */
const isLabel = (text: string) =>
  text.length <= LONGEST_LABEL && !/^[\d.,%〔〕\s-]+$/.test(text) && !/[。；]|.[:：].|^(?:截至|截止)/.test(text);

/** The head with the rows of groups above and of their parts below the row found. */
function extent(view: SheetView, found: number, { role }: Vocabulary): { from: number; to: number } {
  const at = view.rows.indexOf(found);
  let [first, last] = [at, at];
  const rowAt = (index: number) => view.rows[index] ?? 0;
  while (first > 0 && last - first + 1 < HIGHEST && isGroupRow(view, rowAt(first - 1), rowAt(first))) first -= 1;
  while (
    last + 1 < view.rows.length &&
    last - first + 1 < HIGHEST &&
    isPartRow(view, rowAt(first), rowAt(last), rowAt(last + 1), role)
  )
    last += 1;
  return { from: rowAt(first), to: rowAt(last) };
}

/** Labels that each stand over several columns, or go on downwards into the row found; a title over everything is none. */
function isGroupRow(view: SheetView, row: number, below: number): boolean {
  const cells = filledIn(view, row);
  if (cells.length < 2 || !cells.every(({ text }) => isLabel(text))) return false;
  if (row !== below - 1) return false;
  const under = filledIn(view, below).length;
  return (
    cells.some(({ column, wide }) => wide > 1 || (view.mergeAt(row, column)?.bottom ?? row) >= below) ||
    under > cells.length
  );
}

/** A row below heads that names their parts: short words, none below a head that stands alone. */
function isPartRow(view: SheetView, top: number, above: number, row: number, role: Vocabulary["role"]): boolean {
  if (row !== above + 1) return false;
  const cells = filledIn(view, row);
  // What is merged down from the head is seen here again.
  const own = cells.filter(({ column }) => (view.mergeAt(row, column)?.top ?? row) === row);
  if (own.length === 0)
    return cells.length > 0 && cells.every(({ column }) => (view.mergeAt(row, column)?.top ?? row) >= top);
  if (!own.every(({ text }) => isLabel(text))) return false;
  const heads = filledIn(view, above);
  const headOf = (column: number) => heads.find((head) => column >= head.column && column < nextColumn(view, head));
  const inside = own.every(({ column, text }) => {
    const head = headOf(column);
    const alone = !head || head.wide > 1;
    const blankAbove = view.textAt(above, column) === "";
    return (
      (alone || blankAbove || isSplit(view, above, head.column, row)) &&
      (named(text, head?.text, role) || isTick(text) || isPart(text))
    );
  });
  const named2 = own.length >= 1;
  return inside && named2;
}

const nextColumn = (view: SheetView, { column, wide }: { column: number; wide: number }) =>
  (view.columns[view.columns.indexOf(column) + wide - 1] ?? column) + 1;

/** A group written over the first of its columns without being merged: the next place of its row is empty, the one below is not. */
function isSplit(view: SheetView, above: number, column: number, row: number): boolean {
  const next = view.columns[view.columns.indexOf(column) + 1];
  return next !== undefined && view.textAt(above, next) === "" && view.textAt(row, next) !== "";
}

const named = (text: string, group: string | undefined, role: Vocabulary["role"]) =>
  role(text) !== null || role(`${group ?? ""}${text}`) !== null;
const isPart = (text: string) =>
  /^(?:原定?|现定?|调整后|姓名|职务|部门|单位|时间|日期|电话|情况|内容|编号|名称)$/.test(bareLabel(text));
const isTick = (text: string) =>
  /^(?:已|未|正在|基本|部分|长期|持续|推进|尚未)[\u4e00-\u9fff]{0,6}$|^完成$/.test(bareLabel(text));

function rolesOf(view: SheetView, from: number, to: number, vocabulary: Vocabulary): Header {
  const roles = new Map<number, Role>();
  const labels = new Map<number, readonly string[]>();
  const ticks = new Map<number, string>();
  let group = "";
  for (const column of view.columns) {
    const words: string[] = [];
    for (let row = from; row <= to; row += 1) {
      let text = view.textAt(row, column).replace(/\s+/g, "");
      // A group that is not merged stands over the first of its columns only.
      if (row === from && to > from) {
        if (text !== "") group = text;
        else if (view.textAt(to, column) !== "") text = group;
      }
      if (text !== "" && words.at(-1) !== text) words.push(text);
    }
    if (words.length === 0) continue;
    labels.set(column, words);
    const last = words.at(-1) ?? "";
    if (words.length > 1 && isTick(last) && /状态|情况|进度|完成|进展/.test(words[0] ?? "")) ticks.set(column, last);
    else {
      const role = roleOf(words, vocabulary.role);
      if (role) roles.set(column, role);
    }
  }
  settle(roles);
  return { kind: kindOf(vocabulary.kind, roles), from, to, roles, labels, ticks };
}

/** 整改任务 is the measure where no column is called so, else the problem, else what is aimed at; so is 整改情况 beside a problem. */
function settle(roles: Map<number, Role>): void {
  const has = (role: Role) => [...roles.values()].includes(role);
  const become = (from: Role, to: Role) => {
    for (const [column, role] of roles) if (role === from) roles.set(column, to);
  };
  become("task", has("measure") ? (has("issue") ? "goal" : "issue") : "measure");
  if (!has("measure") && has("issue") && has("account")) become("account", "measure");
}

function roleOf(words: readonly string[], role: Vocabulary["role"]): Role | null {
  const last = words.at(-1) ?? "";
  const whole = words.join("");
  if (/(?:时限|期限|时间)[（(]原[）)]/.test(whole)) return role("原定时限");
  if (words.length > 1 && /^(?:职务|电话|联系电话|手机|签字)$/.test(bareLabel(last))) return null;
  const own = role(last);
  // 部门 or 时间 alone says less than with the group it belongs to.
  if (own && words.length > 1 && bareLabel(last).length <= 2) return role(whole) ?? own;
  return own ?? role(whole) ?? (words.length > 1 ? role(words[0] ?? "") : null);
}

/** Whether a table of the vocabulary holds what is to come in: a list of problems alone has no measures. */
function kindOf(kind: SheetKind, roles: ReadonlyMap<number, Role>): SheetKind {
  const held = new Set(roles.values());
  const any = (...some: (MeasureRole | PersonRole | UnitRole)[]) => some.some((one) => held.has(one));
  if (kind === "measures") return any("measure") ? "measures" : "other";
  if (kind === "people") return any("name") ? "people" : "other";
  if (kind === "units") return any("name") && any("short", "type", "parent") ? "units" : "other";
  return "other";
}
