import { bodiesFor, bodyWhere } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { ENTER_CALENDAR } from "./acts";

/** The bodies in which the viewer keeps a calendar of working days. */
export const calendarBodies = (viewer: PostHolder): Scope<"body"> =>
  scopeOf<"body">(bodyWhere(bodiesFor(viewer, ENTER_CALENDAR)));
