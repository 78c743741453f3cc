import type { Day } from "@/lib/domain/day";
import { lengthOf, part } from "@/lib/domain/text/text";
import type { TimeClass } from "@/lib/domain/types";
import { isStatus } from "@/lib/features/import/read/rows/status";
import { deadlinesIn, type KnownUnit, mappedOf, timeClassesIn } from "./suggest";

/**
 * What the report says of an issue behind labels (通报所载), as suggestions for its measures: units and leaders the body knows
 * by that name, the deadline as written with its day. A name nobody bears gives none, a name of two gives one each.
 */

export type Fact = { label: string; text: string };
export type KnownPerson = { id: string; name: string };

type Said = { label: string; words: string };
export type FactSuggestion = Said &
  (
    | { kind: "unit"; unitId: string; role: "lead" | "cooperating"; sole: boolean }
    | { kind: "leader"; personId: string; sole: boolean }
    /** The deadline as written; `day` where it reads as one, a class where it names one. */
    | { kind: "time"; dueText: string; day: Day | null; timeClass: TimeClass | null; sole: boolean }
  );

const UNIT = "(?:部门|单位|处室|科室|机构)";
const LEAD = new RegExp(`^(?:牵头|主责|主办|主要责任)(?:责任|负责)?${UNIT}$`);
const COOPERATING = new RegExp(`^(?:配合|协办|协同|协助|参与|参加)(?:责任|整改)?${UNIT}$`);
const RESPONSIBLE = new RegExp(`^(?:整改)?(?:责任|承办|负责|落实)${UNIT}$`);
const LEADER = /^(?:整改)?(?:责任|分管|牵头|包抓|包案|挂点|主管|负责)(?:局|校|院|厅|委|县|区|市|镇|公司)?领导$/;
const TIME = /^(?:整改|完成|计划|销号|办结|落实|拟|预计)*(?:时限|期限|完成时间|整改时间)(?:要求)?$/;

/** A label as its words alone: 责任单位（部门） is 责任单位. */
const bare = (label: string): string => mappedOf(label).replace(/\([^)]*\)|[\s:]/g, "");

type UnitRole = "lead" | "cooperating" | "responsible";

function unitRole(label: string): UnitRole | null {
  if (LEAD.test(label)) return "lead";
  if (COOPERATING.test(label)) return "cooperating";
  return RESPONSIBLE.test(label) ? "responsible" : null;
}

/** 市局办公室, 局机关党委: what may stand before a unit's name without making it another's. */
const OWN = /^(?:本|我)?[省市区县]?[局委厅院校办]?$/;
const inLine = (text: string): string => mappedOf(text).replace(/\s+/g, "");

/** The things called so; one by a fuller name only where nothing bears the name itself. */
function called<T>(name: string, known: readonly T[], namesOf: (one: T) => readonly string[]): T[] {
  const exact = known.filter((one) => namesOf(one).includes(name));
  if (exact.length > 0) return exact;
  return known.filter((one) =>
    namesOf(one).some(
      (own) => own.length >= 2 && name.endsWith(own) && OWN.test(part(name, 0, name.length - own.length)),
    ),
  );
}

const unitNames = (unit: KnownUnit): string[] =>
  [unit.name, unit.shortName ?? "", ...(unit.aliases ?? [])].map(inLine).filter((name) => name !== "");

const PARTS = /[、,;/|。]|\n/;
const WITHIN = /[和及与]/;

/** One name, or two joined by 和; a unit called 政务和数据处 is one. */
function unitsCalled(written: string, units: readonly KnownUnit[]): KnownUnit[][] {
  const whole = called(inLine(written), units, unitNames);
  if (whole.length > 0) return [whole];
  const parts = /\s/.test(written.trim()) ? written.trim().split(/\s+/) : inLine(written).split(WITHIN);
  return parts.map((part) => called(inLine(part), units, unitNames));
}

/** Units of one fact in its order, each with what it is by its own words: 办公室（牵头）, 配合单位：人事处. */
function unitsOf(text: string, units: readonly KnownUnit[], role: UnitRole) {
  let current: UnitRole = role;
  return mappedOf(text)
    .split(PARTS)
    .flatMap((written) => {
      const [, label, name = written] = /^([^:]{2,8}):(.*)$/s.exec(written.trim()) ?? [];
      current = (label ? unitRole(bare(label)) : null) ?? current;
      const said = /\((?:(牵头|主责|主办)|(配合|协办|协助))[^)]*\)/.exec(name);
      const own: UnitRole = said ? (said[1] ? "lead" : "cooperating") : current;
      const plain = name.replace(/\([^)]*\)/g, "").trim();
      return plain === "" ? [] : unitsCalled(plain, units).map((found) => ({ found, role: own, words: plain }));
    });
}

