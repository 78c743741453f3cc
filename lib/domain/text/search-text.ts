const BRACKETS: Readonly<Record<string, string>> = { "〔": "[", "〕": "]", "【": "[", "】": "]" };

/**
 * A text as it is searched: width and case folded, brackets of document numbers as they are typed, one blank for any. The
 * database keeps texts in this form (x_search_text, a test holds the two together); what is searched for is brought to it
 * here.
 */
export function searchText(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[〔〕【】]/g, (bracket) => BRACKETS[bracket] ?? bracket)
    .replaceAll(/[ \t\n\r]+/g, " ")
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
