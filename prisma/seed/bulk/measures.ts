import { addDays, type Day, startOfDay } from "../../../lib/domain/day";
import type { Change, State } from "../../../lib/domain/history/change";
import { stateOf } from "../../../lib/domain/history/field";
import type { Kind } from "../../../lib/domain/history/kind";
import { heldDays } from "../../../lib/domain/measure/deadline";
import { MEASURE as KEPT } from "../../../lib/domain/measure/kept";
import { sortKey } from "../../../lib/domain/measure/parent";
import { measureCode } from "../../../lib/domain/numbering";
import { RULES_NOW } from "../../../lib/domain/signing/bars";
import { needsFivePoints, SHORT_CHAIN } from "../../../lib/domain/signing/stages";
import { FIVE_POINTS, type MeasureStatus, type SigningStage } from "../../../lib/domain/types";
import { MEASURE_STRUCK } from "../../../lib/features/feedback/events";
import {
  MEASURE_APPROVED,
  MEASURE_ASSIGNED,
  MEASURE_CLOSED,
  MEASURE_CREATED,
  MEASURE_REPORTED,
  MEASURE_RETURNED,
  MEASURE_STARTED,
  MEASURE_SUBMITTED,
} from "../../../lib/features/measure/events";
import type { PersonActor } from "../../../lib/history/actor";
import { type EventInput, fact } from "../../../lib/history/record";
import { APPROVALS } from "../remarks";
import { BulkTable } from "./insert";
import type { Random } from "./random";
import { APPLICATION, MEASURE, MEASURE_UNIT, POINT, PROGRESS, SIGNATURE } from "./shapes";
import { measureText, progressText } from "./words";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Days counted from today, as text and as instants; worked out once, because millions are asked for. */
export class Days {
  private readonly days = new Map<number, Day>();
  private readonly midnight: number;
  constructor(private readonly today: Day) {
    this.midnight = startOfDay(today).getTime();
  }

  day(offset: number): Day {
    const known = this.days.get(offset);
    if (known) return known;
    const made = addDays(this.today, offset);
    this.days.set(offset, made);
    return made;
  }

  /** An instant of that day; the zone of the ledger has no summer time, so every day is as long as the other. */
  at(offset: number, minute: number): Date {
    return new Date(this.midnight + offset * DAY + minute * MINUTE);
  }
}

export type Staff = {
  units: { id: string; name: string; liaison: PersonActor }[];
  leaders: string[];
  office: PersonActor;
  supervision: PersonActor;
};

/** Where a measure belongs; `entered` and `feedback` are days from today. */
export type BulkParent = {
  bodyId: string;
  inspectionId: string;
  sectionId: string;
  issueId: string;
  issueCode: string;
  issuePosition: number;
  entered: number;
  /** An inspection of earlier years: nearly everything is closed. */
  over: boolean;
};

const NOW = { PLANNED: 15, UNDERWAY: 45, SUBMITTED: 8, RETURNED: 4, CLOSED: 28 } as const satisfies Record<
  MeasureStatus,
  number
>;
const OVER = { PLANNED: 0, UNDERWAY: 5, SUBMITTED: 2, RETURNED: 1, CLOSED: 92 } as const satisfies Record<
  MeasureStatus,
  number
>;

/** Shares of the time classes, of struck and of unassigned measures. */
const TIME = { IMMEDIATE: 15, TIME_BOUND: 65, LONG_TERM: 20 } as const;
const STRUCK = 0.005;
const UNASSIGNED = 0.25;
const COOPERATION = 0.4;
const TO_MEND = "补充原始记录和现场照片";

/** The life of one measure in days from today; a day not reached is null. */
type Course = {
  assigned: number;
  started: number | null;
  heard: number;
  sent: number | null;
  closed: number | null;
  due: number;
};

export class MeasureWriter {
  private readonly measures: BulkTable<typeof MEASURE>;
  private readonly cooperation: BulkTable<typeof MEASURE_UNIT>;
  private readonly progress: BulkTable<typeof PROGRESS>;
  private readonly applications: BulkTable<typeof APPLICATION>;
  private readonly signatures: BulkTable<typeof SIGNATURE>;
  private readonly points: BulkTable<typeof POINT>;
  /** History of the measures written in full. */
  readonly events: EventInput[] = [];

