import { beforeEach, expect, test } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import type { Viewer } from "@/lib/access/viewer";
import { countQueries, db } from "@/lib/db/client";
import { auditChains, listAuditEvents } from "@/lib/features/audit/queries/audit";
import { bodyChoices, listBodies } from "@/lib/features/people/queries/bodies";
import { listPeople } from "@/lib/features/people/queries/people";
import { getPersonPage } from "@/lib/features/people/queries/person";
import { listUnits } from "@/lib/features/people/queries/units";
import { resetDatabase } from "@/tests/support/database";
import { createAccount, createPerson, createPost, createSession, createUnit, NOW } from "@/tests/support/factories";

beforeEach(resetDatabase);

const LIMITS = { idleMinutes: 30, absoluteHours: 12 };
/** House style: statements one page may send, the session included. */
const BUDGET = 8;

/** What each page reads, in the words of its page.tsx. */
const PAGES: Record<string, (viewer: Viewer, personId: string) => Promise<unknown>> = {
  "/settings/people": async (viewer) => {
    await bodyChoices(viewer);
    return listPeople(viewer, { bodyId: undefined, text: undefined, state: undefined }, 1);
  },
  "/settings/people/[id]": async (viewer, personId) => {
    await getPersonPage(viewer, personId, LIMITS);
    await bodyChoices(viewer);
    return listUnits(viewer, viewer.bodyId);
  },
  "/settings/units": async (viewer) => {
    await bodyChoices(viewer);
    return listUnits(viewer, viewer.bodyId);
  },
  "/settings/bodies": async (viewer) => {
    await listBodies(viewer, undefined, 1);
    return bodyChoices(viewer);
  },
  "/audit": async (viewer) => {
    await auditChains(viewer);
    const filter = { chain: viewer.bodyId, from: null, to: null, person: undefined, action: undefined };
    return listAuditEvents(viewer, filter, 1);
  },
};

test.each(Object.entries(PAGES))("%s keeps its query budget, however many people there are", async (path, read) => {
  const role = path === "/audit" ? "AUDIT_ADMIN" : "SECURITY_ADMIN";
  const post = await createPost({ role });
  const session = await createSession({
    accountId: (await createAccount({ personId: post.personId })).id,
    lastSeenAt: new Date(NOW.getTime() - 5 * 60_000),
  });
  const count = async () =>
    (
      await countQueries(async () => {
        const viewer = await loadViewer(db, session.id, NOW, LIMITS);
        if (!viewer) throw new Error("no viewer");
        return read(viewer, post.personId);
      })
    ).count;
  // The first request notes that the session was seen: the one statement more that comes once a minute.
  const first = await count();
  expect(first).toBeLessThanOrEqual(BUDGET + 1);
  const few = await count();
  expect(few).toBe(first - 1);
  expect(few).toBeLessThanOrEqual(BUDGET);
  for (let i = 0; i < 5; i++) {
    const person = await createPerson({ bodyId: post.bodyId });
    await createPost({ personId: person.id, role: "LIAISON" });
    await createSession({ accountId: (await createAccount({ personId: person.id })).id });
  }
  await createUnit({ bodyId: post.bodyId });
  expect(await count()).toBeLessThanOrEqual(BUDGET);
});
