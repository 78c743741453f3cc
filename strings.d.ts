/**
 * Text is cut by lib/domain/text/text alone: `cut` and `shorten` count characters as people see them, `part` takes what lies
 * between two places found in the text itself. A bare `slice` tears 𠮷 or an emoji in two, and half a character can be
 * neither stored nor shown; here it gives a symbol, which no text, template or page takes, so it does not compile.
 */
interface String {
  slice(start?: number, end?: number): typeof useCutOrPartOfLibDomainText;
  substring(start: number, end?: number): typeof useCutOrPartOfLibDomainText;
  substr(from: number, length?: number): typeof useCutOrPartOfLibDomainText;
}

declare const useCutOrPartOfLibDomainText: unique symbol;
