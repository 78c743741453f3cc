import { part } from "@/lib/domain/text/text";
import { type Day, dayFromDb, dayInText, dayOf, dayToDb } from "../../lib/domain/day";
import type { Change, State } from "../../lib/domain/history/change";
import { stateOf } from "../../lib/domain/history/field";
import type { Kind } from "../../lib/domain/history/kind";
import { INSPECTION } from "../../lib/domain/inspection/kept";
import { OUTCOME_LABELS } from "../../lib/domain/labels";
import { heldDays, nextReviewOn, type Returned, reviewInterval } from "../../lib/domain/measure/deadline";
import { MEASURE } from "../../lib/domain/measure/kept";
import { stateBefore } from "../../lib/domain/measure/status";
import { RULES_NOW } from "../../lib/domain/signing/bars";
import { needsFivePoints, stageAfter } from "../../lib/domain/signing/stages";
import { FIVE_POINTS, type MeasureStatus, type SigningStage } from "../../lib/domain/types";
import { MEASURE_STRUCK } from "../../lib/features/feedback/events";
import { INSPECTION_EDITED } from "../../lib/features/inspection/events";
import {
  MEASURE_APPROVED,
  MEASURE_ASSIGNED,
  MEASURE_CLOSED,
  MEASURE_CREATED,
  MEASURE_OPENED,
  MEASURE_RELAPSED,
  MEASURE_REPORTED,
  MEASURE_RETURNED,
  MEASURE_REVIEWED,
  MEASURE_STARTED,
  MEASURE_SUBMITTED,
  MEASURE_WITHDRAWN,
  OUTCOME_ADDED,
  OUTCOME_WITHDRAWN,
} from "../../lib/features/measure/events";
import type { PersonActor } from "../../lib/history/actor";
import { type EventInput, fact } from "../../lib/history/record";
import { Clock, idAt, pickOf } from "./calendar";
import type { EntrySeed, MeasureSeed, OutcomeSeed, ReturnSeed } from "./content/types";
import type { Organisation } from "./organisation";
import type { LifeStep } from "./plan-life";
import { APPROVALS, STATEMENT_ENDINGS } from "./remarks";
import type { Rows } from "./rows";

/** What a measure is placed in, and the days its life is counted on. */
export type Setting = {
  rows: Rows;
  org: Organisation;
  inspectionId: string;
  chain: readonly SigningStage[];
  reviewEveryDays: number;
  concentratedEndOn: Day;
  /** The working day of a day of the content. */
  on: (offset: number) => Day;
  /** A deadline of the content; deadlines may fall on any day. */
  due: (offset: number) => Day;
};

export type Identity = {
  id: string;
  code: string;
  sortKey: string;
  position: number;
  issueId: string | null;
  extendedItemId: string | null;
  rootIssueId: string | null;
  sectionId: string | null;
  manifestationLinks: { manifestationId: string }[];
  adviceLinks: { adviceId: string }[];
};

type Application = {
  id: string;
  applicantId: string;
  signerIds: string[];
  row: Rows["applications"][number];
  points: Rows["points"];
};

const MINUTE = 60_000;
/** Minutes before and after an application in which its chain stood. */
const AROUND = 3;

/** Lives one measure step by step, as the commands of the application would have it, leaving rows and events behind. */
export class MeasureLife {
  private readonly clock: Clock;
  private status: MeasureStatus = "PLANNED";
  private stage: SigningStage | null = null;
  private cycle = 1;
  private attempt = 0;
  private version = 1;
  private dueOn: Day | null = null;
  private originalDueOn: Day | null = null;
  private dueText = "";
  private heardOn: Day;
  private progressOn: Day;
  /** Applications of this cycle that were returned. */
  private returned: Returned[] = [];
  private stageSince: Day | null = null;
  private startedOn: Day | null = null;
  private submittedOn: Day | null = null;
  private closedOn: Day | null = null;
  private opening = false;
  private assigned = false;
  private struck: { at: Date; reason: string } | null = null;
  private application: Application | null = null;
  private readonly createdAt: Date;
  /** What the events so far tell of it. */
  private told: State | undefined;

  constructor(
    private readonly s: Setting,
    private readonly m: MeasureSeed,
    private readonly identity: Identity,
    entered: Day,
  ) {
    this.clock = new Clock(`${part(s.inspectionId, -1)} ${m.text}`);
    this.createdAt = this.clock.at(entered);
    this.heardOn = entered;
    this.progressOn = entered;
    this.event(this.office(entered), this.createdAt, MEASURE_CREATED);
  }

  private office(on: Day): PersonActor {
    return this.s.org.actor("OFFICE", on, { words: this.identity.code });
  }

