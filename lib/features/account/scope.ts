import { bodiesFor, ofBodies } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder, Viewer } from "@/lib/access/viewer";
import { CANCEL_RESET } from "./acts";

/** One-time codes are read by those who may void them. */
export const resetsSeenBy = (viewer: PostHolder): Scope<"accountReset"> =>
  scopeOf<"accountReset">({ account: { person: ofBodies(bodiesFor(viewer, CANCEL_RESET)) } });

/** Those who asked for codes the viewer reads or released them: administrators of bodies above may be among them. */
export const namedInResets = (resets: readonly { askedById: string | null; releasedById: string | null }[]) =>
  scopeOf<"person">({
    id: { in: [...new Set(resets.flatMap((r) => [r.askedById, r.releasedById]))].filter((id) => id !== null) },
  });

/** Codes for the viewer's own account. */
export const ownResets = (viewer: Viewer): Scope<"accountReset"> =>
  scopeOf<"accountReset">({ accountId: viewer.accountId });
