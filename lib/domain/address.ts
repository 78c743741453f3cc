import { cleanLine } from "./text";

/** What stands behind the ? of an address, as every page reads it: never from Next directly, a test sees to it. */

export type AddressParams = Record<string, string | string[] | undefined>;

/** The parameters of an address as lib/domain/text keeps text: %00 and the like find nothing and break nothing. */
export async function readAddress(given: Promise<AddressParams>): Promise<AddressParams> {
  return Object.fromEntries(
    Object.entries(await given).map(([name, value]) => [
      cleanLine(name),
      Array.isArray(value) ? value.map(cleanLine) : value === undefined ? undefined : cleanLine(value),
    ]),
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