  constructor(
    tx: ConstructorParameters<typeof BulkTable>[0],
    private readonly random: Random,
    private readonly days: Days,
    /** Measures that get two or more entries and their whole history; those after them get one entry each. */
    private readonly full: number,
  ) {
    this.measures = new BulkTable(tx, "measure", MEASURE);
    this.cooperation = new BulkTable(tx, "measure_unit", MEASURE_UNIT);
    this.progress = new BulkTable(tx, "progress_entry", PROGRESS);
    this.applications = new BulkTable(tx, "application", APPLICATION);
    this.signatures = new BulkTable(tx, "signature", SIGNATURE);
    this.points = new BulkTable(tx, "point_to_mend", POINT);
  }

  get count(): number {
    return this.measures.count;
  }

  get pending(): number {
    return this.measures.pending;
  }

  /** In the order the references need. */
  async flush(): Promise<void> {
    for (const table of [
      this.measures,
      this.cooperation,
      this.progress,
      this.applications,
      this.signatures,
      this.points,
    ]) {
      await table.flush();
    }
  }

  add(parent: BulkParent, staff: Staff, number: number): void {
    const { random, days } = this;
    const status = random.weighted(parent.over ? OVER : NOW);
    const unit = random.of(staff.units as [Staff["units"][number], ...Staff["units"]]);
    const assigned = status !== "PLANNED" || !random.chance(UNASSIGNED);
    const struck = status === "PLANNED" && random.chance(STRUCK * 5);
    const course = this.course(status, parent);
    const detailed = this.count < this.full;
    const createdAt = days.at(parent.entered, 540 + (this.count % 400) / 10);
    const id = random.id(createdAt);
    const code = measureCode(parent.issueCode, number);
    const timeClass = random.weighted(TIME);
    const due = days.day(course.due);
    const stage: SigningStage | null = status === "SUBMITTED" ? random.of(SHORT_CHAIN) : null;
    // Sent and given back the day after, as `apply` writes it; a returned one of the same day was held no day.
    const returned =
      assigned && status === "RETURNED" && course.sent !== null
        ? { submittedOn: days.day(course.sent), decidedOn: days.day(Math.min(course.sent + 1, -1)) }
        : null;
    const text = measureText(random);
    const entered = days.day(parent.entered);
    const begun = { text, issueId: parent.issueId, extendedItemId: null, status: "PLANNED", cycle: 1, heldDays: 0 };
    const story = this.story(parent, id, code, { ...begun, lastHeardOn: entered, lastProgressOn: entered });
    if (detailed) story(staff.office, createdAt, MEASURE_CREATED, {});
    let version = 1;
    const other = random.of(staff.units as [Staff["units"][number], ...Staff["units"]]);
    const cooperates = assigned && random.chance(COOPERATION) && other.id !== unit.id;
    const assignment = {
      leaderId: random.of(staff.leaders as [string, ...string[]]),
      leadUnitId: unit.id,
      timeClass,
      originalDueOn: due,
      dueOn: due,
      dueText: { IMMEDIATE: "立即整改", TIME_BOUND: "", LONG_TERM: "长期坚持" }[timeClass],
      cooperation: cooperates ? [{ unitId: other.id }] : [],
    };
    if (assigned) {
      version += 1;
      if (detailed) story(staff.office, days.at(course.assigned, 600), MEASURE_ASSIGNED, assignment);
    }
    const entries = course.started === null ? 0 : detailed ? random.int(1, 3) : 1;
    version += entries;
    for (let i = 0; i < entries; i += 1) {
      const start = course.started ?? course.heard;
      const offset = start + Math.round(((course.heard - start) * (i + 1)) / entries);
      this.report(id, unit.liaison, { offset, started: start, index: i }, detailed ? story : null);
    }
    const leaderId = assigned ? assignment.leaderId : null;
    if (course.sent !== null) {
      version += this.apply(
        { id, leaderId, leadUnitId: unit.id },
        staff,
        unit.liaison,
        { ...course, sent: course.sent },
        status,
        stage,
        detailed ? story : null,
        returned ? heldDays([returned], due) : 0,
      );
    }
    const struckAt = struck ? days.at(course.assigned, 700) : null;
    const struckReason = struck ? "与其他措施重复，合并办理。" : "";
    if (struckAt && detailed) {
      story(staff.office, struckAt, MEASURE_STRUCK, { struckAt, struckReason }, [], struckReason);
    }
    this.measures.add({
      id,
      body_id: parent.bodyId,
      inspection_id: parent.inspectionId,
      issue_id: parent.issueId,
      root_issue_id: parent.issueId,
      section_id: parent.sectionId,
      code,
      sort_key: sortKey("issue", { root: parent.issuePosition, parent: parent.issuePosition, measure: number }),
      position: number,
      text,
      leader_id: leaderId,
      lead_unit_id: assigned ? unit.id : null,
      time_class: assigned ? timeClass : null,
      original_due_on: assigned ? due : null,
      due_on: assigned ? due : null,
      due_text: assigned ? assignment.dueText : "",
      status,
      stage,
      last_heard_on: days.day(course.started === null ? parent.entered : course.heard),
      last_progress_on: days.day(course.started === null ? parent.entered : course.heard),
      held_days: returned ? heldDays([returned], due) : 0,
      stage_since:
        stage && course.sent !== null
          ? days.day(stage === SHORT_CHAIN[0] ? course.sent : Math.min(course.sent + 1, -1))
          : null,
      started_on: course.started === null ? null : days.day(course.started),
      submitted_on: course.sent !== null && status !== "RETURNED" ? days.day(course.sent) : null,
      closed_on: course.closed === null ? null : days.day(course.closed),
      struck_at: struckAt?.toISOString() ?? null,
      struck_reason: struckReason,
      created_at: createdAt.toISOString(),
      version: version + (struck ? 1 : 0),
    });
    if (cooperates) this.cooperation.add({ measure_id: id, unit_id: other.id });
  }

