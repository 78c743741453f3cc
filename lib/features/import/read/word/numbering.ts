import { part } from "@/lib/domain/text/text";
import { child, childrenNamed, type Markup } from "@/lib/features/import/read/file/markup";
import { isKnownFormat, printedNumber, symbol } from "./number-format";

/** One level of a list: from what number it counts, how that is written, and after which level it starts again. */
type Level = {
  start: number;
  format: string;
  text: string;
  legal: boolean;
  /** Restarts after a paragraph of this level (counted from 1) or above; 0 never. */
  restart: number;
  style: string | null;
};
type List = { levels: Map<number, Level>; styleLink: string | null };
type Override = { start: number | null; level: Level | null };
type Instance = { list: string; overrides: Map<number, Override> };

const DEEPEST = 9;
/** Characters of what is printed around the numbers of a level; Word itself takes no more. */
const LONGEST_LABEL = 255;
const value = (of: Markup | undefined, name: string) => child(of, name)?.attributes["w:val"];
const whole = (written: string | undefined) => (written && /^-?\d{1,9}$/.test(written) ? Number(written) : null);
export const isOn = (of: Markup | undefined) =>
  of !== undefined && !/^(?:0|false|off)$/.test(of.attributes["w:val"] ?? "");

/** The kind of number; where a file gives a new kind with an old one to fall back to, the old one. */
function formatOf(level: Markup): string {
  const compatible = child(level, "mc:AlternateContent");
  return value(child(compatible, "mc:Fallback"), "w:numFmt") ?? value(level, "w:numFmt") ?? "decimal";
}

function levelOf(level: Markup, at: number): Level {
  return {
    start: whole(value(level, "w:start")) ?? 1,
    format: formatOf(level),
    text: part(value(level, "w:lvlText") ?? "", 0, LONGEST_LABEL),
    legal: isOn(child(level, "w:isLgl")),
    restart: whole(value(level, "w:lvlRestart")) ?? at,
    style: value(level, "w:pStyle") ?? null,
  };
}

const placeOf = (level: Markup) => whole(level.attributes["w:ilvl"]) ?? 0;

/** The numbers Word writes by itself, as it counts them: give it the paragraphs in order. */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly instances = new Map<string, Instance>();
  private readonly counts = new Map<string, (number | null)[]>();
  private readonly started = new Set<string>();
  /** Kinds of number this reader does not know and writes in digits. */
  readonly unknown = new Set<string>();

  constructor(part: Markup | undefined) {
    const numbering = child(part, "w:numbering");
    const byStyle = new Map<string, string>();
    for (const list of childrenNamed(numbering, "w:abstractNum")) {
      const id = list.attributes["w:abstractNumId"] ?? "";
      const levels = new Map(
        childrenNamed(list, "w:lvl").map((level) => [placeOf(level), levelOf(level, placeOf(level))] as const),
      );
      this.lists.set(id, { levels, styleLink: value(list, "w:numStyleLink") ?? null });
      const link = value(list, "w:styleLink");
      if (link) byStyle.set(link, id);
    }
    for (const list of this.lists.values()) {
      const linked = list.styleLink === null ? undefined : this.lists.get(byStyle.get(list.styleLink) ?? "");
      if (linked && list.levels.size === 0) list.levels = linked.levels;
    }
    for (const instance of childrenNamed(numbering, "w:num")) {
      const overrides = new Map<number, Override>();
      for (const one of childrenNamed(instance, "w:lvlOverride")) {
        const level = child(one, "w:lvl");
        overrides.set(placeOf(one), {
          start: whole(value(one, "w:startOverride")),
          level: level ? levelOf(level, placeOf(one)) : null,
        });
      }
      this.instances.set(instance.attributes["w:numId"] ?? "", {
        list: value(instance, "w:abstractNumId") ?? "",
        overrides,
      });
    }
  }

  /** The level of a list that belongs to a style of paragraphs. */
  levelOfStyle(numId: string, style: string): number | null {
    const instance = this.instances.get(numId);
    const levels = this.lists.get(instance?.list ?? "")?.levels;
    for (const [at, level] of levels ?? []) if (level.style === style) return at;
    return null;
  }

  /** Counts a paragraph of the list `numId` at `level` and gives what Word prints before it, "" for nothing. */
  next(numId: string, level: number): string {
    const instance = this.instances.get(numId);
    if (!instance || level < 0 || level >= DEEPEST) return "";
    const counts = this.counts.get(instance.list) ?? [];
    this.counts.set(instance.list, counts);
    const own = this.levelAt(instance, level);
    if (!own) return "";
    const override = instance.overrides.get(level)?.start ?? null;
    const first = override !== null && !this.started.has(`${numId}.${level}`);
    this.started.add(`${numId}.${level}`);
    counts[level] = first ? override : (counts[level] ?? null) === null ? own.start : (counts[level] ?? 0) + 1;
    for (let below = level + 1; below < DEEPEST; below += 1) {
      const restart = this.levelAt(instance, below)?.restart ?? below;
      if (restart > level) counts[below] = null;
    }
    return this.printed(instance, own, counts);
  }

  private printed(instance: Instance, own: Level, counts: readonly (number | null)[]): string {
    if (own.format === "bullet") return [...own.text].map(symbol).join("");
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const level = this.levelAt(instance, at);
      const format = own.legal ? "decimal" : (level?.format ?? "decimal");
      if (!isKnownFormat(format)) this.unknown.add(format);
      return printedNumber(counts[at] ?? level?.start ?? 1, format);
    });
  }

  private levelAt(instance: Instance, level: number): Level | undefined {
    return instance.overrides.get(level)?.level ?? this.lists.get(instance.list)?.levels.get(level);
  }
}
