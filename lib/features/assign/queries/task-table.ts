import "server-only";
import type { Day } from "@/lib/domain/day";
import type { AssignmentChange } from "@/lib/domain/measure/assigning";
import { cellsOf } from "@/lib/domain/text/sheet-text";
import { part } from "@/lib/domain/text/text";
import type { TimeClass } from "@/lib/domain/types";
import { type Fact, suggestFromFacts } from "@/lib/features/import/read/review/suggest-facts";
import type { Found } from "./desk-names";
import { headingAt, isTold, LABELS, type Role, roleOf, type Told } from "./task-heading";
import { meantBy, type TaskGroup, type TaskMeasure } from "./task-rows";

/**
 * A 任务分工表 as text: what each row means for which measures. Nothing is guessed: a row that names no measure, or two, says
 * so, and a name nobody bears is asked for; it is never made into somebody new.
 */

/** What a row gives its measures. */
export type TaskChange = Pick<
  AssignmentChange,
  "leadUnitId" | "unitIds" | "leaderId" | "ownerId" | "dueOn" | "dueText" | "timeClass"
>;

/** A name of the table that nobody, or more than one, bears. */
export type UnknownName = { kind: "unit" | "person"; name: string };

export type TaskLine = {
  /** Of the table, from 1. */
  line: number;
  /** What the row calls its measures: the text, or a number. */
  key: string;
  measureIds: string[];
  change: TaskChange;
  /** What of it gives nothing as it stands, each as a phrase. */
  left: string[];
  /** Why the row cannot be taken over, as a sentence. */
  why: string | null;
};
export type TaskTable = {
  lines: TaskLine[];
  unknown: UnknownName[];
  /** Why nothing of it can be read, as a sentence. */
  why: string | null;
};

/** Who was chosen for an unknown name, under `nameKey`; "" leaves the name out. */
export type Chosen = Readonly<Record<string, string>>;
export const nameKey = ({ kind, name }: UnknownName): string => `${kind}:${name}`;

/** A unit or person as a table may name it. */
type Nameable<T> = Omit<T, "initials">;
type Known = {
  units: readonly Nameable<Found["units"][number]>[];
  persons: readonly Nameable<Found["persons"][number]>[];
  measures: readonly TaskMeasure[];
  groups: readonly TaskGroup[];
};
type Suggest = (facts: readonly Fact[]) => ReturnType<typeof suggestFromFacts>;

const NO_HEADING =
  "没有找到表头。请连同表头一起复制：一列说明是哪条措施（编号或整改措施），其余如责任领导、牵头部门、配合部门、整改时限。";

const PIECES = /[、,，;；/|\n]/;
const pieces = (cell: string): string[] =>
  cell
    .split(PIECES)
    .map((piece) => piece.replace(/[（(][^）)]*[）)]/g, "").trim())
    .filter((piece) => piece !== "");

/** Those of the body the table may name, each also by the name that was chosen to be theirs. */
function suggestionsFor(given: Known, feedbackOn: Day, chosen: Chosen): Suggest {
  const called = (kind: UnknownName["kind"], id: string): string[] =>
    Object.entries(chosen).flatMap(([key, value]) =>
      value === id && key.startsWith(`${kind}:`) ? [part(key, kind.length + 1)] : [],
    );
  const units = given.units
    .filter((u) => !u.ended)
    .map((u) => ({ ...u, aliases: [...(u.aliases ?? []), ...called("unit", u.id)] }));
  const persons = given.persons
    .filter((p) => !p.left)
    .flatMap((p) => [p, ...called("person", p.id).map((name) => ({ ...p, name }))]);
  return (facts) => suggestFromFacts(facts, { units, persons }, feedbackOn);
}

/**
 * Rows with what merged cells hold: the text of a sheet leaves a merged cell empty below its first row. Where the number of a
 * row is empty, its empty cells are those above; a row with a number of its own has what it has.
 */
function filledDown(rows: readonly string[][], roles: readonly (Role | null)[], head: number): string[][] {
  const number = roles.findIndex((role) => role === "code" || role === "serial");
  let above: string[] = [];
  return rows.map((row, i) => {
    if (i <= head || row.every((cell) => cell === "")) return row;
    const goesOn = number >= 0 && (row[number] ?? "") === "" && above.length > 0;
    const now = goesOn ? roles.map((_, n) => row[n] || (above[n] ?? "")) : row;
    above = now;
    return now;
  });
}

