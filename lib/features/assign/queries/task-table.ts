import "server-only";
import type { Day } from "@/lib/domain/day";
import type { AssignmentChange } from "@/lib/domain/measure/assigning";
import { bare } from "@/lib/domain/text/bare";
import { halfWidth } from "@/lib/domain/text/half-width";
import { part } from "@/lib/domain/text/text";
import { type Fact, suggestFromFacts } from "@/lib/features/import/read/review/suggest-facts";
import type { Found } from "./desk-names";

/**
 * A pasted 任务分工表: what each row means for which measures. Nothing is guessed: a row that names no measure, or two, says so,
 * and a name nobody bears is asked for; it is never made into somebody new.
 */

/** A measure a row may mean, with the issue or item it stands under. */
export type TaskMeasure = { id: string; code: string; text: string; groupId: string };
export type TaskGroup = { id: string; code: string; title: string };

/** What a row gives its measures. */
export type TaskChange = Pick<
  AssignmentChange,
  "leadUnitId" | "unitIds" | "leaderId" | "dueOn" | "dueText" | "timeClass"
>;

/** A name of the table that nobody, or more than one, bears. */
export type UnknownName = { kind: "unit" | "person"; name: string };

export type TaskLine = {
  /** Of the pasted table, from 1. */
  line: number;
  /** What the row calls its measures: a number or the text. */
  key: string;
  measureIds: string[];
  change: TaskChange;
  /** Why the row cannot be taken over, as a sentence. */
  why: string | null;
};
export type TaskTable = { lines: TaskLine[]; unknown: UnknownName[] };

/** Who was chosen for an unknown name, under `nameKey`; "" leaves the name out. */
export type Chosen = Readonly<Record<string, string>>;
export const nameKey = ({ kind, name }: UnknownName): string => `${kind}:${name}`;

/** Cells of text copied out of a sheet: tabs between them, and quotes around what holds a line break. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  const put = (c: string) => {
    const row = rows.at(-1) ?? [];
    row[row.length - 1] = `${row.at(-1) ?? ""}${c}`;
  };
  for (const [i, c] of [...text.replace(/\r\n?/g, "\n")].entries()) {
    const atStart = rows.at(-1)?.at(-1) === "";
    if (c === '"' && (quoted || (atStart && i >= 0))) quoted = !quoted;
    else if (c === "\t" && !quoted) rows.at(-1)?.push("");
    else if (c === "\n" && !quoted) rows.push([""]);
    else put(c);
  }
  return rows.map((row) => row.map((cell) => cell.trim()));
}

type Role = "code" | "text" | "lead" | "cooperating" | "responsible" | "leader" | "time";

/** What a heading calls its column, the first that fits. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  ["lead", /牵头(?!领导)|主责|主办/],
  ["cooperating", /配合|协办|协同|协助|参与/],
  ["leader", /领导/],
  ["time", /时限|期限|时间/],
  ["responsible", /责任(?:部门|单位|处室|科室)|承办|(?:部门|单位|处室|科室)$/],
  ["code", /编号|序号|号$/],
  ["text", /措施|任务|内容|事项|问题/],
];
const roleOf = (heading: string): Role | null => HEADINGS.find(([, fits]) => fits.test(heading))?.[0] ?? null;

/** As the facts of a report call the same. */
const LABELS = {
  lead: "牵头部门",
  cooperating: "配合部门",
  responsible: "责任部门",
  leader: "责任领导",
  time: "整改时限",
} as const;
type Told = keyof typeof LABELS;
const isTold = (role: Role | null): role is Told => role !== null && role in LABELS;

const CODE = /^([JG]?)(\d{1,3})(?:[-.－—](\d{1,3}))?$/i;
/** Characters from which the beginning of a text tells one measure from another. */
const ENOUGH = 8;

/** A number as the ledger writes it: 1-2 is 01-02, 7 is 07. */
function codeOf(written: string): string | null {
  const [, letter = "", parent = "", measure] = CODE.exec(halfWidth(written).trim()) ?? [];
  if (parent === "") return null;
  const two = (digits: string) => String(Number(digits)).padStart(2, "0");
  return `${letter.toUpperCase()}${two(parent)}${measure ? `-${two(measure)}` : ""}`;
}

type Known = Pick<Found, "units" | "persons"> & { measures: readonly TaskMeasure[]; groups: readonly TaskGroup[] };

