/**
 * The character map used for matching. Written out instead of NFKC, which would turn ① into 1, 〔〕 stays as it is
 * and … into three dots. Every mapped character stands for exactly one raw character, so offsets survive.
 */
const EXPLICIT: Record<string, string> = {
  "｡": "。",
  "．": ".",
  "､": "、",
  "﹐": ",",
  "﹔": ";",
  "﹕": ":",
  "﹖": "?",
  "﹗": "!",
  "﹙": "(",
  "﹚": ")",
  "［": "[",
  "］": "]",
  "〈": "《",
  "〉": "》",
  "「": "“",
  "」": "”",
  "『": "‘",
  "』": "’",
  "﹁": "“",
  "﹂": "”",
  "﹃": "‘",
  "﹄": "’",
  "〝": "“",
  "〞": "”",
  "„": "“",
  "‟": "“",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "－": "-",
  "～": "~",
  "〜": "~",
  "＞": ">",
  "›": ">",
  "»": ">",
  // Kangxi radicals that PDF copies leave in place of the ordinary characters the rules look for.
  ニ: "二",
  ー: "一",
  "⼀": "一",
  "⼆": "二",
  "⼋": "八",
  "⼗": "十",
  "⽇": "日",
  "⽉": "月",
  "⽅": "方",
  "⾯": "面",
  "⼯": "工",
  "⽴": "立",
  "⻓": "长",
};

/** No width of their own: dropped from the matching text. */
const DROPPED = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\r]/;
const SPACE = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** The matching form of one raw character, "" when it is dropped. */
export function mapCharacter(char: string): string {
  const code = char.charCodeAt(0);
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x20 && code <= 0x7e)) return char;
  if (DROPPED.test(char)) return "";
  if (SPACE.test(char)) return " ";
  // Full-width letters, digits and punctuation; ＜ ＞ and ． included.
  if (code >= 0xff01 && code <= 0xff5e && !(char in EXPLICIT)) return String.fromCharCode(code - 0xfee0);
  return EXPLICIT[char] ?? char;
}