  /** Whoever speaks for the lead unit that day. */
  private speaker(on: Day): PersonActor {
    return this.s.org.actor("LIAISON", on, { unit: this.m.by ?? "" });
  }

  /** Leaves an event of what the measure has become since the last one. */
  private event(actor: PersonActor, at: Date, kind: Kind, facts: Change[] = [], reason = ""): void {
    const { rows, org, inspectionId } = this.s;
    const now = stateOf(MEASURE, this.row());
    const about: EventInput = {
      actor,
      at,
      bodyId: org.bodyId,
      kind,
      subjectId: this.identity.id,
      subjectLabel: this.identity.code,
      inspectionId,
      issueId: this.identity.rootIssueId,
      measureId: this.identity.id,
      ...(this.told ? { was: this.told } : {}),
      now,
      facts,
      reason,
    };
    this.told = now;
    rows.events.push(about);
  }

  take(step: LifeStep, offset: number): void {
    const on = this.s.on(offset);
    this.version += 1;
    if (step.what === "assign") this.assign(on);
    else if (step.what === "postpone") this.postpone(on);
    else if (step.what === "start") this.start(on, this.clock.at(on));
    else if (step.what === "report") this.report(on, step.entry, step.outcomes);
    else if (step.what === "withdraw-outcome") this.withdrawOutcome(on, step.outcome);
    else if (step.what === "submit") this.submit(on, step.fixed, step.statement ?? this.statement(step.lastText));
    else if (step.what === "withdraw") this.withdraw(on, step.reason);
    else if (step.what === "approve") this.approve(on, step.stage);
    else if (step.what === "return") this.giveBack(on, step.back);
    else this.relapse(on, step.reason);
  }

  private firstDue(on: Day): Day {
    const { m, s } = this;
    if (m.relapse) return s.due(m.relapse.due);
    if (m.original !== undefined) return s.due(m.original);
    const reviewed = (m.log ?? []).some((e) => typeof e !== "string" && e.kind === "REVIEW");
    if (m.time === "LONG_TERM" && reviewed) return nextReviewOn(on, reviewInterval(m.every ?? null, s.reviewEveryDays));
    if (m.due === undefined) throw new Error(`${this.identity.code}: an assigned measure has a deadline`);
    return m.due === "end" ? s.concentratedEndOn : s.due(m.due);
  }

  private textOfDue(due: Day): string {
    if (this.m.time === "IMMEDIATE") return "立即整改";
    if (this.m.time === "LONG_TERM") return "长期坚持";
    return this.m.due === "end" ? "集中整改期结束前" : `${dayInText(due)}前`;
  }

  private assign(on: Day): void {
    const { m } = this;
    if (!m.by) throw new Error(`${this.identity.code}: assigned to nobody`);
    this.dueOn = this.firstDue(on);
    this.originalDueOn = this.dueOn;
    this.dueText = this.textOfDue(this.dueOn);
    this.assigned = true;
    this.event(this.office(on), this.clock.at(on), MEASURE_ASSIGNED);
  }

  private leader(): string {
    return this.m.leader ?? this.s.org.leaderOf(this.m.by ?? "");
  }

  private postpone(on: Day): void {
    const { m, s } = this;
    const now = typeof m.due === "number" ? s.due(m.due) : s.concentratedEndOn;
    const text = this.textOfDue(now);
    this.dueOn = now;
    this.dueText = text;
    const reason = m.remark ?? "经领导小组会议研究，同意顺延。";
    this.event(this.office(on), this.clock.at(on), MEASURE_ASSIGNED, [], reason);
  }

  private start(on: Day, at: Date): void {
    this.status = "UNDERWAY";
    this.startedOn = on;
    this.event(this.speaker(on), at, MEASURE_STARTED);
  }

  private report(on: Day, entry: EntrySeed, outcomes: OutcomeSeed[]): void {
    const { m, s, identity } = this;
    const { kind, text } = typeof entry === "string" ? { kind: "PROGRESS" as const, text: entry } : entry;
    const at = this.clock.at(on);
    if (this.status === "PLANNED" && kind === "PROGRESS") this.start(on, at);
    const speaker = this.speaker(on);
    const due = kind === "REVIEW" ? nextReviewOn(on, reviewInterval(m.every ?? null, s.reviewEveryDays)) : this.dueOn;
    s.rows.progress.push({
      id: idAt(at),
      measureId: identity.id,
      cycle: this.cycle,
      kind,
      text,
      personId: speaker.personId ?? "",
      personName: speaker.personName,
      postLabel: speaker.postLabel,
      day: dayToDb(on),
      createdAt: at,
    });
    this.dueOn = due;
    this.heardOn = on;
    if (kind !== "NO_CHANGE") this.progressOn = on;
    const told = kind === "REVIEW" ? MEASURE_REVIEWED : MEASURE_REPORTED;
    this.event(speaker, at, told, fact("progress", null, { kind, text }));
    for (const outcome of outcomes) this.addOutcome(on, outcome);
  }