  private course(status: MeasureStatus, { entered, over }: BulkParent): Course {
    const { random } = this;
    // The most recent day of anything is yesterday; what happened long ago ended within its own period.
    const end = over ? entered + 110 : -1;
    const assigned = Math.min(entered + random.int(1, 8), end);
    const due =
      over && status === "CLOSED" ? entered + random.int(40, 110) : over ? random.int(-60, 60) : random.int(-20, 60);
    if (status === "PLANNED") return { assigned, started: null, heard: entered, sent: null, closed: null, due };
    const started = Math.min(assigned + random.int(1, 5), end);
    if (status === "UNDERWAY") {
      return { assigned, started, heard: random.int(started, over ? -1 : end), sent: null, closed: null, due };
    }
    const latest = over && status !== "CLOSED" ? -1 : end;
    const closed = status === "CLOSED" ? random.int(Math.min(started + 5, latest), latest) : null;
    const sent = closed === null ? Math.max(started, latest - random.int(2, 12)) : Math.max(started, closed - 4);
    return { assigned, started, heard: Math.max(started, sent - random.int(0, 3)), sent, closed, due };
  }

  /** Tells the history of a measure, event by event, each with the columns it changed. @param begun the columns it begins with */
  private story(parent: BulkParent, id: string, code: string, begun: object) {
    let row = begun;
    let was: State | undefined;
    return (actor: PersonActor, at: Date, kind: Kind, columns: object, facts: Change[] = [], reason = ""): void => {
      row = { ...row, ...columns };
      const now = stateOf(KEPT, row);
      this.events.push({
        actor,
        at,
        bodyId: parent.bodyId,
        kind,
        subjectId: id,
        subjectLabel: code,
        inspectionId: parent.inspectionId,
        issueId: parent.issueId,
        measureId: id,
        ...(was ? { was } : {}),
        now,
        facts,
        reason,
      });
      was = now;
    };
  }

  private report(
    measureId: string,
    by: PersonActor,
    { offset, started, index }: { offset: number; started: number; index: number },
    story: ReturnType<MeasureWriter["story"]> | null,
  ): void {
    const at = this.days.at(offset, 660 + index * 5);
    const text = progressText(this.random);
    this.progress.add({
      id: this.random.id(at),
      measure_id: measureId,
      cycle: 1,
      kind: "PROGRESS",
      text,
      person_id: by.personId ?? "",
      person_name: by.personName,
      post_label: by.postLabel,
      day: this.days.day(offset),
      created_at: at.toISOString(),
    });
    if (!story) return;
    if (index === 0) story(by, at, MEASURE_STARTED, { status: "UNDERWAY", startedOn: this.days.day(started) });
    const heard = { lastHeardOn: this.days.day(offset), lastProgressOn: this.days.day(offset) };
    story(by, at, MEASURE_REPORTED, heard, fact("progress", null, { kind: "PROGRESS", text }));
  }

