import { bodiesFor, ofBodies } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { REVIEW_IMPORT } from "./acts";

export const importDraftsSeenBy = (viewer: PostHolder): Scope<"importDraft"> =>
  scopeOf<"importDraft">(ofBodies(bodiesFor(viewer, REVIEW_IMPORT)));
