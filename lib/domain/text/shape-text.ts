/** Texts put together and taken apart when the ledger is edited by hand. */

const SENTENCE_END = /[。！？；;.!?]$/;

/** Several texts as one, a sentence end between each two; "" for none. */
export function joinTexts(texts: readonly string[]): string {
  return texts.reduce((joined, text) => {
    const head = joined.trimEnd();
    if (head === "" || text.trim() === "") return head || text.trim();
    return SENTENCE_END.test(head) ? `${head}${text.trim()}` : `${head}；${text.trim()}`;
  }, "");
}

/** Parts a text may be split into: its sentences, or its clauses when there is one sentence; always at least two. */
export function proposeParts(text: string): string[] {
  const cut = (end: RegExp) =>
    text
      .split(end)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  for (const end of [/(?<=[。！？!?])(?!["”』」）)])/, /(?<=[；;])/]) {
    const parts = cut(end);
    if (parts.length > 1) return parts;
  }
  return [text.trim(), ""];
}
