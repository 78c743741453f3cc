import "server-only";
import { bare } from "@/lib/domain/text/bare";
import { halfWidth } from "@/lib/domain/text/half-width";

/** Which measures a row of a 任务分工表 means, by number or by words. Nothing is guessed: two that fit are none. */

/** A measure a row may mean, with the issue or item it stands under. */
export type TaskMeasure = { id: string; code: string; text: string; groupId: string };
export type TaskGroup = { id: string; code: string; title: string };
type Known = { measures: readonly TaskMeasure[]; groups: readonly TaskGroup[] };

/** What a row says of its measures, each "" where it says nothing. */
export type RowKeys = { code: string; serial: string; text: string; issue: string };
export type Meant = { ids: string[]; why: string | null };

const CODE = /^([JG]?)(\d{1,3})(?:[-.－—](\d{1,3}))?$/i;
/** Characters from which a part of a text tells one measure from another. */
const ENOUGH = 8;

/** A number as the ledger writes it: 1-2 is 01-02, 7 is 07. */
function codeOf(written: string): string | null {
  const [, letter = "", parent = "", measure] = CODE.exec(halfWidth(written).trim()) ?? [];
  if (parent === "") return null;
  const two = (digits: string) => String(Number(digits)).padStart(2, "0");
  return `${letter.toUpperCase()}${two(parent)}${measure ? `-${two(measure)}` : ""}`;
}

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** The measures of a number: one, or all of an issue or item. */
function byCode(written: string, { measures, groups }: Known): TaskMeasure[] {
  const code = codeOf(written);
  if (!code) return [];
  const own = measures.filter((m) => m.code === code);
  if (own.length > 0) return own;
  const under = new Set(idsOf(groups.filter((group) => group.code === code)));
  return measures.filter((m) => under.has(m.groupId));
}

/** 一是制定…, 3.制定…: what stands in front of a measure in a paper and not in the ledger. */
const COUNTED = /^(?:第?[一二三四五六七八九十]{1,3}(?:是|要)|\d{1,2}(?=\D))/;

/** The measures of a text: it is theirs, their beginning, or theirs one after the other. */
function byText(written: string, { measures }: Known): TaskMeasure[] {
  for (const words of new Set([bare(written), bare(written).replace(COUNTED, "")])) {
    if (words === "") continue;
    const same = measures.filter((m) => bare(m.text) === words);
    if (same.length > 0) return same;
    if (words.length < ENOUGH) continue;
    const begun = measures.filter((m) => bare(m.text).startsWith(words));
    if (begun.length > 0) return begun;
    const held = measures.filter((m) => bare(m.text).length >= ENOUGH && words.includes(bare(m.text)));
    if (held.length > 0) return held;
  }
  return [];
}

function byTitle(written: string, { measures, groups }: Known): TaskMeasure[] {
  const words = bare(written);
  const under = new Set(idsOf(groups.filter((group) => words !== "" && bare(group.title) === words)));
  return measures.filter((m) => under.has(m.groupId));
}

/** Several measures with the same words are told apart by the number or issue beside them, or not at all. */
function oneOf(found: TaskMeasure[], keys: RowKeys, known: Known): Meant {
  const words = new Set(found.map((m) => bare(m.text)));
  if (words.size === found.length) return { ids: idsOf(found), why: null };
  const beside = [byCode(keys.code, known), byCode(keys.serial, known), byTitle(keys.issue, known)];
  for (const some of beside) {
    const both = found.filter((m) => some.includes(m));
    if (both.length > 0 && new Set(both.map((m) => bare(m.text))).size === both.length) {
      return { ids: idsOf(both), why: null };
    }
  }
  return { ids: [], why: `台账里有${found.length}条措施是这样写的，请在表中补上措施编号。` };
}

const NOT_FOUND = "台账里没有找到这条措施，请核对编号或文字。";

/**
 * Words come before numbers: a 序号 may only count the rows. Where the words are not those of the ledger, the full number of
 * a measure still is; the number of an issue is not: it would mean all of its measures.
 */
export function meantBy(keys: RowKeys, known: Known): Meant {
  const { code, serial, text, issue } = keys;
  if ([code, serial, text, issue].every((key) => key === "")) return { ids: [], why: "这一行没有编号和措施内容。" };
  const numbered = byCode(code || serial, known);
  const whole = codeOf(code || serial)?.includes("-") ?? false;
  if (text !== "") {
    const found = byText(text, known);
    if (found.length > 0) {
      const apart = whole && numbered.length > 0 && !found.some((m) => numbered.includes(m));
      return apart ? { ids: [], why: "编号和措施内容不是同一条，请核对。" } : oneOf(found, keys, known);
    }
    const titled = byTitle(text, known);
    if (titled.length > 0) return { ids: idsOf(titled), why: null };
    return whole && numbered.length > 0 ? { ids: idsOf(numbered), why: null } : { ids: [], why: NOT_FOUND };
  }
  const found = [byCode(code, known), byTitle(issue, known), issue === "" ? byCode(serial, known) : []];
  const ids = idsOf(found.find((some) => some.length > 0) ?? []);
  return { ids, why: ids.length > 0 ? null : NOT_FOUND };
}
