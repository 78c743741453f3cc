/**
 * Markup written as text, for what is drawn by the thousand: rows of the ledger, its print. What is put in is escaped, what
 * was written here is not written twice; there is no other way to make it, so that no text of a person becomes markup.
 */

export class Html {
  // A private name makes the type one of its own: an object that merely has a source is none.
  readonly #source: string;
  private constructor(source: string) {
    this.#source = source;
  }
  /** What stands in the page. */
  get source(): string {
    return this.#source;
  }
  static of(parts: readonly string[], values: readonly Written[]): Html {
    return new Html(parts.reduce((text, part, i) => text + sourceOf(values[i - 1]) + part));
  }
}

/** Text and numbers are escaped, markup stands as it is, a list one behind the other, and what is absent says nothing. */
export type Written = Html | string | number | null | undefined | false | readonly Written[];

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function sourceOf(value: Written): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.source;
  if (typeof value === "object") return value.map(sourceOf).join("");
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

/** html`<td title="${text}">${text}</td>`: values stand between tags or in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: Written[]): Html {
  return Html.of(parts, values);
}
