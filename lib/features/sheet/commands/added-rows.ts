import "server-only";
import { v7 as uuid } from "uuid";
import { measureNumbers, parentNumbers, takeNumbersOfSeveral } from "@/lib/command/numbers";
import { refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { chineseNumber, measureCode, parentCode } from "@/lib/domain/numbering";
import { lastPosition, settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { ISSUE_CREATED, SECTION_CREATED } from "@/lib/features/feedback/events";
import { MEASURE_BACKFILLED, MEASURE_CREATED, MEASURE_OPENED } from "@/lib/features/measure/events";
import type { NewMeasure } from "@/lib/features/sheet/compare/planned";
import { aboutNewIssue, aboutNewMeasure, aboutNewSection } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { type Bringing, voucherOf, type WrittenRow } from "./changed-rows";

/** Rows one statement inserts. */
const BATCH = 500;

/** An issue measures go under: its id, its number, the section it stands in. */
type Parent = { id: string; code: string; sectionId: string | null };
type Placed = { add: NewMeasure; parent: Parent };

/**
 * Adds the measures of a sheet that the ledger does not have, with the issues and sections it does not have, numbered on from
 * the last ones. What of them was done before comes in with them: 补录 and 期初, each with its event.
 */
export async function addMeasures(write: Write, about: Bringing, adds: readonly NewMeasure[]): Promise<WrittenRow[]> {
  if (adds.length === 0) return [];
  const { inspection } = about.ledger;
  const sections = await addSections(write, about, adds);
  const fresh = freshIssues(adds, sections);
  const known = await knownIssues(write, about, adds);
  const codes = await takeNumbersOfSeveral(write.tx, [
    ...(fresh.size > 0 ? [{ sequence: parentNumbers(inspection, "ISSUE"), count: fresh.size }] : []),
    ...[...counted(adds, known, fresh)].map(([id, count]) => ({
      sequence: measureNumbers({ id, bodyId: inspection.bodyId }),
      count,
    })),
  ]);
  await insertIssues(write, about, fresh, codes.get(inspection.id) ?? []);
  const placed = adds.map((add): Placed => {
    const parent = "id" in add.issue ? known.get(add.issue.id) : fresh.get(keyOf(add.issue))?.parent;
    if (!parent) throw new Error("a measure without a parent");
    return { add, parent };
  });
  const measureIds = await insertMeasures(write, about, placed, codes);
  await settleOrder(write.tx, inspection.id);
  const issues = [...fresh.values()].map(({ parent }) => ({ issueId: parent.id, created: true, before: {} }));
  return [...issues, ...measureIds.map((measureId) => ({ measureId, created: true, before: {} }))];
}

type NewIssue = Exclude<NewMeasure["issue"], { id: string }>;
const keyOf = ({ title, text }: NewIssue) => `${title}\n${text}`;
const isNew = (issue: NewMeasure["issue"]): issue is NewIssue => !("id" in issue);

/** Sections the inspection does not have, behind its last one. @returns ids by title */
async function addSections(
  { tx, record }: Write,
  { post, ledger: { inspection } }: Bringing,
  adds: readonly NewMeasure[],
): Promise<Map<string, string>> {
  const titles = new Set(
    adds.flatMap(({ issue }) =>
      isNew(issue) && issue.section && "title" in issue.section ? [issue.section.title] : [],
    ),
  );
  const ids = new Map<string, string>();
  if (titles.size === 0) return ids;
  const taken = await tx.section.findMany({ where: { inspectionId: inspection.id } });
  const numerals = Array.from({ length: 99 }, (_, i) => chineseNumber(i + 1));
  let highest = Math.max(-1, ...taken.map((section) => numerals.indexOf(section.number)));
  let position = Math.max(0, ...taken.map((section) => section.position));
  for (const title of titles) {
    highest += 1;
    position += 1;
    const number = numerals[highest];
    if (!number) refuse("limit", "方面已经编到九十九，不能再增加。");
    const section = await tx.section.create({
      data: { bodyId: inspection.bodyId, inspectionId: inspection.id, number, title, position },
    });
    ids.set(title, section.id);
    record(post, { ...aboutNewSection(section), kind: SECTION_CREATED });
  }
  return ids;
}

function freshIssues(
  adds: readonly NewMeasure[],
  sections: ReadonlyMap<string, string>,
): Map<string, { issue: NewIssue; parent: Parent }> {
  const fresh = new Map<string, { issue: NewIssue; parent: Parent }>();
  for (const { issue } of adds) {
    if (!isNew(issue) || fresh.has(keyOf(issue))) continue;
    const { section } = issue;
    const sectionId = section && ("id" in section ? section.id : (sections.get(section.title) ?? null));
    fresh.set(keyOf(issue), { issue, parent: { id: uuid(), code: "", sectionId } });
  }
  return fresh;
}

async function knownIssues(
  { tx }: Write,
  { ledger }: Bringing,
  adds: readonly NewMeasure[],
): Promise<Map<string, Parent>> {
  const ids = adds.flatMap(({ issue }) => ("id" in issue ? [issue.id] : []));
  const rows = await tx.issue.findMany({
    where: { id: { in: ids }, inspectionId: ledger.inspection.id, struckAt: null },
    select: { id: true, code: true, sectionId: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many measures each issue gets, by its id. */
function counted(
  adds: readonly NewMeasure[],
  known: ReadonlyMap<string, Parent>,
  fresh: ReadonlyMap<string, { parent: Parent }>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { issue } of adds) {
    const id = "id" in issue ? known.get(issue.id)?.id : fresh.get(keyOf(issue))?.parent.id;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

async function insertIssues(
  { tx, viewer, record }: Write,
  { post, ledger: { inspection } }: Bringing,
  fresh: ReadonlyMap<string, { issue: NewIssue; parent: Parent }>,
  numbers: readonly number[],
): Promise<void> {
  if (fresh.size === 0) return;
  const position = await lastPosition(tx, "issue", { inspectionId: inspection.id });
  const rows = [...fresh.values()].map(({ issue, parent }, at) => {
    parent.code = parentCode("ISSUE", numbers[at] ?? 0);
    return {
      id: parent.id,
      bodyId: inspection.bodyId,
      inspectionId: inspection.id,
      sectionId: parent.sectionId,
      code: parent.code,
      title: issue.title,
      text: issue.text,
      position: position + at + 1,
      createdAt: viewer.now,
    };
  });
  await tx.issue.createMany({ data: rows });
  for (const row of rows) record(post, { ...aboutNewIssue(row), kind: ISSUE_CREATED });
}

async function insertMeasures(
  write: Write,
  about: Bringing,
  placed: readonly Placed[],
  codes: ReadonlyMap<string, readonly number[]>,
): Promise<string[]> {
  const { tx } = write;
  const { inspection } = about.ledger;
  const given = new Map<string, number>();
  const last = new Map<string, number>();
  const rows = [];
  for (const { add, parent } of placed) {
    const at = given.get(parent.id) ?? 0;
    given.set(parent.id, at + 1);
    if (!last.has(parent.id))
      last.set(parent.id, await lastPosition(tx, "measure", { inspectionId: inspection.id, issueId: parent.id }));
    const number = codes.get(parent.id)?.[at] ?? 0;
    const position = (last.get(parent.id) ?? 0) + at + 1;
    rows.push({ add, data: columnsOf(write, about, { add, parent }, { number, position }) });
  }
  for (let i = 0; i < rows.length; i += BATCH) {
    const some = rows.slice(i, i + BATCH);
    await tx.measure.createMany({ data: some.map(({ data }) => data) });
    await tx.measureUnit.createMany({
      data: some.flatMap(({ add, data }) => add.unitIds.map((unitId) => ({ measureId: data.id, unitId }))),
    });
  }
  for (const { data } of rows) write.record(about.post, { ...aboutNewMeasure(data), kind: MEASURE_CREATED });
  for (const { add, data } of rows) await insertLife(write, about, add, data);
  return rows.map(({ data }) => data.id);
}

function columnsOf(
  { viewer }: Write,
  { ledger: { inspection } }: Bringing,
  { add, parent }: Placed,
  { number, position }: { number: number; position: number },
) {
  const begun = add.underwayOn ? dayToDb(add.underwayOn) : null;
  const heardOn = begun ?? dayToDb(viewer.today);
  const dueOn = add.dueOn ? dayToDb(add.dueOn) : null;
  return {
    id: uuid(),
    bodyId: inspection.bodyId,
    inspectionId: inspection.id,
    issueId: parent.id,
    rootIssueId: parent.id,
    sectionId: parent.sectionId,
    code: measureCode(parent.code, number),
    sortKey: "",
    position,
    text: add.text,
    leaderId: add.leaderId,
    leadUnitId: add.leadUnitId,
    ownerId: add.ownerId,
    timeClass: add.timeClass,
    dueOn,
    originalDueOn: dueOn,
    dueText: add.dueText,
    remark: add.remark,
    lastHeardOn: heardOn,
    lastProgressOn: heardOn,
    ...(add.openingOn
      ? { status: "CLOSED" as const, opening: true, closedOn: dayToDb(add.openingOn), startedOn: begun }
      : begun && { status: "UNDERWAY" as const, startedOn: begun }),
    createdAt: viewer.now,
  };
}

/** What was done of a new measure before the ledger was kept. */
async function insertLife(
  { tx, viewer, record }: Write,
  { post, ledger }: Bringing,
  add: NewMeasure,
  measure: ReturnType<typeof columnsOf>,
): Promise<void> {
  const by = { personId: viewer.personId, personName: viewer.name, postLabel: post.label, createdAt: viewer.now };
  if (add.backfill) {
    const { day, text } = add.backfill;
    await tx.progressEntry.create({
      data: { measureId: measure.id, cycle: 1, kind: "PROGRESS", text, day: dayToDb(day), backfilled: true, ...by },
    });
    record(post, {
      ...aboutNewMeasure(measure),
      kind: MEASURE_BACKFILLED,
      facts: fact("backfilled", null, { day, text }),
    });
  }
  if (!add.openingOn) return;
  const source = ledger.choices.opening.source.trim();
  const { voucherId } = ledger.choices.opening;
  const voucher = voucherOf(ledger, voucherId);
  await tx.opening.create({
    data: {
      measureId: measure.id,
      day: dayToDb(add.openingOn),
      source,
      voucherId,
      voucherName: voucher,
      statusBefore: add.underwayOn ? "UNDERWAY" : "PLANNED",
      ...by,
    },
  });
  record(post, {
    ...aboutNewMeasure(measure),
    kind: MEASURE_OPENED,
    facts: fact("opened", null, { day: add.openingOn, source, voucher }),
  });
}
