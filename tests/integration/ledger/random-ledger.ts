import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { addDays, type Day, dayToDb } from "@/lib/domain/day";
import type { ParentKind } from "@/lib/domain/types";
import { MEASURE_STATUSES, type MeasureStatus, SIGNING_STAGES, TIME_CLASSES, type TimeClass } from "@/lib/domain/types";
import {
  createInspection,
  createIssue,
  createItem,
  createPerson,
  createSection,
  createUnit,
  TODAY,
} from "../../support/factories";

/** A measure as plain values, for predicates in JavaScript to be held against the database's conditions. */
export type Plain = {
  id: string;
  bodyId: string;
  inspectionId: string;
  sectionId: string | null;
  rootIssueId: string | null;
  itemId: string | null;
  source: ParentKind;
  code: string;
  sortKey: string;
  text: string;
  remark: string;
  parentTitles: string[];
  leadUnitId: string | null;
  coop: string[];
  leaderId: string | null;
  ownerId: string | null;
  timeClass: TimeClass | null;
  status: MeasureStatus;
  stage: string | null;
  cycle: number;
  dueOn: Day | null;
  originalDueOn: Day | null;
  lastHeardOn: Day;
  lastProgressOn: Day;
  /** Days past the deadline the desks held it, before the unit had it again. */
  held: number;
  stageSince: Day | null;
  submittedOn: Day | null;
  closedOn: Day | null;
  opening: boolean;
  struck: boolean;
};

export type Place = { bodyId: string; units: string[]; people: string[]; sections: string[]; inspectionId: string };

/** A body with units, people and one inspection with sections. */
export async function makePlace(bodyId?: string): Promise<Place> {
  const inspection = await createInspection(bodyId ? { bodyId } : {});
  const at = { bodyId: inspection.bodyId };
  const units = [await createUnit(at), await createUnit(at), await createUnit(at)];
  const people = [await createPerson(at), await createPerson(at)];
  const sections = [
    await createSection({ inspectionId: inspection.id }),
    await createSection({ inspectionId: inspection.id }),
  ];
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  return {
    bodyId: inspection.bodyId,
    inspectionId: inspection.id,
    units: ids(units),
    people: ids(people),
    sections: ids(sections),
  };
}

const WORDS = ["制定办法", "100%_完成", "a\\b", "召开专题会", "Budget 预算", "回头看", "50% 以上", "under_score"];

/** The random part of a measure; the rest follows from it as the database's rules ask. */
const draw = fc.record({
  parent: fc.nat(5),
  lead: fc.option(fc.nat(2)),
  coop: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  leader: fc.option(fc.nat(1)),
  owner: fc.option(fc.nat(1)),
  timeClass: fc.option(fc.constantFrom(...TIME_CLASSES)),
  status: fc.constantFrom(...MEASURE_STATUSES),
  stage: fc.constantFrom(...SIGNING_STAGES),
  cycle: fc.constantFrom(1, 1, 1, 2, 3),
  // Few different days on purpose: orders have to hold on ties.
  due: fc.option(fc.constantFrom(-40, -20, -3, -1, 0, 1, 6, 7, 8, 30, 31), { freq: 8 }),
  /** Days the deadline was moved since it was first set. */
  moved: fc.constantFrom(0, 0, 0, 5, 30),
  heard: fc.constantFrom(0, -1, -13, -14, -15, -30, -60),
  /** Days of entries since that said 暂无进展 only. */
  unchanged: fc.constantFrom(0, 0, 1, 14, 30),
  held: fc.constantFrom(0, 0, 0, 1, 10),
  /** Day of the standing application, and days from it to the closing or to the stage it waits at. */
  sent: fc.constantFrom(-41, -20, -9, -4, -3, -2, -1, 0),
  after: fc.constantFrom(0, 1, 4, 8, 30),
  /** Of a closed one: done before the ledger was kept. */
  opening: fc.constantFrom(false, false, true),
  struck: fc.constantFrom(false, false, false, false, true),
  text: fc.constantFrom(...WORDS),
  remark: fc.constantFrom("", "", ...WORDS),
});

