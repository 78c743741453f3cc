import { PARENTS } from "./measure/parent";
import type { ParentKind } from "./types";

/** 7 → "07". From 100 on a number is as wide as it needs to be. */
const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Issue 7 → "07", analogous item 5 → "J05", reform item 2 → "G02". */
export function parentCode(kind: ParentKind, number: number): string {
  return `${PARENTS[kind].prefix}${twoDigits(number)}`;
}

/** Third measure of issue 07 → "07-03", first of J05 → "J05-01". */
export function measureCode(parentCode: string, number: number): string {
  return `${parentCode}-${twoDigits(number)}`;
}

/** 〔2025〕3号: the third letter of 2025. */
export function letterNumber(year: number, number: number): string {
  return `〔${year}〕${number}号`;
}

const NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 → 一, 12 → 十二, 20 → 二十; for section numbers, 1 to 99. */
export function chineseNumber(n: number): string {
  if (n < 1 || n > 99 || !Number.isInteger(n)) throw new RangeError(`no Chinese section number for ${n}`);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? NUMERALS[tens] : ""}${tens > 0 ? "十" : ""}${NUMERALS[n % 10]}`;
}
