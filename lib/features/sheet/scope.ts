import { bodiesFor, ofBodies } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { BRING_LEDGER, BRING_SHEET } from "./acts";

/** The sheets of the bodies the viewer keeps the ledger of; of other bodies those a unit's own people brought themselves. */
export const sheetImportsSeenBy = (viewer: PostHolder): Scope<"sheetImport"> => {
  const units = viewer.posts.filter((post) => BRING_SHEET.reach[post.role] === "lead-unit");
  return scopeOf<"sheetImport">({
    OR: [
      ofBodies(bodiesFor(viewer, BRING_LEDGER)),
      { personId: viewer.personId, bodyId: { in: [...new Set(units.map(({ bodyId }) => bodyId))] } },
    ],
  });
};
