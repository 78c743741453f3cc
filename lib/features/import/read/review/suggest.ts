import { type Day, parseDay } from "@/lib/domain/day";
import { part } from "@/lib/domain/text/text";
import type { TimeClass } from "@/lib/domain/types";
import { mapCharacter } from "@/lib/features/import/read/outline/character-map";

/** Exact words of the measure a suggestion comes from, with UTF-16 offsets into its text (end exclusive). */
type Words = { words: string; start: number; end: number };

export type UnitSuggestion = Words & { kind: "unit"; unitId: string; role: "lead" | "cooperating" | "named" };
/** `yearInferred`: the text has no year; the first such day on or after the feedback is meant. */
export type DeadlineSuggestion = Words & { kind: "deadline"; day: Day; yearInferred: boolean };
export type TimeClassSuggestion = Words & { kind: "timeClass"; timeClass: TimeClass };
export type Suggestion = UnitSuggestion | DeadlineSuggestion | TimeClassSuggestion;

export type KnownUnit = { id: string; name: string; shortName?: string | null; aliases?: readonly string[] };

/**
 * What a measure's own words say about its unit, deadline and time class. Never a guess: every suggestion quotes its words,
 * and words with more than one reading give one suggestion each. `reference` is the feedback day.
 */
export function suggestFor(text: string, units: readonly KnownUnit[], reference: Day): Suggestion[] {
  const mapped = [...mappedOf(text)].join("");
  const found = [...unitsIn(mapped, units), ...deadlinesIn(mapped, reference), ...timeClassesIn(mapped)];
  return found
    .map((one) => ({ ...one, words: part(text, one.start, one.end) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** One character for every character of the text, so that offsets stay. */
export function mappedOf(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i += 1) out += mapCharacter(text.charAt(i)) || " ";
  return out;
}

/** Characters that may stand right before a short unit name; any other Chinese character makes it part of a longer name. */
const BEFORE_UNIT =
  /(?:^|[^\u4e00-\u9fff]|由|经|会同|联合|组织|督促|指导|协调|责成|要求|请|交|向|对|和|与|及|各|局|办|委|机关)$/;
const GENERIC_LENGTH = 4;

function unitsIn(text: string, units: readonly KnownUnit[]): UnitSuggestion[] {
  const hits: UnitSuggestion[] = [];
  for (const unit of units) {
    const names = new Set(
      [unit.name, unit.shortName ?? "", ...(unit.aliases ?? [])]
        .map((name) => mappedOf(name.trim()))
        .filter((name) => name.length >= 2),
    );
    for (const name of names) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        if (name.length <= GENERIC_LENGTH && !BEFORE_UNIT.test(part(text, Math.max(0, at - 4), at))) continue;
        hits.push({
          kind: "unit",
          unitId: unit.id,
          role: roleOf(text, at, at + name.length),
          words: name,
          start: at,
          end: at + name.length,
        });
      }
    }
  }
  hits.push(...disciplineIn(text, units, hits));
  // 政策法规处 holds 法规处: the longest name at a place is the one that is meant.
  const longest = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other !== hit &&
          other.start <= hit.start &&
          other.end >= hit.end &&
          other.end - other.start > hit.end - hit.start,
      ),
  );
  const seen = new Set<string>();
  return longest
    .sort((a, b) => (a.role === "lead" ? 0 : 1) - (b.role === "lead" ? 0 : 1) || a.start - b.start)
    .filter((hit) => {
      const first = !seen.has(hit.unitId);
      seen.add(hit.unitId);
      return first;
    });
}

/** 派驻纪检监察组, 驻X纪检监察组 or plain 纪检监察组: every unit that is one. */
function disciplineIn(text: string, units: readonly KnownUnit[], hits: UnitSuggestion[]): UnitSuggestion[] {
  const groups = units.filter((unit) => /纪检监察组$/.test(unit.name));
  const found = /(?:派驻|驻[\u4e00-\u9fff]{0,12}?)?纪检监察组/.exec(text);
  if (!found || hits.some((hit) => hit.end === found.index + found[0].length)) return [];
  const start = found.index;
  const end = start + found[0].length;
  return groups.map((unit) => ({
    kind: "unit",
    unitId: unit.id,
    role: roleOf(text, start, end),
    words: found[0],
    start,
    end,
  }));
}

function roleOf(text: string, start: number, end: number): UnitSuggestion["role"] {
  const before = part(text, Math.max(0, start - 8), start);
  const after = part(text, end, end + 6);
  if (
    /^(?:牵头|负责|主办|具体负责|为牵头)/.test(after) ||
    /(?:牵头(?:部门|单位)|责任(?:部门|单位))\s*:\s*$/.test(before)
  )
    return "lead";
  if (/(?:会同|联合|配合(?:部门|单位)?\s*:?)\s*$/.test(before) || /^(?:配合|协助|协同)/.test(after))
    return "cooperating";
  return "named";
}