/** Writes `count` random measures into a place and tells them as plain values. Same seed, same measures. */
export async function randomMeasures(place: Place, count: number, seed: number): Promise<Plain[]> {
  const { inspectionId, bodyId, units, people, sections } = place;
  const issues = [
    await createIssue({ inspectionId, sectionId: sections[0] ?? null, title: "预算管理不严" }),
    await createIssue({ inspectionId, sectionId: sections[1] ?? null, title: "执行率100%不实" }),
    await createIssue({ inspectionId, title: "制度不健全" }),
  ];
  const items = [
    await createItem({ inspectionId, issueId: issues[0]?.id ?? null, title: "举一反三 采购_合同" }),
    await createItem({ inspectionId, kind: "ANALOGOUS", title: "自查发现" }),
    await createItem({ inspectionId, kind: "REFORM", title: "推动改革" }),
  ];
  const plain = fc.sample(draw, { numRuns: count, seed }).map((d, n): Plain => {
    const issue = issues[d.parent];
    const item = issue ? undefined : items[d.parent - issues.length];
    const root = issue ?? issues.find((i) => i.id === item?.issueId);
    const started = d.status !== "PLANNED";
    const leadUnitId = d.lead === null ? (started ? (units[0] ?? null) : null) : (units[d.lead] ?? null);
    const atDesk = d.status === "SUBMITTED" || d.status === "CLOSED";
    const reached = addDays(TODAY, Math.min(0, d.sent + d.after));
    const opening = d.opening && d.status === "CLOSED";
    const struck = d.struck && d.status !== "SUBMITTED" && d.status !== "CLOSED";
    return {
      id: randomUUID(),
      bodyId,
      inspectionId,
      sectionId: (issue ?? item)?.sectionId ?? null,
      rootIssueId: root?.id ?? null,
      itemId: item?.id ?? null,
      source: issue ? "ISSUE" : (item?.kind ?? "ANALOGOUS"),
      code: `M${n}`,
      sortKey: String(d.parent).padStart(5, "0"),
      text: `${d.text} ${n}`,
      remark: d.remark,
      parentTitles: [root?.title, item?.title].filter((t) => t !== undefined),
      leadUnitId,
      coop: d.coop.map((u) => units[u] ?? "").filter((u) => u !== leadUnitId),
      leaderId: d.leader === null ? null : (people[d.leader] ?? null),
      ownerId: d.owner === null ? null : (people[d.owner] ?? null),
      timeClass: d.timeClass,
      status: d.status,
      stage: d.status === "SUBMITTED" ? d.stage : null,
      cycle: d.cycle,
      dueOn: d.due === null ? null : addDays(TODAY, d.due),
      originalDueOn: d.due === null ? null : addDays(TODAY, d.due - d.moved),
      lastHeardOn: addDays(TODAY, d.heard),
      lastProgressOn: addDays(TODAY, d.heard - d.unchanged),
      held: d.held,
      submittedOn: atDesk && !opening ? addDays(TODAY, d.sent) : null,
      stageSince: d.status === "SUBMITTED" ? reached : null,
      closedOn: d.status === "CLOSED" ? reached : null,
      opening,
      struck,
    };
  });
  const date = (day: Day | null) => (day ? dayToDb(day) : null);
  await db.measure.createMany({
    data: plain.map(
      (p, n): Prisma.MeasureCreateManyInput => ({
        id: p.id,
        bodyId,
        inspectionId,
        issueId: p.source === "ISSUE" ? p.rootIssueId : null,
        extendedItemId: p.itemId,
        rootIssueId: p.rootIssueId,
        sectionId: p.sectionId,
        code: p.code,
        sortKey: p.sortKey,
        position: n + 1,
        text: p.text,
        remark: p.remark,
        leadUnitId: p.leadUnitId,
        leaderId: p.leaderId,
        ownerId: p.ownerId,
        timeClass: p.timeClass,
        status: p.status,
        stage: (p.stage as Prisma.MeasureCreateManyInput["stage"]) ?? null,
        cycle: p.cycle,
        dueOn: date(p.dueOn),
        originalDueOn: date(p.originalDueOn),
        lastHeardOn: dayToDb(p.lastHeardOn),
        lastProgressOn: dayToDb(p.lastProgressOn),
        heldDays: p.held,
        stageSince: date(p.stageSince),
        submittedOn: date(p.submittedOn),
        closedOn: date(p.closedOn),
        opening: p.opening,
        struckAt: p.struck ? new Date() : null,
        struckReason: p.struck ? "重复" : "",
      }),
    ),
  });
  await db.measureUnit.createMany({
    data: plain.flatMap((p) => p.coop.map((unitId) => ({ measureId: p.id, unitId }))),
  });
  return plain;
}
