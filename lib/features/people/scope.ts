import type { Act } from "@/lib/access/act";
import { bodiesFor, bodyWhere, ofBodies } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import type { Day } from "@/lib/domain/day";
import { hangsOnWhere } from "@/lib/domain/measure/standing-still";
import { READ_NAMES, READ_PEOPLE } from "./acts";

/** The bodies whose names the viewer reads. */
export const bodiesSeenBy = (viewer: PostHolder): Scope<"body"> => bodiesUnder(viewer, READ_NAMES);

/** The bodies in which the viewer may do a body-wide act. */
export const bodiesUnder = (viewer: PostHolder, act: Act): Scope<"body"> =>
  scopeOf<"body">(bodyWhere(bodiesFor(viewer, act)));

/** Units and persons whose names the viewer reads. */
export const unitsSeenBy = (viewer: PostHolder): Scope<"unit"> =>
  scopeOf<"unit">(ofBodies(bodiesFor(viewer, READ_NAMES)));
export const personsSeenBy = (viewer: PostHolder): Scope<"person"> =>
  scopeOf<"person">(ofBodies(bodiesFor(viewer, READ_NAMES)));

/** The viewer's own person. */
export const oneself = (viewer: PostHolder): Scope<"person"> => scopeOf<"person">({ id: viewer.personId });

/** Applications only this person signs, counted for administrators, who read none of them. */
export const measuresOnlySignedBy = (
  person: Parameters<typeof hangsOnWhere>[1],
  id: string,
  today: Day,
): Scope<"measure"> => scopeOf<"measure">(hangsOnWhere(id, person, today).signs);

/** Persons whose accounts, posts and sessions an administrator reads. */
export const personsKeptBy = (viewer: PostHolder): Scope<"person"> =>
  scopeOf<"person">(ofBodies(bodiesFor(viewer, READ_PEOPLE)));
