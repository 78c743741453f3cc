import { cleanLine } from "./text";

/** What stands behind the ? of an address, as every page reads it: never from Next directly, a test sees to it. */

export type AddressParams = Readonly<Record<string, string | string[] | undefined>>;

/** The parameters of an address as lib/domain/text/text keeps text: %00 and the like find nothing and break nothing. */
export async function readAddress(given: Promise<AddressParams>): Promise<AddressParams> {
  return Object.fromEntries(
    Object.entries(await given).map(([name, value]) => [
      cleanLine(name),
      Array.isArray(value) ? value.map(cleanLine) : value === undefined ? undefined : cleanLine(value),
    ]),
  );
}

/** The same of the address of a request. */
export function addressOf(url: string): AddressParams {
  const { searchParams } = new URL(url);
  return Object.fromEntries(
    [...searchParams.keys()].map((name) => {
      const values = searchParams.getAll(name).map(cleanLine);
      return [cleanLine(name), values.length > 1 ? values : values[0]];
    }),
  );
}

const LAST_PAGE = 100_000;

/** The number of a page of a list, from 1; 1 for what is none (1.3, -1, 1e9, abc). Lists take their last page for one beyond. */
export function pageNumber(value: string | string[] | undefined): number {
  const [text] = [value].flat();
  const number = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(1, number), LAST_PAGE);
}

/** The page shown of a list of `total` rows: the one asked for, or the last there is. */
export function pageWithin(asked: number, total: number, perPage: number): { page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(total / perPage));
  return { page: Math.min(Math.max(1, asked), pageCount), pageCount };
}

/** What an address says of one condition: what of it is understood, and what is not. */
type Reading<T> = { value: T | undefined; unread: string[] };

/** Reads all values a parameter has in an address; blank ones are left out before. */
export type Reader<T> = (given: readonly string[]) => Reading<T>;

/** One value: the first. Further ones are told, as one that says nothing is. `read` gives null or undefined for the latter. */
export function one<T>(read: (text: string) => T | null | undefined): Reader<T> {
  return (given) => {
    const [first, ...further] = [...new Set(given)];
    const value = first === undefined ? undefined : (read(first) ?? undefined);
    return { value, unread: value === undefined && first !== undefined ? [first, ...further] : further };
  };
}

/** Any number of known values, written with commas or repeated. */
export function several<T extends string>(known: readonly T[]): Reader<T[]> {
  const isKnown = (part: string): part is T => (known as readonly string[]).includes(part);
  return (given) => {
    const parts = given.flatMap((text) => text.split(",")).filter((part) => part.trim() !== "");
    const value = parts.filter(isKnown);
    const unread = parts.filter((part) => !isKnown(part)).join(",");
    return { value: value.length > 0 ? value : undefined, unread: unread === "" ? [] : [unread] };
  };
}

/** A condition of an address that says nothing, or one too many: it counts for nothing, and the page says so. */
export type Unread<F extends string = string> = { field: F; text: string };

type Readers = Record<string, Reader<unknown>>;
export type Conditions<R extends Readers> = {
  [F in keyof R]?: R[F] extends Reader<infer T> ? T : never;
};

/** The conditions of a list as its address has them: none is dropped in silence. */
export function readConditions<R extends Readers>(
  params: AddressParams,
  readers: R,
): { values: Conditions<R>; unread: Unread<keyof R & string>[] } {
  const read = (Object.keys(readers) as (keyof R & string)[]).map((field) => {
    const given = [params[field] ?? []].flat().filter((text) => text.trim() !== "");
    return { field, ...(readers[field] as Reader<unknown>)(given) };
  });
  return {
    values: Object.fromEntries(
      read.flatMap(({ field, value }) => (value === undefined ? [] : [[field, value]])),
    ) as Conditions<R>,
    unread: read.flatMap(({ field, unread }) => unread.map((text) => ({ field, text }))),
  };
}

/** What stays of a parameter when a text that was not understood is taken out of it. */
export function without(given: string | string[] | undefined, text: string): string[] {
  const values = [given ?? []].flat();
  if (values.includes(text)) return values.filter((value) => value !== text);
  const gone = text.split(",");
  const parts = values.flatMap((value) => value.split(",")).filter((part) => !gone.includes(part));
  return parts.length > 0 ? [parts.join(",")] : [];
}
