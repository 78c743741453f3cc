import { parseDay } from "@/lib/domain/day";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { actsForUnit } from "@/lib/domain/people/posts";
import { type LoginRule, Persons } from "./persons";
import type {
  Cell,
  Choices,
  Judged,
  JudgedRow,
  Known,
  PersonLine,
  PersonWrite,
  PostWish,
  Problem,
  RosterSheet,
  UnitRef,
  UnitWrite,
} from "./sheet";
import { Units } from "./units";
import { postIn } from "./words";

/** What an import of people and units would do, row by row: the page and the confirmation ask the same. */

type Words = { units: Map<string, string> };

const refKey = (unit: UnitRef | null) => (unit === null ? "" : "id" in unit ? unit.id : unit.name);

export function judge(sheet: RosterSheet, known: Known, choices: Choices, rule: LoginRule): Judged {
  const units = new Units(known, choices);
  const persons = new Persons(known, choices, rule);
  const words: Words = { units: new Map(known.units.map(({ id, shortName }) => [id, shortName])) };
  const leftOut = new Set(choices.leftOut);
  const listed: UnitWrite[] = [];
  const judged = new Map<string, JudgedRow>();
  const hintsOf = (key: string) => sheet.doubts.filter((doubt) => doubt.key === key).map(({ message }) => message);
  const columnsOf = (name: string | null) => sheet.columns.find((each) => each.sheet === name)?.fields ?? {};
  // Units first, wherever they stand: people are put into them.
  const lines = [...sheet.lines].sort((a, b) => Number(b.kind === "unit") - Number(a.kind === "unit"));
  for (const line of lines) {
    const { key, row, kind } = line;
    const base = { key, sheet: line.sheet, row, kind, place: "", cells: [], problems: [], hints: hintsOf(key) };
    const name = line.kind === "unread" ? "" : line.name;
    if (leftOut.has(key)) {
      judged.set(key, { ...base, name, state: "LEFT_OUT" });
    } else if (line.kind === "unread") {
      const problems: Problem[] = [{ column: null, message: line.why }];
      judged.set(key, { ...base, name, state: "ERROR", problems });
    } else if (line.kind === "unit") {
      const { write, cells, problems, hints, place } = units.judge(line);
      if (write && (write.id === null || cells.length > 0)) listed.push(write);
      const state =
        problems.length > 0 ? "ERROR" : write?.id === null ? "NEW" : cells.length > 0 ? "CHANGED" : "UNCHANGED";
      judged.set(key, { ...base, name, place, state, cells, problems, hints: [...base.hints, ...hints] });
    } else {
      judged.set(key, {
        ...base,
        ...judgePerson(line, { units, persons, words, columns: columnsOf(line.sheet) }, base.hints),
      });
    }
  }
  const rows = sheet.lines.flatMap(({ key }) => judged.get(key) ?? []);
  const writes = persons.writes.filter(
    ({ id, title, login, posts }) => id === null || title !== null || login !== null || posts.length > 0,
  );
  return { rows, plan: { units: [...listed, ...units.created], persons: writes } };
}

type Means = { units: Units; persons: Persons; words: Words; columns: Readonly<Record<string, string>> };

function judgePerson(line: PersonLine, means: Means, read: readonly string[]) {
  const { units, persons, columns } = means;
  const hints = [...read];
  const { unit, problems: places } = placeOf(line, units, columns);
  const place = unit === null ? "" : placeInWords(unit, means.words);
  const wishes = places.length > 0 ? { wishes: [], problems: [] } : wishesOf(line, unit, means, hints);
  const problems = [...places, ...wishes.problems];
  // Who is meant is asked only once the rest is settled: a row in error begins nobody.
  const meant = problems.length > 0 ? { problems } : persons.meant(line, columns);
  const base = { name: line.name, place, hints };
  if ("problems" in meant) return { ...base, state: "ERROR" as const, cells: [], problems: meant.problems };
  const { entity, first } = meant;
  if (!first) hints.push(`与第${entity.row}行是同一个人。`);
  const added = wishes.wishes.filter((wish) => add(entity.write, entity.known?.posts ?? [], wish));
  const cells = personCells(entity, first, added, means.words);
  const state = entity.write.id === null ? "NEW" : cells.length > 0 ? "CHANGED" : "UNCHANGED";
  return { ...base, state: state as JudgedRow["state"], cells, problems: [] };
}