const DEADLINES: { pattern: RegExp; needsBefore: boolean }[] = [
  { pattern: /(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?:前|之前|以前)/g, needsBefore: false },
  { pattern: /(?:((?:19|20)\d\d)年)?(\d{1,2})月(底|末|中旬|上旬|下旬)(?:前|之前|以前)?/g, needsBefore: true },
  { pattern: /(?:((?:19|20)\d\d)年)(\d{1,2})月()(?:前|之前|以前)/g, needsBefore: false },
  { pattern: /(?:((?:19|20)\d\d)年|(?:今|当)?年)()(底|末|内)(?:前|之前|以前)?/g, needsBefore: true },
  { pattern: /(?:((?:19|20)\d\d)年)?(第?[一二三四]季度)(末|底|内)?(?:前|之前|以前)?/g, needsBefore: true },
];
/** 截至2024年底 tells what has been done, 2024年底组织了… when; neither sets a day to come. */
const PAST = /(?:截至|截止|自|从|到)$/;

export function deadlinesIn(text: string, reference: Day): DeadlineSuggestion[] {
  const hits: DeadlineSuggestion[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { pattern, needsBefore } of DEADLINES) {
    for (const found of text.matchAll(pattern)) {
      const start = found.index;
      const end = start + found[0].length;
      if (taken.some((one) => one.start < end && start < one.end)) continue;
      if (/\d/.test(text.charAt(start - 1)) || PAST.test(part(text, Math.max(0, start - 2), start))) continue;
      const explicit = /(?:前|之前|以前)$/.test(found[0]);
      if (!explicit && text.charAt(start - 1) === "于") continue;
      if (
        needsBefore &&
        !explicit &&
        !/^(?:年底|20\d\d年底|20\d\d年内|年内|\d{1,2}月底|20\d\d年\d{1,2}月底)$/.test(found[0])
      )
        continue;
      if (!explicit && /^(?:组织|召开|开展|完成了|已|,已|对|,组织|,召开)/.test(part(text, end, end + 4))) continue;
      const [month, day] = lastDay(found[2] ?? "", found[3] ?? "");
      const year = found[1] ? Number(found[1]) : yearFor(month, day, reference);
      const meant = dayIn(year, month, day);
      if (!meant) continue;
      taken.push({ start, end });
      hits.push({ kind: "deadline", day: meant, yearInferred: found[1] === undefined, words: found[0], start, end });
    }
  }
  return hits;
}

/** Month and last day meant; 0 stands for the last day of the month. 12月上旬前 is over on the 10th, 12月前 with November. */
function lastDay(month: string, part: string): [number, number] {
  const quarter = "一二三四".indexOf(/第?([一二三四])季度/.exec(month)?.[1] ?? "-");
  if (quarter >= 0) return [quarter * 3 + 3, 0];
  if (month === "") return [12, 31];
  if (/^\d+$/.test(part)) return [Number(month), Number(part)];
  if (part === "上旬") return [Number(month), 10];
  if (part === "中旬") return [Number(month), 20];
  if (part === "") return [Number(month) - 1, 0];
  return [Number(month), 0];
}

function dayIn(year: number, month: number, day: number): Day | null {
  if (month < 0 || month > 12) return null;
  const [y, m] = month === 0 ? [year - 1, 12] : [year, month];
  const date = day === 0 ? new Date(Date.UTC(y, m, 0)).getUTCDate() : day;
  return parseDay(`${y}-${String(m).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
}

function yearFor(month: number, day: number, reference: Day): number {
  const year = Number(part(reference, 0, 4));
  const meant = dayIn(year, month, day);
  return meant !== null && meant >= reference ? year : year + 1;
}

const TIME_CLASSES: { timeClass: TimeClass; pattern: RegExp }[] = [
  { timeClass: "IMMEDIATE", pattern: /立行立改|立即(?:整改|完成|落实|纠正|组织|开展|停止)?|即知即改|立整立改/g },
  {
    timeClass: "LONG_TERM",
    pattern: /长期坚持|持续(?:推进|整改|坚持|用力|抓好|深化)|常态化(?:推进|开展|坚持)|长期(?:推进|落实)/g,
  },
];

export function timeClassesIn(text: string): TimeClassSuggestion[] {
  const hits: TimeClassSuggestion[] = [];
  for (const { timeClass, pattern } of TIME_CLASSES) {
    const found = pattern.exec(text);
    pattern.lastIndex = 0;
    if (found)
      hits.push({
        kind: "timeClass",
        timeClass,
        words: found[0],
        start: found.index,
        end: found.index + found[0].length,
      });
  }
  return hits;
}
