import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { ownResets } from "@/lib/features/account/scope";

/** Notices shown at a time; the next ones come once these are read. */
const SHOWN = 3;

/** What the viewer has been told about accounts and not yet read, oldest first, and an open code for the own account. */
export async function unreadNotices(viewer: Viewer) {
  const notices = await reader().accountNotice.findMany({
    where: { personId: viewer.personId, readAt: null },
    select: { id: true, words: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  const mine = await reader().accountReset.findFirst({
    where: narrow(ownResets(viewer), { usedAt: null, cancelledAt: null, expiresAt: { gt: viewer.now } }),
    select: { id: true },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  return { notices, more: Math.max(0, viewer.unreadNotices - notices.length), ownResetId: mine?.id ?? null };
}
