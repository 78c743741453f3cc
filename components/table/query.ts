import type { AddressParams } from "@/lib/domain/text/address";

/**
 * An address with some of its search parameters changed and all others kept; undefined, "" and [] take one away.
 * Any change but one of the page itself leads back to the first page.
 */
export function withQuery(basePath: string, params: AddressParams, changes: AddressParams): string {
  const merged: Record<string, string | string[] | undefined> = { ...params, ...changes };
  if (!("page" in changes)) delete merged.page;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(merged)) {
    for (const one of [value].flat()) if (one !== undefined && one !== "") query.append(key, one);
  }
  const text = query.toString();
  return text ? `${basePath}?${text}` : basePath;
}

/** All values of a parameter: repeated ones, and those written with commas. */
export function listParam(value: string | string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .flatMap((one) => one.split(","))
    .filter(Boolean);
}

/** One value of a parameter; the first when it stands more than once. */
export function oneParam(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0] || undefined;
}
