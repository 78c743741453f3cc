import { cut } from "@/lib/domain/text/text";
import { addDays, type Day, dayInText, daysBetween, dayToDb } from "../../lib/domain/day";
import { ISSUE } from "../../lib/domain/feedback/kept";
import { stateOf } from "../../lib/domain/history/field";
import type { Kind } from "../../lib/domain/history/kind";
import { INSPECTION } from "../../lib/domain/inspection/kept";
import { presetPeriods } from "../../lib/domain/inspection/periods";
import { columnsOf, sortKey } from "../../lib/domain/measure/parent";
import { chineseNumber, measureCode, parentCode } from "../../lib/domain/numbering";
import { EXTENDED_KINDS } from "../../lib/domain/types";
import { ISSUE_CREATED, ISSUE_NEARLY_DONE, ITEM_CREATED, SECTION_CREATED } from "../../lib/features/feedback/events";
import { CLUES_RECORDED, INSPECTION_CREATED, INSPECTION_MEETING_DAY } from "../../lib/features/inspection/events";
import type { PersonActor } from "../../lib/history/actor";
import { type EventInput, fact } from "../../lib/history/record";
import { Clock, idAt, instant, pick, workday } from "./calendar";
import type { InspectionSeed, IssueSeed, MeasureSeed } from "./content/types";
import { type Identity, MeasureLife, type Setting } from "./measure-life";
import type { Organisation } from "./organisation";
import { planLife } from "./plan-life";
import type { Rows } from "./rows";

/** Days from the feedback to the ledger being set up, and further days to the items the body found itself. */
const ENTERED_AFTER = 4;
const ITEMS_AFTER = 3;
/** Days from setting up to assignment: the plan takes its time, unless the feedback is only just given. */
const ASSIGN_AFTER = { settled: 9, fresh: 2 } as const;
const FRESH = -30;
/** How long the team was on the spot, and how long its feedback took. */
const ONSITE_DAYS = 60;
/** Limits of every inspection: what a new one begins with. */
const [SILENT_DAYS, STUCK_DAYS, REVIEW_DAYS] = [14, 5, 90];
const REPORT_DAYS = 52;

/** Adds one inspection with everything in it to the rows. */
export function addInspection(rows: Rows, org: Organisation, seed: InspectionSeed, today: Day): void {
  const feedbackOn = workday(addDays(today, seed.feedback));
  const base = seed.base === "today" ? today : feedbackOn;
  const fromBase = daysBetween(base, feedbackOn);
  const entered = fromBase + ENTERED_AFTER;
  const latest = daysBetween(base, today) - 1;
  const on = (offset: number) => workday(addDays(base, Math.min(offset, latest)));
  const periods = presetPeriods(seed.kind, feedbackOn);
  const createdAt = instant(on(entered), 8 * 60 + 35);
  const id = idAt(createdAt);
  const office = org.actor("OFFICE", on(entered), { words: seed.title });
  const row = {
    id,
    bodyId: org.bodyId,
    kind: seed.kind,
    title: seed.title,
    term: seed.term,
    round: seed.round,
    team: seed.team,
    onsiteFrom: dayToDb(addDays(feedbackOn, -REPORT_DAYS - ONSITE_DAYS)),
    onsiteTo: dayToDb(addDays(feedbackOn, -REPORT_DAYS)),
    feedbackOn: dayToDb(feedbackOn),
    planDueOn: dayToDb(periods.planDueOn),
    concentratedEndOn: dayToDb(periods.concentratedEndOn),
    reportDueOn: dayToDb(periods.reportDueOn),
    chain: seed.chain,
    contactPhone: seed.contact.phone,
    contactEmail: seed.contact.email,
    contactAddress: seed.contact.address,
    contactPostcode: seed.contact.postcode,
    silentAfterDays: SILENT_DAYS,
    stuckAfterDays: STUCK_DAYS,
    reviewEveryDays: REVIEW_DAYS,
    createdAt,
  };
  const note = noter(rows, org, id);
  const set = stateOf(INSPECTION, row);
  note(office, createdAt, INSPECTION_CREATED, { id, label: seed.title }, { now: set });
  const met = seed.meeting === null ? null : workday(addDays(today, seed.meeting));
  rows.inspections.push({ ...row, lastMeetingOn: met && dayToDb(met) });
  if (met) {
    const actor = org.actor("OFFICE", met, { words: `${seed.title} ${met}` });
    note(actor, instant(met, 16 * 60 + 40), INSPECTION_MEETING_DAY, { id, label: seed.title }, { was: set });
  }
  const setting: Setting = {
    rows,
    org,
    inspectionId: id,
    chain: seed.chain,
    reviewEveryDays: REVIEW_DAYS,
    concentratedEndOn: periods.concentratedEndOn,
    on,
    due: (offset) => addDays(base, offset),
  };
  const place: Place = {
    setting,
    note,
    office,
    entered,
    latest,
    endOffset: daysBetween(base, periods.concentratedEndOn),
    assignAfter: seed.feedback > FRESH ? ASSIGN_AFTER.fresh : ASSIGN_AFTER.settled,
    clock: new Clock(seed.title),
  };
  addAdvice(rows, createdAt, { inspectionId: id }, seed.advice);
  const placed = addSections(rows, place, seed);
  addItems(rows, place, seed, placed);
  for (const clue of seed.clues) addClues(rows, place, clue);
}