  private addOutcome(on: Day, o: OutcomeSeed): void {
    const at = this.clock.at(on);
    const row = {
      id: idAt(at),
      measureId: this.identity.id,
      kind: o.kind,
      value: o.value,
      unit: o.unit ?? OUTCOME_LABELS[o.kind].unit,
      name: o.name ?? "",
      documentNumber: (o.no ?? "").replace("{Y}", part(on, 0, 4)),
      effectiveOn: o.kind === "RULE" ? dayToDb(on) : null,
      createdAt: at,
    };
    this.s.rows.outcomes.push(row);
    this.event(this.speaker(on), at, OUTCOME_ADDED, fact("outcome", null, outcomeValue(row)));
  }

  private withdrawOutcome(on: Day, o: OutcomeSeed): void {
    const at = this.clock.at(on);
    const row = this.s.rows.outcomes.find((r) => r.measureId === this.identity.id && r.name === o.name);
    if (!row) throw new Error(`${this.identity.code}: no effect figure ${o.name} to withdraw`);
    row.withdrawnAt = at;
    row.withdrawnReason = o.withdrawn ?? "";
    this.event(this.speaker(on), at, OUTCOME_WITHDRAWN, fact("outcome", outcomeValue(row), null), o.withdrawn ?? "");
  }

  private statement(lastText: string): string {
    return `${lastText}${pickOf(this.m.text, STATEMENT_ENDINGS)}`;
  }

  private submit(on: Day, fixed: readonly string[], statement: string): void {
    const at = this.clock.at(on);
    const speaker = this.speaker(on);
    const chain = this.chain();
    const first = chain[0];
    if (!first) throw new Error("a chain has at least one stage");
    if (this.m.chain) this.setChain(at, this.m.chain);
    const open = this.status === "RETURNED" ? (this.application?.points ?? []) : [];
    open.forEach((point, i) => {
      point.fixedAt = at;
      point.fixNote = fixed[i] ?? "已按要求整改到位。";
    });
    this.attempt += 1;
    this.status = "SUBMITTED";
    this.stage = first;
    this.submittedOn = on;
    this.stageSince = on;
    const row: Rows["applications"][number] = {
      id: idAt(at),
      kind: "CLOSE_OUT",
      measureId: this.identity.id,
      chain: [...chain],
      rules: RULES_NOW,
      leaderId: this.s.org.person(this.leader()).id,
      ownerId: this.m.owner ? this.s.org.person(this.m.owner).id : null,
      leadUnitId: this.s.org.unit(this.m.by ?? "").id,
      cycle: this.cycle,
      attempt: this.attempt,
      state: "PENDING",
      statement,
      applicantId: speaker.personId ?? "",
      applicantName: speaker.personName,
      applicantPostLabel: speaker.postLabel,
      submittedAt: at,
    };
    this.s.rows.applications.push(row);
    this.application = { id: row.id ?? "", applicantId: row.applicantId, signerIds: [], row, points: [] };
    this.event(speaker, at, MEASURE_SUBMITTED, [
      ...fact("statement", null, statement),
      ...open.flatMap((p) => fact("fixed", null, { text: p.text, note: p.fixNote ?? "" })),
    ]);
  }

  private chain(): readonly SigningStage[] {
    return this.m.chain ?? this.s.chain;
  }

  /** The office sets another chain shortly before it is applied for, and the usual one again shortly after. */
  private setChain(at: Date, chain: readonly SigningStage[]): void {
    const { rows, org, inspectionId } = this.s;
    const { title = "" } = rows.inspections.find((i) => i.id === inspectionId) ?? {};
    const told = (minutes: number, was: readonly SigningStage[], now: readonly SigningStage[]) => {
      const moment = new Date(at.getTime() + minutes * MINUTE);
      const actor = this.office(dayOf(moment));
      const about = { bodyId: org.bodyId, subjectId: inspectionId, subjectLabel: title, inspectionId };
      rows.events.push({
        ...{ ...about, actor, at: moment, kind: INSPECTION_EDITED },
        was: stateOf(INSPECTION, { chain: [...was] }),
        now: stateOf(INSPECTION, { chain: [...now] }),
      });
    };
    told(-AROUND, this.s.chain, chain);
    told(AROUND, chain, this.s.chain);
  }

