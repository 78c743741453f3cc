import type { ExtendedKind } from "./types";

const PREFIX = { ANALOGOUS: "J", REFORM: "G" } satisfies Record<ExtendedKind, string>;

/** 7 → "07". From 100 on the number is as wide as it needs to be. */
export function issueCode(number: number): string {
  return String(number).padStart(2, "0");
}

/** Analogous item 5 → "J05", reform item 2 → "G02". */
export function extendedCode(kind: ExtendedKind, number: number): string {
  return `${PREFIX[kind]}${String(number).padStart(2, "0")}`;
}

/** Third measure of issue 07 → "07-03", first of J05 → "J05-01". */
export function measureCode(parentCode: string, number: number): string {
  return `${parentCode}-${String(number).padStart(2, "0")}`;
}

/** Place of a measure in its inspection, in the order a report prints: issue, then what was found beside it, then the rest. */
export type Place = { issue: number | null; item: number | null; measure: number };

/** A key whose text order is the printed order. Positions count from 1 and stay below 100,000. */
export function sortKey(place: Place): string {
  return [place.issue ?? 99_999, place.item ?? 0, place.measure].map((n) => String(n).padStart(5, "0")).join(".");
}

const NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 → 一, 12 → 十二, 20 → 二十; for section numbers, 1 to 99. */
export function chineseNumber(n: number): string {
  if (n < 1 || n > 99 || !Number.isInteger(n)) throw new RangeError(`no Chinese section number for ${n}`);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? NUMERALS[tens] : ""}${tens > 0 ? "十" : ""}${NUMERALS[n % 10]}`;
}
