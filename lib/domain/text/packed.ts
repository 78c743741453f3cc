/**
 * Many rows for a component of the browser, as one text. React hands data over property by property, with a call for each on
 * the way out, one on the way in for the HTML, and one in the browser: a list of fifty rows has three thousand. A text is one.
 */
export type Packed<T> = string & { readonly packed?: T };

/** Only what JSON knows: no dates, no bigints, nothing undefined in a list. */
export const pack = <T>(value: T): Packed<T> => JSON.stringify(value);
export const unpack = <T>(packed: Packed<T>): T => JSON.parse(packed) as T;