  /** 撤回: back to where it was applied for from, as if it had not been; what it said stays. */
  private withdraw(on: Day, reason: string): void {
    const { application } = this;
    if (!application) throw new Error(`${this.identity.code}: nothing to withdraw`);
    const at = this.clock.at(on);
    const { personId, personName, postLabel, ...actor } = this.speaker(on);
    this.status = stateBefore(this.returned.length > 0);
    this.stage = null;
    this.stageSince = null;
    this.submittedOn = null;
    application.row.state = "WITHDRAWN";
    application.row.decidedAt = at;
    const who = { personId: personId ?? "", personName, postLabel };
    this.s.rows.withdrawals.push({ applicationId: application.id, reason, ...who });
    this.event({ ...actor, personId, personName, postLabel }, at, MEASURE_WITHDRAWN, [], reason);
  }

  /** Whoever signs at the stage; never the applicant, nor anybody who signed before. */
  private signer(on: Day, stage: SigningStage): PersonActor {
    const { org } = this.s;
    const words = `${this.identity.code} ${stage}`;
    const not = this.application?.signerIds ?? [];
    const actor = {
      UNIT_HEAD: () => org.actor("UNIT_HEAD", on, { unit: this.m.by ?? "" }),
      RESPONSIBLE_LEADER: () => org.actor("RESPONSIBLE_LEADER", on, { person: this.leader() }),
      OFFICE: () => org.actor("OFFICE", on, { words, not }),
      SUPERVISION: () => org.actor("SUPERVISION", on, { words, not }),
      // Where the 组长 signed before as 责任领导 the 第一组长 does.
      GROUP_LEADER: () =>
        org.actor(not.includes(org.actor("GROUP_LEADER", on).personId ?? "") ? "FIRST_LEADER" : "GROUP_LEADER", on),
    }[stage]();
    if (actor.personId === this.application?.applicantId) throw new Error(`${words}: the applicant would sign`);
    this.application?.signerIds.push(actor.personId ?? "");
    return actor;
  }

  private sign(
    at: Date,
    stage: SigningStage,
    actor: PersonActor,
    decision: "APPROVE" | "RETURN",
    remark: string,
  ): void {
    this.s.rows.signatures.push({
      id: idAt(at),
      applicationId: this.application?.id ?? "",
      stage,
      decision,
      remark,
      checks: decision === "APPROVE" && needsFivePoints(stage) ? [...FIVE_POINTS] : [],
      personId: actor.personId ?? "",
      personName: actor.personName,
      postLabel: actor.postLabel,
      createdAt: at,
    });
  }

  private approve(on: Day, stage: SigningStage): void {
    if (this.stage !== stage || !this.application) throw new Error(`${this.identity.code} does not wait at ${stage}`);
    const at = this.clock.at(on);
    const actor = this.signer(on, stage);
    const remark = pickOf(`${this.m.text} ${stage} ${this.attempt}`, APPROVALS[stage]);
    this.sign(at, stage, actor, "APPROVE", remark);
    const next = stageAfter(this.chain(), stage);
    this.stage = next;
    this.stageSince = next ? on : null;
    if (next) {
      this.event(actor, at, MEASURE_APPROVED, [], remark);
      return;
    }
    this.status = "CLOSED";
    this.closedOn = on;
    this.application.row.state = "APPROVED";
    this.application.row.decidedAt = at;
    this.event(actor, at, MEASURE_CLOSED, [], remark);
  }

  private giveBack(on: Day, back: ReturnSeed): void {
    if (this.stage !== back.stage || !this.application)
      throw new Error(`${this.identity.code} is not at ${back.stage}`);
    const at = this.clock.at(on);
    const actor = this.signer(on, back.stage);
    this.sign(at, back.stage, actor, "RETURN", back.remark);
    if (!this.submittedOn) throw new Error(`${this.identity.code}: no application stands`);
    this.returned.push({ submittedOn: this.submittedOn, decidedOn: on });
    this.status = "RETURNED";
    this.stage = null;
    this.stageSince = null;
    this.submittedOn = null;
    const { application } = this;
    application.row.state = "RETURNED";
    application.row.decidedAt = at;
    application.points = back.points.map((text, i) => ({
      id: idAt(at),
      applicationId: application.id,
      position: i + 1,
      text,
    }));
    this.s.rows.points.push(...application.points);
    const points = back.points.flatMap((text, i) => fact("point", null, { position: i + 1, text }));
    this.event(actor, at, MEASURE_RETURNED, points, back.remark);
  }

