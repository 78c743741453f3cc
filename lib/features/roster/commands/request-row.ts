import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Prisma } from "@/lib/db/generated/client";
import { DECIDE_POSTS } from "@/lib/features/roster/acts";
import { requestsSeenBy } from "@/lib/features/roster/scope";

/** A post asked for as the person saw it. */
export type SeenRequest = { id: string; version: number };

const WITH_NAMES = { person: { select: { name: true } } } as const satisfies Prisma.PostRequestInclude;
export type RequestRow = Prisma.PostRequestGetPayload<{ include: typeof WITH_NAMES }>;

/** Said of a row somebody else decided meanwhile. */
export const DECIDED = "这一行刚刚已由他人办理，请刷新页面。";

/** The posts asked for, held until the transaction ends, in the order given, each with the post the viewer decides it with. */
export async function heldRequests(
  { tx, viewer }: Write,
  seen: readonly SeenRequest[],
): Promise<{ request: RequestRow; post: HeldPost; stale: boolean }[]> {
  const ids = seen.map(({ id }) => id);
  await lock(tx, "post-request", ids, "alone");
  const where = narrow(requestsSeenBy(viewer), { id: { in: ids } });
  const found = await tx.postRequest.findMany({ where, include: WITH_NAMES, orderBy: { id: "asc" } });
  const posts = new Map<string, HeldPost | null>();
  for (const bodyId of new Set(found.map((request) => request.bodyId)))
    posts.set(bodyId, can(viewer, DECIDE_POSTS, await findPlace(tx, bodyId)));
  return seen.map(({ id, version }) => {
    const request = found.find((each) => each.id === id);
    const post = request && posts.get(request.bodyId);
    if (!request || !post) notFound();
    return { request, post, stale: request.state !== "WAITING" || request.version !== version };
  });
}
