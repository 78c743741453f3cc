import "server-only";
/** The condition that a text contains what was typed, in any case; the database's pattern characters stand for themselves. */
export function containing(typed: string) {
  return { contains: typed.replaceAll(/[\\%_]/g, (c) => `\\${c}`), mode: "insensitive" as const };
}
