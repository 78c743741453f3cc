import "server-only";
import { type Db, db } from "@/lib/db/client";
import { dayOf, dayToDb } from "@/lib/domain/day";
import { ADMIN_ROLES } from "@/lib/domain/people/posts";

/** Administrators of the installation who hold their post today, for the one at the machine to choose from. */
export async function recoverableAccounts(now: Date, from: Db = db) {
  const today = dayToDb(dayOf(now));
  const posts = await from.post.findMany({
    where: {
      role: { in: [...ADMIN_ROLES] },
      fromOn: { lte: today },
      OR: [{ toOn: null }, { toOn: { gte: today } }],
      person: { account: { isNot: null } },
    },
    include: { body: true, person: { include: { account: true } } },
    orderBy: [{ role: "asc" }, { id: "asc" }],
    take: 200,
  });
  return posts.flatMap(({ role, body, person: { account, ...person } }) =>
    account ? [{ id: account.id, login: account.login, name: person.name, role, bodyName: body.name }] : [],
  );
}