type Note = (
  actor: PersonActor,
  at: Date,
  kind: Kind,
  subject: { id: string; label: string; issueId?: string },
  told?: Pick<EventInput, "was" | "now" | "facts" | "reason">,
) => void;

function noter(rows: Rows, org: Organisation, inspectionId: string): Note {
  return (actor, at, kind, subject, told = {}) =>
    rows.events.push({
      actor,
      at,
      bodyId: org.bodyId,
      kind,
      subjectId: subject.id,
      subjectLabel: subject.label,
      inspectionId,
      issueId: subject.issueId ?? null,
      ...told,
    });
}

type Place = {
  setting: Setting;
  note: Note;
  office: PersonActor;
  entered: number;
  latest: number;
  /** End of the concentrated period, in days from the base. */
  endOffset: number;
  assignAfter: number;
  clock: Clock;
};

type PlacedIssue = { id: string; sectionId: string; position: number };

/** @returns the ids of the advice, in order */
function addAdvice(
  rows: Rows,
  at: Date,
  of: { inspectionId: string; sectionId?: string; issueId?: string },
  texts: readonly string[],
): string[] {
  const advice = texts.map((text, i) => ({ id: idAt(at), ...of, position: i + 1, text }));
  rows.advice.push(...advice);
  return advice.map(({ id }) => id);
}

function addSections(rows: Rows, place: Place, seed: InspectionSeed): PlacedIssue[] {
  const { setting, note, office } = place;
  const { inspectionId, org } = setting;
  const placed: PlacedIssue[] = [];
  seed.sections.forEach((section, i) => {
    const at = instant(setting.on(place.entered), 8 * 60 + 36);
    const sectionId = idAt(at);
    const number = chineseNumber(i + 1);
    rows.sections.push({
      id: sectionId,
      bodyId: org.bodyId,
      inspectionId,
      number,
      title: section.title,
      position: i + 1,
    });
    note(office, at, SECTION_CREATED, { id: sectionId, label: `（${number}）${section.title}` });
    addAdvice(rows, at, { inspectionId, sectionId }, section.advice ?? []);
    for (const issue of section.issues) placed.push(addIssue(rows, place, issue, sectionId, placed.length + 1));
  });
  return placed;
}

const listOf = (texts: readonly string[]) => texts.map((text) => ({ text }));

function addIssue(rows: Rows, place: Place, seed: IssueSeed, sectionId: string, position: number): PlacedIssue {
  const { setting, note, office } = place;
  const { inspectionId, org } = setting;
  const at = instant(setting.on(place.entered), 8 * 60 + 37);
  const id = idAt(at);
  const code = parentCode("ISSUE", position);
  const nearly = seed.nearlyDone && {
    at: instant(setting.on(seed.nearlyDone.on), 16 * 60 + pick(seed.title, 50)),
    reason: seed.nearlyDone.reason,
  };
  const begun = {
    id,
    bodyId: org.bodyId,
    inspectionId,
    sectionId,
    code,
    title: seed.title,
    text: seed.text,
    target: seed.target,
    position,
    createdAt: at,
  };
  const declared = nearly ? { nearlyDoneAt: nearly.at, nearlyDoneReason: nearly.reason, version: 2 } : {};
  rows.issues.push({ ...begun, ...declared });
  const subject = { id, label: code, issueId: id };
  const facts = (seed.facts ?? []).map(([label, text]) => ({
    label,
    text: text.replace(/\{(\d+)\}/, (_, days) => dayInText(setting.due(Number(days)))),
  }));
  const lists = { manifestations: listOf(seed.manifestations), advice: listOf(seed.advice ?? []), facts };
  const was = stateOf(ISSUE, { ...begun, ...lists });
  note(office, at, ISSUE_CREATED, subject, { now: was });
  if (nearly) {
    const declarer = org.actor("OFFICE", setting.on(seed.nearlyDone?.on ?? 0), { words: code });
    note(declarer, nearly.at, ISSUE_NEARLY_DONE, subject, { was, reason: nearly.reason });
  }
  rows.facts.push(
    ...facts.map((fact, i) => ({
      id: idAt(at),
      issueId: id,
      position: i + 1,
      ...fact,
      sourceLine: 10 * position + i,
    })),
  );
  const manifestations = seed.manifestations.map((text, i) => ({ id: idAt(at), issueId: id, position: i + 1, text }));
  rows.manifestations.push(...manifestations);
  const advice = addAdvice(rows, at, { inspectionId, issueId: id }, seed.advice ?? []);
  seed.measures.forEach((m, i) => {
    // The measures answer the manifestations one by one; of some issues the last is answered by none.
    const shown = position % 9 === 4 && i === manifestations.length - 1 ? undefined : manifestations[i];
    live(place, m, place.entered, {
      code: measureCode(code, i + 1),
      sortKey: sortKey("issue", { root: position, parent: position, measure: i + 1 }),
      position: i + 1,
      ...columnsOf({ row: "issue", id }),
      rootIssueId: id,
      sectionId,
      manifestationLinks: shown ? [{ manifestationId: shown.id }] : [],
      adviceLinks: i === 0 ? advice.map((adviceId) => ({ adviceId })) : [],
    });
  });
  return { id, sectionId, position };
}

