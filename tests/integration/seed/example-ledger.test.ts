import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/access/sign-in/password";
import { db } from "@/lib/db/client";
import type { Measure } from "@/lib/db/generated/client";
import { readCalendar } from "@/lib/db/read-calendar";
import { addDays, type Day, day, dayFromDb, dayOf, daysBetween, dayToDb, mondayOf, startOfDay } from "@/lib/domain/day";
import { ROLE_LABELS } from "@/lib/domain/labels";
import {
  daysOverdue,
  dueState,
  dueWithinWhere,
  overdueWhere,
  silentWhere,
  stuckWhere,
  type Timed,
  unreportedWhere,
} from "@/lib/domain/measure/deadline";
import { STANDS, standsWhere } from "@/lib/domain/measure/standing-still";
import { resetState } from "@/lib/domain/people/account-reset";
import { FULL_CHAIN, SHORT_CHAIN, STAGE_ROLE } from "@/lib/domain/signing/stages";
import { FIVE_POINTS, MEASURE_STATUSES, OUTCOME_KINDS, ROLES, SIGNING_STAGES, TIME_CLASSES } from "@/lib/domain/types";
import { settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { reportsNear } from "@/lib/features/round/queries/reports-near";
import { verifyChain } from "@/lib/history/record";
import { seedExample } from "@/prisma/seed";
import { EXAMPLE_ACCOUNTS, EXAMPLE_PASSWORD } from "@/prisma/seed/accounts";
import { viewerOf } from "@/tests/support/factories";
import { keptMeasures, toldMeasures } from "@/tests/support/history";
import { resetDatabase } from "../../support/database";

function load(today: Day): Promise<void> {
  return db.$transaction((tx) => seedExample(tx, { today }), { timeout: 60_000 });
}

function timed(m: Measure): Timed {
  return {
    status: m.status,
    dueOn: m.dueOn && dayFromDb(m.dueOn),
    heldDays: m.heldDays,
    submittedOn: m.submittedOn && dayFromDb(m.submittedOn),
    struck: m.struckAt !== null,
  };
}

/** A Sunday, a working day after a holiday season, and a leap day: the ledger must be whole whenever it is loaded. */
describe.each(["2026-11-22", "2025-03-03", "2024-02-29"])("example ledger loaded on %s", (text) => {
  const today = day(text);
  beforeAll(async () => {
    await resetDatabase();
    await load(today);
  });
  afterAll(resetDatabase);

  it("has units in the charge of leaders, and one that changed hands", async () => {
    const fields = await db.portfolio.findMany({ include: { unit: true }, orderBy: { fromOn: "asc" } });
    const held = fields.filter((f) => f.toOn === null);
    expect(held.length).toBeGreaterThan(5);
    const [ended] = fields.filter((f) => f.toOn !== null && dayFromDb(f.toOn) < today);
    expect(held.map((f) => f.unitId)).toContain(ended?.unitId);
  });

  it("has the bodies, inspections, issues, items and measures it promises", async () => {
    expect(await db.installation.findUnique({ where: { id: 1 } })).toMatchObject({ kind: "EXAMPLE" });
    const standing = { inspection: { struckAt: null } };
    const [inspections, issues, analogous, reform, measures, units, persons] = await Promise.all([
      db.inspection.count({ where: { struckAt: null } }),
      db.issue.count({ where: standing }),
      db.extendedItem.count({ where: { kind: "ANALOGOUS" } }),
      db.extendedItem.count({ where: { kind: "REFORM" } }),
      db.measure.count({ where: standing }),
      db.unit.count(),
      db.person.count(),
    ]);
    expect({ inspections, issues, analogous, reform, measures }).toEqual({
      inspections: 6,
      issues: 53,
      analogous: 20,
      reform: 3,
      measures: 251,
    });
    expect(units).toBeGreaterThanOrEqual(12);
    expect(persons).toBeGreaterThanOrEqual(30);
    expect(await db.body.count({ where: { parent: { isNot: null } } })).toBe(4);
  });

  it("has rounds with several bodies to compare, and reports about to be due or just past their day", async () => {
    const rounds = await db.inspection.groupBy({ by: ["term", "round"], where: { struckAt: null }, _count: true });
    expect(rounds.filter((round) => round._count > 1).length).toBeGreaterThan(1);
    const office = await db.person.findFirstOrThrow({ where: { account: { login: "xuncha" } } });
    const viewer = await viewerOf(office, startOfDay(today));
    const { rows } = await reportsNear(viewer, 1);
    expect(rows.some((row) => row.reportDueOn < today)).toBe(true);
    expect(rows.some((row) => row.reportDueOn >= today)).toBe(true);
  });

  it("shows an import that was undone, all of it struck, and the same report come in anew", async () => {
    const [undone, ...more] = await db.inspection.findMany({ where: { struckAt: { not: null } } });
    expect(more).toEqual([]);
    const within = { inspectionId: undone?.id ?? "" };
    for (const counted of [db.issue.count({ where: within }), db.measure.count({ where: within })])
      expect(await counted).toBeGreaterThan(4);
    expect(await db.measure.count({ where: { ...within, struckAt: null } })).toBe(0);
    const drafts = await db.importDraft.findMany({ orderBy: { createdAt: "asc" } });
    expect(drafts.map((draft) => draft.state)).toEqual(["CONFIRMED", "UNDONE", "REVIEW"]);
    expect(new Set(drafts.slice(1).map((draft) => draft.checksum)).size).toBe(1);
    expect(await db.event.count({ where: { ...within, action: "inspection.undone" } })).toBe(1);
  });

  it("shows what was done before the ledger was kept: closed without an application, with source and voucher", async () => {
    const opened = await db.measure.findMany({
      where: { opening: true },
      include: { openings: true, closeOuts: true },
    });
    expect(opened.length).toBeGreaterThan(0);
    for (const m of opened) {
      expect(m.closeOuts, m.code).toEqual([]);
      const [entered] = m.openings;
      expect(entered?.day, m.code).toEqual(m.closedOn);
      expect([entered?.source, entered?.voucherName], m.code).not.toContain("");
      expect(dayOf(m.createdAt) >= dayFromDb(entered?.day ?? m.createdAt), m.code).toBe(true);
    }
  });

  it("shows measures that came from a progress report: on, with what it told as of its day", async () => {
    const told = await db.measure.findMany({
      where: { progress: { some: { fromReport: true } } },
      include: { progress: true, inspection: true },
    });
    expect(told.length).toBeGreaterThan(5);
    for (const m of told) {
      expect(m.status, m.code).toBe("UNDERWAY");
      const [said] = m.progress;
      expect(said?.text, m.code).toBe(m.text);
      expect(m.lastHeardOn, m.code).toEqual(said?.day);
      expect(said && said.day < m.createdAt, m.code).toBe(true);
    }
    const [inspectionId] = new Set(told.map((m) => m.inspectionId));
    expect(await db.importDraft.count({ where: { state: "CONFIRMED", inspectionId: inspectionId ?? "" } })).toBe(1);
  });

  it("shows applications taken back, one applied for again since, and ones that may still be", async () => {
    const taken = await db.application.findMany({
      where: { state: "WITHDRAWN" },
      include: { withdrawal: true, signatures: true, measure: { include: { closeOuts: true } } },
    });
    expect(taken.map((a) => [a.withdrawal !== null, a.signatures.length])).toEqual([
      [true, 0],
      [true, 0],
    ]);
    expect(taken.map((a) => a.measure?.status).sort()).toEqual(["SUBMITTED", "UNDERWAY"]);
    expect(taken.map((a) => a.withdrawal?.reason === "").sort()).toEqual([false, true]);
    const untouched = { state: "PENDING", signatures: { none: {} } } as const;
    expect(await db.application.count({ where: untouched })).toBeGreaterThan(2);
  });

  it("has decisions waiting for the 组长 of one body in two inspections, and rows reported this week", async () => {
    const waiting = await db.measure.findMany({ where: { stage: "GROUP_LEADER" }, include: { body: true } });
    expect(new Set(waiting.map((m) => m.inspectionId)).size).toBe(2);
    expect(new Set(waiting.map((m) => m.body.shortName))).toEqual(new Set(["市政务数据局"]));
    // Nothing is from today; on a Monday the week has nothing behind it.
    const monday = mondayOf(today);
    const sent = await db.progressEntry.count({ where: { day: { gte: dayToDb(monday) } } });
    expect(sent > 1).toBe(monday < today);
  });

  it("shows one-time codes waiting, released, used and voided, and what is still to be read of them", async () => {
    const now = startOfDay(today);
    const states = (await db.accountReset.findMany()).map((reset) => resetState(reset, now));
    expect(states.toSorted()).toEqual(["ASKED", "CANCELLED", "RELEASED", "USED"]);
    const audit = await db.person.findFirstOrThrow({ where: { posts: { some: { role: "AUDIT_ADMIN" } } } });
    expect(await db.accountNotice.count({ where: { personId: audit.id, readAt: null } })).toBe(3);
    expect(await db.accountNotice.count({ where: { readAt: { not: null } } })).toBeGreaterThan(5);
  });

  it("shows every state, stage, class, kind of effect figure and overdue band in the inspection under way", async () => {
    const among = { inspection: { round: "第五轮" }, body: { shortName: "市政务数据局" } };
    const counts = async (where: object) => db.measure.count({ where: { ...among, ...where } });
    for (const status of MEASURE_STATUSES) expect(await counts({ status }), status).toBeGreaterThan(0);
    for (const timeClass of TIME_CLASSES) expect(await counts({ timeClass }), timeClass).toBeGreaterThan(0);
    for (const stage of SIGNING_STAGES) expect(await db.measure.count({ where: { stage } }), stage).toBeGreaterThan(0);
    for (const kind of OUTCOME_KINDS) expect(await db.outcome.count({ where: { kind } }), kind).toBeGreaterThan(0);
    const late = await db.measure.findMany({ where: { ...among, ...overdueWhere(today) }, select: { dueOn: true } });
    const days = late.map((m) => (m.dueOn ? daysBetween(dayFromDb(m.dueOn), today) : 0));
    expect(days.filter((n) => n >= 1 && n <= 5).length).toBeGreaterThan(0);
    expect(days.filter((n) => n >= 6 && n <= 15).length).toBeGreaterThan(0);
    expect(days.filter((n) => n > 15).length).toBeGreaterThan(0);
    expect(await counts(dueWithinWhere(today, 0)), "due today").toBeGreaterThan(0);
    expect(await counts(dueWithinWhere(today, 7))).toBeGreaterThan(await counts(dueWithinWhere(today, 0)));
    expect(await counts(dueWithinWhere(today, 30))).toBeGreaterThan(await counts(dueWithinWhere(today, 7)));
    expect(await counts(silentWhere(today, 14))).toBeGreaterThan(await counts(silentWhere(today, 30)));
    expect(await counts(silentWhere(today, 30))).toBeGreaterThan(0);
    expect(await counts({ leadUnitId: null, struckAt: null })).toBeGreaterThan(0);
    expect(await counts({ struckAt: { not: null } })).toBeGreaterThan(0);
    expect(await counts({ timeClass: "LONG_TERM", ...overdueWhere(today) }), "missed review").toBeGreaterThan(0);
    const closed = await db.measure.findMany({
      where: { ...among, status: "CLOSED" },
      select: { closedOn: true, dueOn: true },
    });
    expect(closed.filter((m) => m.closedOn && m.dueOn && m.closedOn > m.dueOn).length, "closed late").toBeGreaterThan(
      0,
    );
    expect(await db.measure.count({ where: { cycle: 2 } }), "relapsed").toBe(4);
    expect(await db.issue.count({ where: { nearlyDoneAt: { not: null } } })).toBe(2);
    expect(await db.clueCount.count()).toBeGreaterThan(2);
    expect(await db.pointToMend.count({ where: { fixedAt: null } })).toBeGreaterThan(0);
    expect(await db.pointToMend.count({ where: { fixedAt: { not: null } } })).toBeGreaterThan(0);
    expect(await db.outcome.count({ where: { withdrawnAt: { not: null } } })).toBe(1);
    expect(await db.progressEntry.count({ where: { kind: "NO_CHANGE" } })).toBeGreaterThan(0);
  });

  it("tells late from waiting: applied in time, applied late, and days the desks held are not the unit's", async () => {
    const measures = await db.measure.findMany({ where: { struckAt: null, dueOn: { lt: dayToDb(today) } } });
    const late = new Set((await db.measure.findMany({ where: overdueWhere(today) })).map((m) => m.id));
    const states = measures.map((m) => ({ m, state: dueState({ ...timed(m), opening: m.opening }, today) }));
    const waiting = states.filter(({ state }) => state === "waiting").map(({ m }) => m);
    expect(waiting.length, "in time and past its day").toBeGreaterThan(0);
    expect(waiting.some((m) => late.has(m.id))).toBe(false);
    const applied = states.filter(({ state }) => state === "applied-late").map(({ m }) => m);
    expect(applied.length, "applied late").toBeGreaterThan(0);
    for (const m of applied) {
      expect(late.has(m.id), m.code).toBe(true);
      expect(m.appliedLateDays, m.code).toBe(daysOverdue(timed(m), today));
    }
    const held = measures.filter((m) => m.status === "RETURNED" && m.heldDays > 0 && late.has(m.id));
    expect(held.length, "held past its day, then returned").toBeGreaterThan(0);
    for (const m of held) {
      const since = m.dueOn ? daysBetween(dayFromDb(m.dueOn), today) : 0;
      expect(daysOverdue(timed(m), today), m.code).toBe(since - m.heldDays);
    }
  });

  it("shows what stands still: stuck at a stage, silent against unreported, and each kind of 无人负责", async () => {
    const calendar = await readCalendar(db, today);
    expect(await db.measure.count({ where: stuckWhere(today, 6, calendar) }), "stuck").toBeGreaterThan(0);
    expect(await db.measure.count({ where: unreportedWhere(today, 30) }), "unreported").toBeGreaterThan(0);
    const weekly = await db.measure.findMany({
      where: { AND: [silentWhere(today, 30), { NOT: unreportedWhere(today, 7) }] },
      include: { progress: { orderBy: { day: "asc" } } },
    });
    const everyWeek = weekly.filter(({ progress: said }) => {
      const gaps = said.slice(1).map((p, i) => daysBetween(dayFromDb(said[i]?.day ?? p.day), dayFromDb(p.day)));
      return said.length >= 5 && said.every((p) => p.kind === "NO_CHANGE") && gaps.every((n) => n <= 10);
    });
    expect(everyWeek.length, "said 暂无进展 every week").toBeGreaterThan(0);
    const current = { inspection: { archivedAt: null } };
    for (const stands of STANDS) {
      const where = { ...current, ...standsWhere([stands], today, []) };
      expect(await db.measure.count({ where }), stands).toBeGreaterThan(0);
    }
    const ended = { leadUnit: { endedOn: { lte: dayToDb(today) } } };
    expect(await db.measure.count({ where: { ...ended, ...standsWhere(["unit"], today, []) } }), "ended unit").toBe(1);
  });

  it("has nearly everything of the earlier inspection closed, with relapses, and the newest just begun", async () => {
    const earlier = await db.measure.count({ where: { inspection: { round: "第二轮" } } });
    const closed = await db.measure.count({ where: { inspection: { round: "第二轮" }, status: "CLOSED" } });
    expect(closed / earlier).toBeGreaterThan(0.8);
    const fresh = { body: { shortName: "临江区住建局" }, inspection: { round: "第五轮" } };
    const planned = await db.measure.count({ where: { ...fresh, status: "PLANNED" } });
    expect(planned / (await db.measure.count({ where: fresh }))).toBeGreaterThan(0.6);
    expect(await db.measure.count({ where: { ...fresh, leadUnitId: null } })).toBeGreaterThan(10);
    const relapsed = await db.measure.findMany({ where: { cycle: 2 }, include: { closeOuts: true } });
    for (const m of relapsed) {
      expect(
        m.closeOuts.filter((c) => c.cycle === 1).map((c) => c.state),
        m.code,
      ).toEqual(["APPROVED"]);
    }
  });

  it("keeps codes unique and sorts as a report prints: a settled order changes nothing", async () => {
    const order = { inspectionId: "asc", sortKey: "asc", id: "asc" } as const;
    const read = () =>
      db.measure.findMany({
        orderBy: Object.entries(order).map(([key, value]) => ({ [key]: value })),
        select: { id: true, code: true, sortKey: true, position: true, sectionId: true, rootIssueId: true },
      });
    const before = await read();
    const inspections = await db.inspection.findMany({ select: { id: true } });
    await db.$transaction(async (tx) => {
      for (const { id } of inspections) await settleOrder(tx, id);
    });
    expect(await read()).toEqual(before);
    for (const { id } of inspections) {
      const codes = (await db.measure.findMany({ where: { inspectionId: id }, orderBy: [{ sortKey: "asc" }] })).map(
        (m) => m.code,
      );
      expect(new Set(codes).size).toBe(codes.length);
      const direct = codes.filter((code) => /^\d/.test(code));
      expect(direct).toEqual([...direct].sort());
    }
    const parents = [
      ...(await db.issue.findMany({ include: { measures: true } })),
      ...(await db.extendedItem.findMany({ include: { measures: true } })),
    ];
    const sequences = await db.numberSequence.findMany({ where: { kind: "MEASURE" } });
    const last = new Map(sequences.map((s) => [s.withinId, s.last]));
    for (const parent of parents) expect(last.get(parent.id) ?? 0, parent.code).toBe(parent.measures.length);
  });

  it("signs every application in the order of its chain, by whoever held the role, never by the applicant", async () => {
    const applications = await db.application.findMany({
      include: {
        measure: { include: { inspection: true } },
        signatures: { orderBy: { createdAt: "asc" } },
        points: true,
      },
    });
    const posts = await db.post.findMany();
    const held = (personId: string, role: string, on: Date) =>
      posts.some(
        (p) => p.personId === personId && p.role === role && p.fromOn <= on && (p.toOn === null || on <= p.toOn),
      );
    for (const a of applications) {
      const { chain } = a;
      const name = `${a.measure?.code} ${a.cycle}/${a.attempt}`;
      expect(
        a.signatures.map((s) => s.stage),
        name,
      ).toEqual(chain.slice(0, a.signatures.length));
      if (a.state === "APPROVED") expect(a.signatures.length, name).toBe(chain.length);
      if (a.state === "RETURNED") expect(a.points.length, name).toBeGreaterThan(0);
      const applied = dayToDb(dayOf(a.submittedAt));
      expect(held(a.applicantId, "LIAISON", applied), name).toBe(true);
      for (const step of a.signatures) {
        expect(step.personId, name).not.toBe(a.applicantId);
        expect(step.createdAt > a.submittedAt, name).toBe(true);
        const on = dayToDb(dayOf(step.createdAt));
        expect(
          STAGE_ROLE[step.stage].some((role) => held(step.personId, role, on)),
          name,
        ).toBe(true);
        const checked = step.stage === "SUPERVISION" && step.decision === "APPROVE";
        expect(step.checks, name).toEqual(checked ? [...FIVE_POINTS] : []);
      }
    }
    const otherwise = applications.filter((a) => a.chain.join() !== a.measure?.inspection.chain.join());
    expect(otherwise.map((a) => [a.chain.join(), a.measure?.stage])).toEqual([
      [[...SHORT_CHAIN, "GROUP_LEADER"].join(), "GROUP_LEADER"],
    ]);
    const chains = new Set(applications.map((a) => a.chain.join()));
    expect(chains).toEqual(new Set([SHORT_CHAIN.join(), FULL_CHAIN.join(), [...SHORT_CHAIN, "GROUP_LEADER"].join()]));
    // The chain was set for the inspection while that one was made.
    for (const a of otherwise) {
      const edits = await db.event.findMany({
        where: { inspectionId: a.measure?.inspectionId ?? "", action: "inspection.edited" },
        orderBy: { seq: "asc" },
      });
      const [set, back] = edits.map((e) => e.at);
      expect(edits).toHaveLength(2);
      const between = applications.filter(
        (one) =>
          one.measure?.inspectionId === a.measure?.inspectionId &&
          set &&
          back &&
          set < one.submittedAt &&
          one.submittedAt < back,
      );
      expect(between.map((one) => one.id)).toEqual([a.id]);
    }
  });

  it("tells the same story in history as in the rows, in order of time and before today", async () => {
    for (const { key } of await db.eventChain.findMany()) {
      const { intact, events: count } = await verifyChain(db, key);
      expect(intact).toBe(true);
      expect(await db.chainCheck.findUnique({ where: { chain: key } })).toMatchObject({
        checkedSeq: count,
        brokenAt: null,
        runId: null,
      });
      const events = await db.event.findMany({ where: { chain: key }, orderBy: { seq: "asc" } });
      const times = events.map((e) => e.at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    expect(await db.event.count({ where: { at: { gte: startOfDay(today) } } })).toBe(0);
    expect(await toldMeasures()).toEqual(await keptMeasures());
    const measures = await db.measure.findMany({ include: { progress: { orderBy: { createdAt: "asc" } } } });
    const events = await db.event.findMany({
      where: { measureId: { not: null } },
      orderBy: [{ chain: "asc" }, { seq: "asc" }],
    });
    for (const m of measures) {
      const own = events.filter((e) => e.measureId === m.id);
      expect(m.version, m.code).toBeGreaterThanOrEqual(
        own.some((e) => e.action !== "measure.created" && e.action !== "measure.told") ? 2 : 1,
      );
      const days = m.progress.map((p) => p.day.getTime());
      expect(days, m.code).toEqual([...days].sort((a, b) => a - b));
      const relapsed = own.filter((e) => e.action === "measure.relapsed").map((e) => dayToDb(dayOf(e.at)).getTime());
      const heard = Math.max(
        days.at(-1) ?? 0,
        ...relapsed,
        days.length === 0 ? dayToDb(dayOf(m.createdAt)).getTime() : 0,
      );
      expect(m.lastHeardOn.getTime(), m.code).toBe(heard);
      if (m.startedOn && m.submittedOn) expect(m.startedOn <= m.submittedOn, m.code).toBe(true);
    }
  });

  it("acts only with posts held that day", async () => {
    const posts = new Map((await db.post.findMany()).map((p) => [p.id, p]));
    const acted = await db.event.findMany({ where: { postId: { not: null } } });
    for (const e of acted) {
      const post = posts.get(e.postId ?? "");
      const on = dayToDb(dayOf(e.at));
      expect(post?.personId, e.subjectLabel).toBe(e.personId);
      expect(
        post && post.fromOn <= on && (post.toOn === null || on <= post.toOn),
        `${e.action} ${e.subjectLabel}`,
      ).toBe(true);
    }
  });

  it("repeats no text but the one pair it repeats on purpose, and holds some very long ones", async () => {
    const texts = (await db.measure.findMany({ select: { text: true } })).map((m) => m.text);
    const repeated = texts.filter((t, i) => texts.indexOf(t) !== i);
    expect(repeated).toEqual(["加强业务培训，提高工作人员能力水平。"]);
    expect(texts.filter((t) => t.length >= 250).length).toBeGreaterThanOrEqual(4);
    const entries = (await db.progressEntry.findMany({ select: { text: true } })).map((p) => p.text);
    expect(entries.filter((t, i) => entries.indexOf(t) !== i)).toEqual([]);
  });

  it("prints accounts that exist, for every role", async () => {
    const accounts = await db.account.findMany({ include: { person: { include: { posts: true } } } });
    for (const printed of EXAMPLE_ACCOUNTS) {
      const account = accounts.find((a) => a.login === printed.login);
      expect(account, printed.login).toMatchObject({ disabledAt: null, mustChangePassword: false });
      expect(account?.person.name).toBe(printed.name);
      const roles = account?.person.posts.filter((p) => p.toOn === null).map((p) => ROLE_LABELS[p.role]);
      expect(roles, printed.login).toContain(printed.roleLabel);
    }
    expect(new Set(EXAMPLE_ACCOUNTS.map((a) => a.roleLabel))).toEqual(new Set(ROLES.map((r) => ROLE_LABELS[r])));
    const first = accounts.find((a) => a.login === "zuzhang");
    expect(await verifyPassword(first?.passwordHash ?? "", EXAMPLE_PASSWORD)).toBe(true);
    const open = accounts.map((a) => a.person.posts.filter((p) => p.toOn === null).length);
    expect(Math.max(...open)).toBeGreaterThanOrEqual(2);
    expect(accounts.filter((a) => a.disabledAt).length).toBe(1);
    expect(await db.post.count({ where: { toOn: { lt: dayToDb(addDays(today, 0)) } } })).toBeGreaterThanOrEqual(1);
  });
});

describe("a database of a real body", () => {
  it("refuses the example ledger and stays as it was", async () => {
    await resetDatabase();
    await db.installation.create({ data: { kind: "REAL" } });
    await expect(load(day("2026-11-22"))).rejects.toThrow("正式台账");
    expect(await db.body.count()).toBe(0);
    expect(await db.account.count()).toBe(0);
    await expect(hashPassword(EXAMPLE_PASSWORD)).resolves.toMatch(/^\$argon2id\$/);
  });
});
