const DIGITS = [..."〇一二三四五六七八九"];
const LEGAL = [..."零壹贰叁肆伍陆柒捌玖"];
const LEGAL_TRADITIONAL = [..."零壹貳參肆伍陸柒捌玖"];
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** 123 as 一百二十三; 10 to 19 without 一 in front where that is the habit. */
function counted(value: number, digits: readonly string[], units: readonly string[], short: boolean): string {
  if (value <= 0 || value > 9999) return String(value);
  const places = [...String(value)].map(Number);
  let out = "";
  let zero = false;
  places.forEach((digit, at) => {
    const unit = units[places.length - 1 - at] ?? "";
    if (digit === 0) {
      zero = true;
      return;
    }
    if (zero && out !== "") out += digits[0];
    zero = false;
    out += (short && value < 20 && unit !== "" && digit === 1 ? "" : digits[digit]) + unit;
  });
  return out;
}

const singly = (value: number, digits: readonly string[]) =>
  [...String(value)].map((one) => digits[Number(one)]).join("");
const inLetters = (value: number, first: number) =>
  String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let left = value;
  let out = "";
  for (const [step, sign] of steps) {
    while (left >= step) {
      out += sign;
      left -= step;
    }
  }
  return out;
}

/** A sign of a row of signs in the character table; the plain number beyond its end. */
const sign = (value: number, ...rows: [first: number, from: number, to: number][]) => {
  const row = rows.find(([, from, to]) => value >= from && value <= to);
  return row ? String.fromCodePoint(row[0] + value - row[1]) : String(value);
};
const circled = (value: number) => sign(value, [0x2460, 1, 20], [0x3251, 21, 35], [0x32b1, 36, 50]);

const FORMATS: Record<string, (value: number) => string> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalHalfWidth: String,
  decimalFullWidth: (value) => String(value).replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  decimalFullWidth2: (value) => String(value).replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => inLetters(value, 0x41),
  lowerLetter: (value) => inLetters(value, 0x61),
  // Word writes these two with units up to 99 and digit by digit from there on.
  chineseCounting: (value) => (value > 99 ? singly(value, DIGITS) : counted(value, DIGITS, ["", "十"], true)),
  taiwaneseCounting: (value) => (value > 99 ? singly(value, DIGITS) : counted(value, DIGITS, ["", "十"], true)),
  chineseCountingThousand: (value) => counted(value, DIGITS, ["", "十", "百", "千"], true),
  taiwaneseCountingThousand: (value) => counted(value, DIGITS, ["", "十", "百", "千"], true),
  japaneseCounting: (value) => counted(value, DIGITS, ["", "十", "百", "千"], true),
  ideographDigital: (value) => singly(value, DIGITS),
  japaneseDigitalTenThousand: (value) => singly(value, DIGITS),
  taiwaneseDigital: (value) => singly(value, DIGITS),
  chineseLegalSimplified: (value) => counted(value, LEGAL, ["", "拾", "佰", "仟"], false),
  ideographLegalTraditional: (value) => counted(value, LEGAL_TRADITIONAL, ["", "拾", "佰", "仟"], false),
  ideographTraditional: (value) => STEMS.charAt(value - 1) || String(value),
  ideographZodiac: (value) => BRANCHES.charAt(value - 1) || String(value),
  ideographZodiacTraditional: (value) => STEMS.charAt((value - 1) % 10) + BRANCHES.charAt((value - 1) % 12),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => sign(value, [0x2488, 1, 20]),
  decimalEnclosedParen: (value) => sign(value, [0x2474, 1, 20]),
  ideographEnclosedCircle: (value) => sign(value, [0x3280, 1, 10]),
  none: () => "",
};

/** Whether a number of this kind is written as Word writes it; any other is written in digits. */
export function isKnownFormat(format: string): boolean {
  return Object.hasOwn(FORMATS, format) || format === "bullet";
}

/** A number of a list as Word prints it in `format` (w:numFmt). */
export function printedNumber(value: number, format: string): string {
  if (value < 1 || value > 30_000) return String(value);
  return (isKnownFormat(format) ? (FORMATS[format] ?? String) : String)(value);
}

/** Signs of the symbol fonts, which stand in a private area of the character table, as signs everybody has. */
const SYMBOLS: Record<string, string> = {
  "\uf06c": "●",
  "\uf0b7": "•",
  "\uf0a7": "■",
  "\uf06e": "■",
  "\uf075": "◆",
  "\uf076": "❖",
  "\uf0d8": "➢",
  "\uf0fc": "✔",
  "\uf0ab": "★",
  "\uf0e8": "➔",
  "\uf0a8": "◆",
};

export function symbol(char: string): string {
  return SYMBOLS[char] ?? (/[\ue000-\uf8ff]/.test(char) ? "•" : char);
}