const placeInWords = (unit: UnitRef, { units }: Words): string =>
  "id" in unit ? (units.get(unit.id) ?? "") : unit.name;

/** Where somebody belongs: the department, else what stands under 单位, which may be the body itself. */
function placeOf(line: PersonLine, units: Units, columns: Readonly<Record<string, string>>) {
  const problems: Problem[] = [];
  let unit: UnitRef | null = null;
  for (const [field, written] of [
    ["unit", line.unit],
    ["department", line.department],
  ] as const) {
    if (!written) continue;
    const found = units.placeOf(written);
    if ("problem" in found) problems.push({ column: columns[field] ?? null, ...found.problem });
    else unit = found.unit ?? unit;
  }
  return { unit, problems };
}

function wishesOf(line: PersonLine, unit: UnitRef | null, { units, columns }: Means, hints: string[]) {
  const day = line.from?.day ? parseDay(line.from.day) : null;
  if (line.from && !day) hints.push(`起始日期“${line.from.text}”没有认出，由安全管理员填写。`);
  const problems: Problem[] = [];
  const wishes = line.posts.map((words): PostWish => {
    const post = postIn(words);
    if (!post) {
      hints.push(`岗位“${words}”不在台账的岗位之列，由安全管理员选定。`);
      return { words, role: null, unit, from: day };
    }
    if (!actsForUnit(post.role)) return { words, role: post.role, unit: null, from: day };
    const named = post.before === "" ? { unit } : units.placeOf(post.before);
    if ("problem" in named) problems.push({ column: columns.posts ?? null, ...named.problem });
    const own = "unit" in named ? named.unit : null;
    if ("unit" in named && own === null) hints.push(`岗位“${words}”没有部门，由安全管理员选定。`);
    return { words, role: post.role, unit: own, from: day };
  });
  return { wishes, problems };
}

/** Adds a post that is neither there nor asked for already. */
function add(
  write: PersonWrite,
  held: readonly { role: PostWish["role"]; unitId: string | null }[],
  wish: PostWish,
): boolean {
  const of = (each: Pick<PostWish, "role" | "unit" | "words">) => `${each.role ?? each.words} ${refKey(each.unit)}`;
  const there = held.some(({ role, unitId }) => role !== null && `${role} ${unitId ?? ""}` === of(wish));
  if (there || write.posts.some((each) => of(each) === of(wish))) return false;
  write.posts.push(wish);
  return true;
}

/** 政策法规处 联络员（2026-01-05起） */
export function wishInWords(wish: PostWish, unitName: string): string {
  const post = wish.role ? ROLE_LABELS[wish.role] : `“${wish.words}”`;
  return `${unitName ? `${unitName} ` : ""}${post}${wish.from ? `（${wish.from}起）` : ""}`;
}

type Entity = { write: PersonWrite; known: { title: string } | null; position: string };

function personCells({ write, known }: Entity, first: boolean, added: readonly PostWish[], words: Words): Cell[] {
  const own: Cell[] = first
    ? [
        ...(write.title === null ? [] : [{ label: "职务", old: known?.title || null, now: write.title }]),
        ...(write.login === null ? [] : [{ label: "账号", old: null, now: write.login }]),
      ]
    : [];
  const posts = added.map((wish) => ({
    label: "待设岗位",
    old: null,
    now: wishInWords(wish, wish.unit ? placeInWords(wish.unit, words) : ""),
  }));
  return [...own, ...posts];
}
