import { numeralValue } from "@/lib/features/import/read/outline/numerals";

/** Days in a plan by which something is to be reached. */

/** `day` null where the words set a time that cannot be dated (三年内, “十四五”末). */
export type Due = { day: string | null; from: number; to: number };

const YEAR = "(?:(20\\d\\d)\\s*年?|(?:本|当|今)?年)";
const FORMS: { pattern: RegExp; end: (found: RegExpExecArray, year: number | null) => string | null }[] = [
  {
    pattern: /(?:力争|用|未来)?[一二三四五六七八九十两\d]{1,2}年(?:内|左右)|“?十[三四五六]五”?(?:期)?末/g,
    end: () => null,
  },
  {
    pattern: /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日(?:之?前|以前)/g,
    end: ([, , month, day], year) => dayOf(year, Number(month), Number(day)),
  },
  {
    pattern: /(?:(20\d\d)年)?(\d{1,2})月(?:份)?(上旬|中旬|下旬|底|末)?(?:之?前|以前)?(?=[,、:]?)/g,
    end: ([whole, , month, tenth], year) =>
      tenth || /前$/.test(whole ?? "")
        ? dayOf(year, Number(month), tenth === "上旬" ? 10 : tenth === "中旬" ? 20 : lastOf(year, Number(month)))
        : null,
  },
  {
    pattern: new RegExp(`${YEAR}(?:第)?([一二三四1-4])季度(?:末|底)?(?:之?前|以前)?`, "g"),
    end: ([, , quarter], year) => {
      const month = (numeralValue(quarter ?? "") ?? 0) * 3;
      return dayOf(year, month, lastOf(year, month));
    },
  },
  { pattern: new RegExp(`${YEAR}上半年`, "g"), end: (_, year) => dayOf(year, 6, 30) },
  {
    pattern: new RegExp(`${YEAR}(?:度)?(?:年)?(?:底|末|内)(?:之?前|以前)?`, "g"),
    end: (_, year) => dayOf(year, 12, 31),
  },
  { pattern: /(?<=到|至)(20\d\d)年(?:底|末)?(?=[,、:]|[^\d底末度])/g, end: (_, year) => dayOf(year, 12, 31) },
  { pattern: /(20\d\d)年前/g, end: (_, year) => dayOf(year === null ? null : year - 1, 12, 31) },
];

const lastOf = (year: number | null, month: number) => new Date(Date.UTC(year ?? 2001, month, 0)).getUTCDate();

function dayOf(year: number | null, month: number, day: number): string | null {
  if (year === null || month < 1 || month > 12 || day < 1 || day > lastOf(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Every such time of a passage in its order; `year` is that of the plan, for words that leave it out. */
export function duesIn(text: string, year: number | null): { dues: Due[]; covers: (at: number) => boolean } {
  const dues: Due[] = [];
  const taken = new Uint8Array(text.length + 1);
  for (const { pattern, end } of FORMS) {
    for (const found of text.matchAll(pattern)) {
      const from = found.index;
      const to = from + found[0].length;
      if (taken[from] || taken[to - 1]) continue;
      const day = end(found, found[1] ? Number(found[1]) : year);
      // 2024年3月 alone tells when something is done, or was.
      if (day === null && found[0].includes("月")) continue;
      taken.fill(1, from, to);
      dues.push({ day, from, to });
    }
  }
  return { dues: dues.sort((a, b) => a.from - b.from), covers: (at) => taken[at] === 1 };
}
