import { bodiesFor, ofBodies } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import { IMPORT_ROSTER } from "./acts";

/** Sheets of people are read by who may bring them in. */
export const rostersSeenBy = (viewer: PostHolder): Scope<"rosterImport"> =>
  scopeOf<"rosterImport">(ofBodies(bodiesFor(viewer, IMPORT_ROSTER)));

/** Posts asked for are seen by the administrators, as the posts are that there are. */
export const requestsSeenBy = (viewer: PostHolder): Scope<"postRequest"> =>
  scopeOf<"postRequest">(ofBodies(bodiesFor(viewer, READ_PEOPLE)));

/** First codes of people who hold a post or will, as their accounts are seen. */
export const firstCodesSeenBy = (viewer: PostHolder): Scope<"accountReset"> =>
  scopeOf<"accountReset">({ kind: "FIRST", account: { person: ofBodies(bodiesFor(viewer, READ_PEOPLE)) } });
