import "server-only";
import { searchText } from "@/lib/domain/text/search-text";

const literally = (text: string) => text.replaceAll(/[\\%_]/g, (c) => `\\${c}`);

/** The condition that a text contains what was typed, in any case; the database's pattern characters stand for themselves. */
export function containing(typed: string) {
  return { contains: literally(typed), mode: "insensitive" as const };
}

/** The same of a column kept as it is searched (x_search_text). */
export function searching(typed: string) {
  return { contains: literally(searchText(typed).trim()) };
}
