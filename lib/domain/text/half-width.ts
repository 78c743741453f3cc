/** Full-width letters, digits and marks (Ａ, ３, －) as their plain forms; everything else as it is. */
export function halfWidth(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0));
}
