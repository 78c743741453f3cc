const BASE = "http://local.invalid";

/** Pages that make no sense as the place to go on after signing in. */
const NOT_BACK_TO = ["/sign-in", "/change-password", "/one-time-code", "/no-post", "/api/"];

/**
 * The path if it lies on this site, else null. `//host`, `/\host` and whatever else a browser would read as another
 * address are refused, so that a link to the sign-in page cannot lead elsewhere afterwards.
 */
export function localPath(value: string | null | undefined): string | null {
  if (!value?.startsWith("/") || /[\\\p{Cc}]/u.test(value) || !URL.canParse(value, BASE)) return null;
  const url = new URL(value, BASE);
  // An address such as /a/..//host is only harmful once it is resolved: what is checked is the resolved path.
  if (url.origin !== BASE || url.pathname.startsWith("//")) return null;
  if (NOT_BACK_TO.some((p) => url.pathname === p || url.pathname.startsWith(p))) return null;
  return `${url.pathname}${url.search}`;
}
