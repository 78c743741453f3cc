import { beforeEach, expect, test } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import { db } from "@/lib/db/client";
import { NO_CALENDAR } from "@/lib/domain/calendar/calendar";
import { addDays, startOfDay } from "@/lib/domain/day";
import { resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createPerson,
  createPortfolio,
  createPost,
  createSession,
  createUnit,
  NOW,
  TODAY,
} from "@/tests/support/factories";

beforeEach(resetDatabase);

const LIMITS = { idleMinutes: 30, absoluteHours: 12 };
const MINUTE = 60_000;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

test("a session gives its person with the posts held today", async () => {
  const unit = await createUnit({ shortName: "政策法规处" });
  const person = await createPerson({ bodyId: unit.bodyId, name: "丁一凡" });
  const post = await createPost({ personId: person.id, role: "LIAISON", unitId: unit.id });
  const account = await createAccount({ personId: person.id });
  const session = await createSession({ accountId: account.id });
  const viewer = await loadViewer(db, session.id, NOW, LIMITS);
  expect(viewer).toEqual({
    accountId: account.id,
    sessionId: session.id,
    personId: person.id,
    name: "丁一凡",
    bodyId: unit.bodyId,
    posts: [{ id: post.id, role: "LIAISON", bodyId: unit.bodyId, unitId: unit.id, label: "政策法规处 联络员" }],
    portfolio: [],
    mustChangePassword: false,
    unreadNotices: 0,
    comparesWith: null,
    heads: new Map([[unit.bodyId, 0]]),
    today: TODAY,
    calendar: NO_CALENDAR,
    now: NOW,
  });
});

test("an idle session ends, being seen keeps it", async () => {
  const { id } = await createSession();
  expect(await loadViewer(db, id, later(29), LIMITS)).not.toBeNull();
  expect(await loadViewer(db, id, later(58), LIMITS)).not.toBeNull();
  expect(await loadViewer(db, id, later(88), LIMITS)).toBeNull();
});

test("being seen is written at most once a minute", async () => {
  const { id } = await createSession();
  const seen = async () => (await db.session.findUniqueOrThrow({ where: { id } })).lastSeenAt;
  await loadViewer(db, id, later(0.5), LIMITS);
  expect(await seen()).toEqual(NOW);
  await loadViewer(db, id, later(2), LIMITS);
  expect(await seen()).toEqual(later(2));
});

test("a session ends after its longest time, however busy", async () => {
  const { id } = await createSession({ createdAt: later(-12 * 60 + 1), lastSeenAt: NOW });
  expect(await loadViewer(db, id, NOW, LIMITS)).not.toBeNull();
  expect(await loadViewer(db, id, later(2), LIMITS)).toBeNull();
});

test("an ended session and a disabled account lose access at the next request", async () => {
  const session = await createSession();
  await db.session.update({ where: { id: session.id }, data: { endedAt: NOW } });
  expect(await loadViewer(db, session.id, NOW, LIMITS)).toBeNull();

  const other = await createSession();
  expect(await loadViewer(db, other.id, NOW, LIMITS)).not.toBeNull();
  await db.account.update({ where: { id: other.accountId }, data: { disabledAt: NOW } });
  expect(await loadViewer(db, other.id, NOW, LIMITS)).toBeNull();
});

test("a post counts from its first to its last day, in Asia/Shanghai", async () => {
  const person = await createPerson();
  const account = await createAccount({ personId: person.id });
  await createPost({ personId: person.id, role: "OFFICE", fromOn: addDays(TODAY, 1) });
  await createPost({ personId: person.id, role: "DISCIPLINE", toOn: addDays(TODAY, -1) });
  await createPost({ personId: person.id, role: "SUPERVISION", fromOn: TODAY, toOn: TODAY });
  const rolesAt = async (instant: Date) => {
    const session = await createSession({ accountId: account.id, createdAt: instant, lastSeenAt: instant });
    return (await loadViewer(db, session.id, instant, LIMITS))?.posts.map((p) => p.role);
  };
  const midnight = startOfDay(TODAY).getTime();
  const nextMidnight = startOfDay(addDays(TODAY, 1)).getTime();
  expect(await rolesAt(new Date(midnight - 1))).toEqual(["DISCIPLINE"]);
  expect(await rolesAt(new Date(midnight))).toEqual(["SUPERVISION"]);
  expect(await rolesAt(new Date(nextMidnight - 1))).toEqual(["SUPERVISION"]);
  expect(await rolesAt(new Date(nextMidnight))).toEqual(["OFFICE"]);
});

test("a unit is in a person's charge from the first to the last day, both included", async () => {
  const unit = await createUnit();
  const person = await createPerson({ bodyId: unit.bodyId });
  const account = await createAccount({ personId: person.id });
  await createPortfolio({ personId: person.id, unitId: unit.id, fromOn: TODAY, toOn: TODAY });
  const past = await createPortfolio({ personId: person.id, fromOn: addDays(TODAY, -9), toOn: addDays(TODAY, -1) });
  const inCharge = async (instant: Date) => {
    const session = await createSession({ accountId: account.id, createdAt: instant, lastSeenAt: instant });
    return (await loadViewer(db, session.id, instant, LIMITS))?.portfolio.map((c) => c.unitId);
  };
  const midnight = startOfDay(TODAY).getTime();
  expect(await inCharge(new Date(midnight - 1))).toEqual([past.unitId]);
  expect(await inCharge(new Date(midnight))).toEqual([unit.id]);
  expect(await inCharge(startOfDay(addDays(TODAY, 1)))).toEqual([]);
});