/** The measures a cell means: one by number or text, or all of an issue or item. */
function meant(cell: string, { measures, groups }: Known): string[] {
  const code = codeOf(cell);
  const under = (list: readonly TaskGroup[]) =>
    measures.filter((m) => list.some((group) => group.id === m.groupId)).map(({ id }) => id);
  if (code) {
    const one = measures.filter((m) => m.code === code).map(({ id }) => id);
    return one.length > 0 ? one : under(groups.filter((group) => group.code === code));
  }
  const words = bare(cell);
  if (words === "") return [];
  const same = measures.filter((m) => bare(m.text) === words);
  const alike =
    same.length > 0 || words.length < ENOUGH ? same : measures.filter((m) => bare(m.text).startsWith(words));
  if (alike.length > 0) return alike.map(({ id }) => id);
  return under(groups.filter((group) => bare(group.title) === words));
}

const PIECES = /[、,，;；/|\n]/;
const pieces = (cell: string): string[] =>
  cell
    .split(PIECES)
    .map((piece) => piece.replace(/[（(][^）)]*[）)]/g, "").trim())
    .filter((piece) => piece !== "");

/** Reads the table. @param chosen who was chosen for names nobody bears */
export function readTaskTable(text: string, given: Known, feedbackOn: Day, chosen: Chosen): TaskTable {
  const called = (kind: UnknownName["kind"], id: string): string[] =>
    Object.entries(chosen).flatMap(([key, value]) =>
      value === id && key.startsWith(`${kind}:`) ? [part(key, kind.length + 1)] : [],
    );
  const known = {
    units: given.units
      .filter((u) => !u.ended)
      .map((u) => ({ ...u, aliases: [...(u.aliases ?? []), ...called("unit", u.id)] })),
    persons: given.persons
      .filter((p) => !p.left)
      .flatMap((p) => [p, ...called("person", p.id).map((name) => ({ ...p, name }))]),
  };
  const suggest = (facts: readonly Fact[]) => suggestFromFacts(facts, known, feedbackOn);

  const rows = cellsOf(text);
  const head = rows.findIndex((row) => row.filter((cell) => isTold(roleOf(bare(cell)))).length > 0);
  const roles = (rows[head] ?? []).map((cell) => roleOf(bare(cell)));
  const unknown = new Map<string, UnknownName>();
  const lines = rows.flatMap((row, i): TaskLine[] => {
    if (i <= head || row.every((cell) => cell === "")) return [];
    const of = (role: Role) => row.filter((_, n) => roles[n] === role && row[n] !== "");
    const facts = row.flatMap((cell, n): Fact[] => {
      const role = roles[n] ?? null;
      return isTold(role) && cell !== "" ? [{ label: LABELS[role], text: cell }] : [];
    });
    for (const fact of facts.filter(({ label }) => label !== LABELS.time)) {
      const kind = fact.label === LABELS.leader ? "person" : "unit";
      for (const name of pieces(fact.text)) {
        const found = suggest([{ label: fact.label, text: name }]);
        if (found.length !== 1 && chosen[nameKey({ kind, name })] === undefined) {
          unknown.set(nameKey({ kind, name }), { kind, name });
        }
      }
    }
    const keys = [...of("text"), ...of("code")];
    const [key = ""] = keys;
    const ids = keys.map((cell) => meant(cell, given)).find((found) => found.length > 0) ?? [];
    const change = changeOf(suggest(facts));
    return [{ line: i + 1, key, measureIds: ids, change, why: whyNot(head, key, ids, change) }];
  });
  return { lines, unknown: [...unknown.values()] };
}

function whyNot(head: number, key: string, ids: readonly string[], change: TaskChange): string | null {
  if (head < 0) return "没有表头。请连同表头一起复制，例如：编号、责任领导、牵头部门、配合部门、整改时限。";
  if (key === "") return "这一行没有编号和措施内容。";
  if (ids.length === 0) return "台账里没有找到这条措施，请核对编号或文字。";
  return Object.keys(change).length === 0 ? "这一行没有可以采用的内容。" : null;
}

function changeOf(suggestions: ReturnType<typeof suggestFromFacts>): TaskChange {
  const units = suggestions.filter((s) => s.kind === "unit" && s.sole);
  const lead = units.find((s) => s.kind === "unit" && s.role === "lead");
  const cooperating = units.flatMap((s) => (s.kind === "unit" && s.role === "cooperating" ? [s.unitId] : []));
  const leader = suggestions.find((s) => s.kind === "leader" && s.sole);
  const time = suggestions.find((s) => s.kind === "time" && s.sole);
  return {
    ...(lead?.kind === "unit" && { leadUnitId: lead.unitId }),
    ...(cooperating.length > 0 && { unitIds: cooperating }),
    ...(leader?.kind === "leader" && { leaderId: leader.personId }),
    ...(time?.kind === "time" && {
      dueText: time.dueText,
      ...(time.day && { dueOn: time.day }),
      ...(time.timeClass && { timeClass: time.timeClass }),
    }),
  };
}