/** Reads the table. @param chosen who was chosen for names nobody bears */
export function readTaskTable(text: string, given: Known, feedbackOn: Day, chosen: Chosen): TaskTable {
  const rows = cellsOf(text);
  const head = headingAt(rows);
  if (head < 0) return { lines: [], unknown: [], why: NO_HEADING };
  const roles = (rows[head] ?? []).map(roleOf);
  const suggest = suggestionsFor(given, feedbackOn, chosen);
  const unknown = new Map<string, UnknownName>();
  const lines = filledDown(rows, roles, head).flatMap((row, i): TaskLine[] => {
    if (i <= head || row.every((cell) => cell === "") || row.every((cell, n) => cell === (rows[head]?.[n] ?? ""))) {
      return [];
    }
    const of = (role: Role) => row.find((cell, n) => roles[n] === role && cell !== "") ?? "";
    const keys = { code: of("code"), serial: of("serial"), text: of("text"), issue: of("issue") };
    const cells = row.flatMap((cell, n) => {
      const role = roles[n];
      return isTold(role) && cell !== "" ? [{ role, text: cell }] : [];
    });
    const strange = cells.flatMap((cell) => unknownIn(cell, suggest, chosen));
    for (const one of strange) unknown.set(nameKey(one), one);
    const { ids, why } = meantBy(keys, given);
    const change = changeOf(cells, suggest);
    const left = [
      ...new Set(strange.map(({ name }) => `“${name}”待选择`)),
      ...cells.filter((cell) => isUnreadTime(cell, suggest)).map((cell) => `“${cell.text}”没有采用`),
    ];
    const empty = Object.keys(change).length === 0 && left.length === 0 ? "这一行没有可以采用的内容。" : null;
    const key = keys.text || keys.code || keys.issue || keys.serial;
    return [{ line: i + 1, key, measureIds: ids, change, left, why: why ?? empty }];
  });
  return { lines, unknown: [...unknown.values()], why: null };
}

type Cell = { role: Told; text: string };

function unknownIn({ role, text }: Cell, suggest: Suggest, chosen: Chosen): UnknownName[] {
  if (role === "time" || role === "class") return [];
  const kind = role === "leader" || role === "owner" ? "person" : "unit";
  // Several names without a mark between them are read as a whole first.
  const whole = suggest([{ label: LABELS[role], text }]);
  return pieces(text).flatMap((name) => {
    const found = suggest([{ label: LABELS[role], text: name }]);
    const known = found.length === 1 || (found.length > 1 && whole.every((one) => one.sole) && kind === "unit");
    return known || chosen[nameKey({ kind, name })] !== undefined ? [] : [{ kind, name } as const];
  });
}

/** A deadline or class that says nothing the ledger can keep: a day before the feedback, or a state. */
const isUnreadTime = ({ role, text }: Cell, suggest: Suggest): boolean =>
  role === "class"
    ? classOf(text) === null
    : role === "time" && !suggest([{ label: LABELS.time, text }]).some((one) => one.kind === "time" && one.sole);

/** 整改类型 in the words of papers. */
const CLASSES: readonly (readonly [TimeClass, RegExp])[] = [
  ["IMMEDIATE", /立行立改|立即/],
  ["TIME_BOUND", /限期|分阶段/],
  ["LONG_TERM", /长期|持续/],
];
const classOf = (text: string): TimeClass | null => CLASSES.find(([, fits]) => fits.test(text))?.[0] ?? null;

function changeOf(cells: readonly Cell[], suggest: Suggest): TaskChange {
  const from = (...roles: readonly Told[]) =>
    suggest(cells.filter((cell) => roles.includes(cell.role)).map(({ role, text }) => ({ label: LABELS[role], text })));
  const units = from("lead", "cooperating", "responsible").filter((s) => s.kind === "unit" && s.sole);
  const lead = units.find((s) => s.kind === "unit" && s.role === "lead");
  const cooperating = units.flatMap((s) => (s.kind === "unit" && s.role === "cooperating" ? [s.unitId] : []));
  const person = (role: Told) => from(role).find((s) => s.kind === "leader" && s.sole);
  const [leader, owner] = [person("leader"), person("owner")];
  const time = from("time").find((s) => s.kind === "time" && s.sole);
  const named = cells.find((cell) => cell.role === "class");
  const timeClass = (named && classOf(named.text)) ?? (time?.kind === "time" ? time.timeClass : null);
  return {
    ...(lead?.kind === "unit" && { leadUnitId: lead.unitId }),
    ...(cooperating.length > 0 && { unitIds: cooperating }),
    ...(leader?.kind === "leader" && { leaderId: leader.personId }),
    ...(owner?.kind === "leader" && { ownerId: owner.personId }),
    ...(time?.kind === "time" && { dueText: time.dueText, ...(time.day && { dueOn: time.day }) }),
    ...(timeClass && { timeClass }),
  };
}
