import "server-only";
import { hashPassword } from "@/lib/access/sign-in/password";
import { halfFor } from "@/lib/access/sign-in/reset-code";

/** Halves of the codes of many accounts at once. */

/** One half of a first code as it stands on a slip: handed to its holder, who is found by name and unit. */
export type Slip = { name: string; place: string; login: string; half: string };

/** Where a holder is found: of sixty people of one body the body alone says nothing. */
export const placeOf = ({ title, body }: { title: string; body: { name: string } }): string =>
  title ? `${body.name} ${title}` : body.name;

/** Hashed at once: each takes 19 MiB and a core. */
const AT_ONCE = 4;

/** A half for each id, with its hash; sending the same form again gives the same ones. */
export async function halvesFor(
  which: "first" | "second",
  key: string,
  ids: readonly string[],
): Promise<Map<string, { half: string; hash: string }>> {
  const halves = new Map<string, { half: string; hash: string }>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE).map(async (id) => {
      const half = halfFor(which, `${key}:${id}`);
      return [id, { half, hash: await hashPassword(half) }] as const;
    });
    for (const [id, made] of await Promise.all(some)) halves.set(id, made);
  }
  return halves;
}

/** What a form is remembered by, without the halves, put together with them: slips in the order given. */
export function slipsOf(
  told: readonly (Omit<Slip, "half"> & { id: string })[],
  halves: ReadonlyMap<string, { half: string }>,
): Slip[] {
  return told.map(({ id, ...slip }) => ({ ...slip, half: halves.get(id)?.half ?? "" }));
}