  /** Writes the application with its signatures so far; returns how often it changed the measure. */
  private apply(
    measure: { id: string; leaderId: string | null; leadUnitId: string },
    staff: Staff,
    by: PersonActor,
    course: Course & { sent: number },
    status: MeasureStatus,
    stage: SigningStage | null,
    story: ReturnType<MeasureWriter["story"]> | null,
    held: number,
  ): number {
    const { random, days } = this;
    const sentAt = days.at(course.sent, 840);
    const applicationId = random.id(sentAt);
    const returned = status === "RETURNED";
    // Signed: all of a closed one's chain, what stands before a waiting stage, the first stage's return.
    const signed: readonly SigningStage[] =
      status === "CLOSED"
        ? SHORT_CHAIN
        : SHORT_CHAIN.slice(0, returned ? 1 : stage ? SHORT_CHAIN.indexOf(stage as "OFFICE") : 0);
    const last = Math.min(course.closed ?? course.sent + 1, -1);
    const dayOfStep = (i: number) => (i === signed.length - 1 ? last : Math.min(course.sent + i + 1, last));
    const decidedAt = status === "CLOSED" || returned ? days.at(last, 900 + (signed.length - 1) * 10) : null;
    const statement = "措施要求的各项内容均已完成，现申请销号。";
    this.applications.add({
      id: applicationId,
      kind: "CLOSE_OUT",
      measure_id: measure.id,
      chain: `{${SHORT_CHAIN.join(",")}}`,
      rules: RULES_NOW,
      leader_id: measure.leaderId,
      lead_unit_id: measure.leadUnitId,
      cycle: 1,
      attempt: 1,
      state: status === "CLOSED" ? "APPROVED" : returned ? "RETURNED" : "PENDING",
      statement,
      applicant_id: by.personId ?? "",
      applicant_name: by.personName,
      applicant_post_label: by.postLabel,
      submitted_at: sentAt.toISOString(),
      decided_at: decidedAt?.toISOString() ?? null,
    });
    const sentOn = days.day(course.sent);
    const applied = { status: "SUBMITTED", stage: "OFFICE", stageSince: sentOn, submittedOn: sentOn };
    story?.(by, sentAt, MEASURE_SUBMITTED, applied, fact("statement", null, statement));
    for (const [i, at] of signed.entries()) {
      const signer = at === "OFFICE" ? staff.office : staff.supervision;
      const when = days.at(dayOfStep(i), 900 + i * 10);
      const remark = returned ? "材料不完整，退回补充。" : random.of(APPROVALS[at]);
      this.signatures.add({
        id: random.id(when),
        application_id: applicationId,
        stage: at,
        decision: returned ? "RETURN" : "APPROVE",
        remark,
        checks: !returned && needsFivePoints(at) ? `{${FIVE_POINTS.join(",")}}` : "{}",
        person_id: signer.personId ?? "",
        person_name: signer.personName,
        post_label: signer.postLabel,
        created_at: when.toISOString(),
      });
      const closes = status === "CLOSED" && i === signed.length - 1;
      const over = { stage: null, stageSince: null };
      if (returned) {
        const back = { status: "RETURNED", ...over, submittedOn: null, heldDays: held };
        story?.(signer, when, MEASURE_RETURNED, back, fact("point", null, { position: 1, text: TO_MEND }), remark);
      } else if (closes) {
        story?.(signer, when, MEASURE_CLOSED, { status: "CLOSED", ...over, closedOn: days.day(last) }, [], remark);
      } else {
        const next = { stage: "SUPERVISION", stageSince: days.day(dayOfStep(i)) };
        story?.(signer, when, MEASURE_APPROVED, next, [], remark);
      }
    }
    if (returned) {
      const at = days.at(last, 900);
      this.points.add({
        id: random.id(at),
        application_id: applicationId,
        position: 1,
        text: TO_MEND,
      });
    }
    return 1 + signed.length;
  }
}