function addItems(rows: Rows, place: Place, seed: InspectionSeed, issues: readonly PlacedIssue[]): void {
  const { setting, note, office } = place;
  const { inspectionId, org } = setting;
  const entered = place.entered + ITEMS_AFTER;
  const ordered = EXTENDED_KINDS.flatMap((kind) =>
    seed.items.filter((i) => i.kind === kind).map((item, i) => ({ item, code: parentCode(kind, i + 1) })),
  );
  ordered.forEach(({ item, code }, i) => {
    const at = instant(setting.on(entered), 8 * 60 + 38);
    const id = idAt(at);
    const issue = item.issue === undefined ? undefined : issues[item.issue - 1];
    if (item.issue !== undefined && !issue) throw new Error(`${code}: there is no issue ${item.issue}`);
    const position = i + 1;
    rows.items.push({
      id,
      bodyId: org.bodyId,
      inspectionId,
      kind: item.kind,
      code,
      title: item.title,
      issueId: issue?.id ?? null,
      sectionId: issue?.sectionId ?? null,
      position,
      createdAt: at,
    });
    note(office, at, ITEM_CREATED, { id, label: code, ...(issue ? { issueId: issue.id } : {}) });
    item.measures.forEach((m, n) => {
      live(place, m, entered, {
        code: measureCode(code, n + 1),
        sortKey: sortKey("item", { root: issue?.position ?? null, parent: position, measure: n + 1 }),
        position: n + 1,
        ...columnsOf({ row: "item", id }),
        rootIssueId: issue?.id ?? null,
        sectionId: issue?.sectionId ?? null,
        manifestationLinks: [],
        adviceLinks: [],
      });
    });
  });
}

/** Lives one measure from the day it entered the ledger to today. */
function live(place: Place, m: MeasureSeed, usual: number, identity: Omit<Identity, "id">): void {
  const { setting } = place;
  const entered = m.added ?? usual;
  const words = `${identity.code} ${cut(m.text, 12)}`;
  const life = new MeasureLife(
    setting,
    m,
    { ...identity, id: idAt(instant(setting.on(entered), 8 * 60 + 40)) },
    setting.on(entered),
  );
  if (m.struck) {
    life.strike(setting.on(m.struck.on), m.struck.reason);
  } else {
    const due = m.relapse?.due ?? m.original ?? (m.due === "end" ? place.endOffset : (m.due ?? 0));
    const terms = { chain: setting.chain, entered, assignAfter: place.assignAfter, latest: place.latest, words };
    for (const { on, step } of planLife(m, due, terms)) life.take(step, on);
    if (m.opened) life.open(setting.on(m.opened.on), setting.on(m.opened.done), m.opened.source);
  }
  life.finish();
}

function addClues(rows: Rows, place: Place, clue: { on: number; transferred: number; concluded: number }): void {
  const { setting, note } = place;
  const day = setting.on(clue.on);
  const at = instant(day, 16 * 60 + 45);
  const pending = clue.transferred - clue.concluded;
  const { transferred, concluded } = clue;
  rows.clues.push({
    bodyId: setting.org.bodyId,
    inspectionId: setting.inspectionId,
    asOf: dayToDb(day),
    transferred,
    concluded,
    pending,
    createdAt: at,
  });
  const office = setting.org.actor("OFFICE", day, { words: `clues ${clue.on}` });
  const inspection = rows.inspections.find((i) => i.id === setting.inspectionId);
  note(
    office,
    at,
    CLUES_RECORDED,
    { id: setting.inspectionId, label: inspection?.title ?? "" },
    {
      facts: fact("clues", null, { asOf: day, transferred, concluded, pending }),
    },
  );
}
