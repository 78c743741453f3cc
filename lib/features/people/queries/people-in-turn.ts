import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { PEOPLE_ORDER, type PeopleFilter, peopleWhere } from "./people";
import { postsOf } from "./posts";

/** Persons read by one statement. */
const AT_ONCE = 500;

/** How many persons a filter has. */
export const countPeople = (viewer: Viewer, filter: PeopleFilter): Promise<number> =>
  reader().person.count({ where: peopleWhere(viewer, filter) });

/** Every person of a filter with the posts held today, in the order of the list, some at a time. */
export async function* peopleInTurn(viewer: Viewer, filter: PeopleFilter, most: number) {
  for (let skip = 0; skip < most; skip += AT_ONCE) {
    const persons = await reader().person.findMany({
      where: peopleWhere(viewer, filter),
      select: {
        id: true,
        name: true,
        title: true,
        body: { select: { name: true } },
        account: { select: { login: true } },
      },
      orderBy: [...PEOPLE_ORDER],
      skip,
      take: AT_ONCE,
    });
    const ids = persons.map(({ id }) => id);
    const posts = await postsOf(ids, viewer.today);
    const held = new Map(ids.map((id) => [id, posts.filter((post) => post.personId === id)]));
    yield persons.map((person) => ({ ...person, posts: held.get(person.id) ?? [] }));
    if (persons.length < AT_ONCE) return;
  }
}
