/** Where Chinese stands: characters and the marks that go with them. */
const CHINESE = /[\p{Script=Han}，。；：？！、“”‘’（）《》〈〉【】〔〕…—]/u;
const FULL: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };

/**
 * Half-width marks among Chinese as full-width ones, as papers print them; for showing only, what is stored stays as it was
 * written. Figures (1,000, 10:30), addresses and other languages keep theirs.
 */
export function fullWidth(text: string): string {
  if (!/[,;:?!()]/.test(text)) return text;
  const marks = text.replaceAll(/[,;:?!]/g, (mark, at: number) => {
    const [before = "", after = ""] = [text[at - 1], text[at + 1]];
    return CHINESE.test(before) || CHINESE.test(after) ? (FULL[mark] ?? mark) : mark;
  });
  return marks.replaceAll(/\(([^()]*)\)/g, (pair, within: string, at: number) =>
    CHINESE.test(within) || CHINESE.test(marks[at - 1] ?? "") ? `（${within}）` : pair,
  );
}