  private relapse(on: Day, reason: string): void {
    const { m, s } = this;
    const now = typeof m.due === "number" ? s.due(m.due) : s.concentratedEndOn;
    const actor = s.org.actor("SUPERVISION", on, { words: this.identity.code });
    this.status = "UNDERWAY";
    this.cycle += 1;
    this.attempt = 0;
    this.application = null;
    this.closedOn = null;
    this.submittedOn = null;
    this.startedOn = on;
    this.heardOn = on;
    this.progressOn = on;
    this.returned = [];
    this.dueOn = now;
    this.event(actor, this.clock.at(on), MEASURE_RELAPSED, [], reason);
  }

  /** 期初已完成: the office enters that it was done before the ledger was kept. */
  open(on: Day, done: Day, source: string): void {
    const at = this.clock.at(on);
    const actor = this.office(on);
    const voucher = this.s.org.person(this.leader());
    this.s.rows.openings.push({
      id: idAt(at),
      measureId: this.identity.id,
      day: dayToDb(done),
      source,
      voucherId: voucher.id,
      voucherName: voucher.name,
      personId: actor.personId ?? "",
      personName: actor.personName,
      postLabel: actor.postLabel,
      statusBefore: this.status,
      createdAt: at,
    });
    this.version += 1;
    this.status = "CLOSED";
    this.opening = true;
    this.closedOn = done;
    this.event(actor, at, MEASURE_OPENED, fact("opened", null, { day: done, source, voucher: voucher.name }));
  }

  /** Strikes the measure out with a reason; its number is not given out again. */
  strike(on: Day, reason: string): void {
    this.version += 1;
    const at = this.clock.at(on);
    this.struck = { at, reason };
    this.event(this.office(on), at, MEASURE_STRUCK, [], reason);
  }

  /** The row as it stands, with the links to its cooperating units. */
  private row() {
    const { org } = this.s;
    const { m, identity } = this;
    const leader = this.assigned ? org.person(this.leader()).id : null;
    const units = this.assigned ? (m.with ?? []).map((unit) => org.unit(unit).id) : [];
    return {
      ...identity,
      bodyId: org.bodyId,
      inspectionId: this.s.inspectionId,
      text: m.text,
      leaderId: leader,
      leadUnitId: this.assigned && m.by ? org.unit(m.by).id : null,
      ownerId: this.assigned && m.owner ? org.person(m.owner).id : null,
      timeClass: this.assigned ? (m.time ?? "TIME_BOUND") : null,
      originalDueOn: this.originalDueOn && dayToDb(this.originalDueOn),
      dueOn: this.dueOn && dayToDb(this.dueOn),
      dueText: this.dueText,
      reviewEveryDays: this.assigned ? (m.every ?? null) : null,
      remark: m.remark ?? "",
      status: this.status,
      stage: this.stage,
      cycle: this.cycle,
      lastHeardOn: dayToDb(this.heardOn),
      lastProgressOn: dayToDb(this.progressOn),
      heldDays: heldDays(this.returned, this.dueOn),
      stageSince: this.stageSince && dayToDb(this.stageSince),
      startedOn: this.startedOn && dayToDb(this.startedOn),
      submittedOn: this.submittedOn && dayToDb(this.submittedOn),
      closedOn: this.closedOn && dayToDb(this.closedOn),
      opening: this.opening,
      struckAt: this.struck?.at ?? null,
      struckReason: this.struck?.reason ?? "",
      createdAt: this.createdAt,
      version: this.version,
      cooperation: units.map((unitId) => ({ unitId })),
    };
  }

  /** Leaves the row behind as it stands at the end. */
  finish(): void {
    const { rows } = this.s;
    const { cooperation, manifestationLinks, adviceLinks, ...row } = this.row();
    rows.measures.push(row);
    const { personId, personName } = this.office(dayOf(this.createdAt));
    const link = { measureId: row.id, linkedById: personId, linkedByName: personName, linkedAt: this.createdAt };
    rows.manifestationLinks.push(...manifestationLinks.map((one) => ({ ...link, ...one })));
    rows.adviceLinks.push(...adviceLinks.map((one) => ({ ...link, ...one })));
    for (const { unitId } of cooperation) rows.cooperation.push({ measureId: row.id, unitId });
  }
}

/** An effect figure as events keep it. */
function outcomeValue(o: Rows["outcomes"][number]): Change["new"] {
  const { id = null, kind, value, unit, name = "", documentNumber = "", effectiveOn } = o;
  const day = effectiveOn instanceof Date ? dayFromDb(effectiveOn) : null;
  return { id, kind, value: String(value), unit, name, documentNumber, effectiveOn: day };
}