function unitSuggestions(facts: readonly Fact[], units: readonly KnownUnit[]): FactSuggestion[] {
  const named = facts.flatMap((fact) => {
    const role = unitRole(bare(fact.label));
    return role ? unitsOf(fact.text, units, role).map((unit) => ({ ...unit, fact })) : [];
  });
  const hasLead = named.some(({ role }) => role === "lead") || facts.some(({ label }) => LEAD.test(bare(label)));
  // 责任单位 alone: the first named leads, whether the body knows it or not; the next never moves up.
  const first = hasLead ? undefined : named.find(({ role }) => role === "responsible");
  const seen = new Set<string>();
  return named.flatMap((unit) => {
    const role = unit.role === "lead" || unit === first ? "lead" : "cooperating";
    return unit.found.flatMap(({ id }): FactSuggestion[] => {
      if (seen.has(id)) return [];
      seen.add(id);
      const { words, fact } = unit;
      return [{ kind: "unit", unitId: id, role, sole: unit.found.length === 1, label: fact.label, words }];
    });
  });
}

/** 局长, 副书记, 同志: what stands beside a person's name. */
const TITLE = /(?:长|书记|主任|委员|成员|主席|处级|干部|总监|经理|校长|领导|员|同志)$/;

function personCalled(written: string, persons: readonly KnownPerson[]): KnownPerson[] {
  const words = inLine(written.replace(/\([^)]*\)/g, ""));
  const exact = persons.filter(({ name }) => inLine(name) === words);
  if (exact.length > 0) return exact;
  return persons.filter(({ name }) => {
    const own = inLine(name);
    if (own.length < 2) return false;
    if (words.endsWith(own)) return TITLE.test(part(words, 0, words.length - own.length));
    return words.startsWith(own) && TITLE.test(part(words, own.length));
  });
}

function leaderSuggestions({ label, text }: Fact, persons: readonly KnownPerson[]): FactSuggestion[] {
  if (!LEADER.test(bare(label))) return [];
  const plain = mappedOf(text).replace(/\([^)]*\)/g, "");
  const found = plain.split(PARTS).flatMap((written) => {
    const whole = personCalled(written, persons);
    // 党组书记、局长 张三: a name with a title before it; 张三 李四: two names.
    return whole.length > 0 ? whole : written.split(/\s+/).flatMap((one) => personCalled(one, persons));
  });
  const ids = [...new Set(found.map(({ id }) => id))];
  return ids.map((personId) => ({ kind: "leader", personId, sole: ids.length === 1, label, words: text }));
}

const LONGEST_TIME = 40;

/** A deadline behind its label needs no 前: 2023-12-31, 2023年12月31日, 2023年12月 (its end). */
function asDeadline(text: string): string {
  const written = text
    .replace(/((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)日?/g, "$1年$2月$3日")
    .replace(/((?:19|20)\d\d)[-./](\d{1,2})(?!\d)月?/g, "$1年$2月");
  return written
    .replace(/(\d{1,2}月\d{1,2}日)(?![前之以])/g, "$1前")
    .replace(/(\d{1,2}月)(?!\d|[底末中上下前之以])/g, "$1底前")
    .replace(/季度(?![底末前内之以])/g, "季度末")
    .replace(/([底末])(?![前之以])/g, "$1前");
}

function timeSuggestions({ label, text }: Fact, reference: Day): FactSuggestion[] {
  const written = mappedOf(text).trim();
  if (!TIME.test(bare(label)) || written === "" || lengthOf(written) > LONGEST_TIME) return [];
  const found = deadlinesIn(asDeadline(written.replace(/\s+/g, "")), reference);
  const days = [...new Map(found.map((one) => [one.day, one])).values()].filter(({ day }) => day >= reference);
  const classes = [...new Set(timeClassesIn(written).map(({ timeClass }) => timeClass))];
  const said = { kind: "time" as const, label, words: text, dueText: text.trim() };
  const sole = days.length <= 1 && classes.length <= 1;
  if (days.length === 0 && classes.length === 0) {
    // A day before the feedback, or a status, tells what was done.
    return found.length > 0 || isStatus(written) ? [] : [{ ...said, day: null, timeClass: null, sole: true }];
  }
  if (days.length === 0) return classes.map((timeClass) => ({ ...said, day: null, timeClass, sole }));
  return days.flatMap(({ day, yearInferred }) =>
    (classes.length > 0 ? classes : [null]).map((timeClass) => ({
      ...said,
      day,
      timeClass,
      sole: sole && !yearInferred,
    })),
  );
}

/** The suggestions of one issue's facts. `reference` is the feedback day; nothing due before it is one. */
export function suggestFromFacts(
  facts: readonly Fact[],
  known: { units: readonly KnownUnit[]; persons: readonly KnownPerson[] },
  reference: Day,
): FactSuggestion[] {
  return [
    ...unitSuggestions(facts, known.units),
    ...facts.flatMap((fact) => leaderSuggestions(fact, known.persons)),
    ...facts.flatMap((fact) => timeSuggestions(fact, reference)),
  ];
}
