const DIGITS = "零一二三四五六七八九";

/** Character class source for Chinese numerals up to 99. */
export const CN = "一二三四五六七八九十";

/** Value of 一 … 九十九 (or Arabic digits); null for anything else. */
export function numeralValue(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written);
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written);
  if (!found || written === "") return null;
  const [, tens, ten, ones] = found;
  if (!ten) return tens && !ones ? DIGITS.indexOf(tens) : null;
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

/** 一 … 九十九 for a number. */
export function numeralOf(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS.charAt(tens)}十`;
  return head + (ones === 0 ? "" : DIGITS.charAt(ones));
}

/** Value of ⒈ … ⒛ (a number with its dot) and ㈠ … ㈩ (a numeral in brackets), single characters left by some editors. */
export function composedValue(char: string): { value: number; form: "dotted" | "bracketed" } | null {
  const code = char.charCodeAt(0);
  if (code >= 0x2488 && code <= 0x249b) return { value: code - 0x2488 + 1, form: "dotted" };
  if (code >= 0x3220 && code <= 0x3229) return { value: code - 0x3220 + 1, form: "bracketed" };
  return null;
}

/** Value of ① … ⑳ and ⑴ … ⒇; null for anything else. */
export function circledValue(char: string): number | null {
  const code = char.charCodeAt(0);
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1;
  if (code >= 0x2474 && code <= 0x2487) return code - 0x2474 + 1;
  return null;
}
