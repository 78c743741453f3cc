import { part } from "@/lib/domain/text/text";
import { hashPassword } from "../../../lib/access/sign-in/password";
import { postLabel } from "../../../lib/access/viewer";
import type { Tx } from "../../../lib/db/client";
import type { Day } from "../../../lib/domain/day";
import { presetPeriods } from "../../../lib/domain/inspection/periods";
import { ROLE_LABELS } from "../../../lib/domain/labels";
import { chineseNumber, parentCode } from "../../../lib/domain/numbering";
import { SHORT_CHAIN } from "../../../lib/domain/signing/stages";
import type { Role } from "../../../lib/domain/types";
import { INSPECTION_CREATED } from "../../../lib/features/inspection/events";
import { type PersonActor, personActor } from "../../../lib/history/actor";
import { type EventInput, recordEvents } from "../../../lib/history/record";
import { EXAMPLE_PASSWORD } from "../accounts";
import { BulkTable, withoutIndexes } from "./insert";
import { Days, MeasureWriter, type Staff } from "./measures";
import { Random } from "./random";
import { ACCOUNT, BODY, INSPECTION, ISSUE, NUMBER_SEQUENCE, PERSON, POST, SECTION, UNIT } from "./shapes";
import { bodyName, issueTitle, personName, SECTION_TITLES, UNIT_NAMES } from "./words";

/** How much to generate. The same numbers, seed and day always give the same rows. */
export type BulkOptions = { bodies: number; measures: number; seed: number; today: Day; inspectionsPerBody?: number };
export type BulkCounts = { bodies: number; inspections: number; issues: number; measures: number; events: number };

/** Name of the body above all generated ones; where it stands, data was generated before. */
export const BULK_PARENT = "云溪市委巡察办（性能测试数据）";

/** Accounts of the first generated body, for measurements, by role; `bench-xuncha` belongs to the body above. */
export const BENCH_ACCOUNTS = {
  GROUP_LEADER: "bench-zuzhang",
  OFFICE: "bench-bangongshi",
  SUPERVISION: "bench-ducha",
  RESPONSIBLE_LEADER: "bench-zeren",
  UNIT_HEAD: "bench-fuzeren",
  LIAISON: "bench-lianluo",
  DISCIPLINE: "bench-jijian",
  INSPECTION_OFFICE: "bench-xuncha",
} as const satisfies Partial<Record<Role, string>>;

/** Measures with several entries and their whole history; and from how many on indexes are put back afterwards. */
const FULL = 10_000;
const BULK_FROM = 50_000;
/** Measures kept in memory before they are written. */
const FLUSH_AT = 20_000;
/** Measures an inspection holds before the body gets a further, earlier one, and how many rounds are kept. */
const PER_INSPECTION = 200;
const ROUNDS_KEPT = 10;
const PER_ISSUE = 5;
/** Days since the newest feedback, between rounds, and from feedback to the ledger. */
const NEWEST = 45;
const BETWEEN = 365;
const ENTERED_AFTER = 4;
/** Accounts of a body beside those of the bench, so that there are as many as a city has. */
const ACCOUNTS = 10;
const POSTS_SINCE = -4000;
const BULK_TABLES = ["issue", "measure", "measure_unit", "progress_entry", "application", "signature", "point_to_mend"];

export class GenerateRefused extends Error {}

/**
 * Writes generated bodies with measures. Needs the connection of the tables' owner for more than 50,000 measures.
 * @throws GenerateRefused on a real body's database and where data was generated before.
 */
export async function generateData(tx: Tx, options: BulkOptions): Promise<BulkCounts> {
  const installation = await tx.installation.findUnique({ where: { id: 1 } });
  if (installation?.kind === "REAL" || (!installation && (await tx.body.count()) > 0)) {
    throw new GenerateRefused("本库是正式台账，不能生成测试数据 (this database is a real body's: refused)");
  }
  if (await tx.body.findUnique({ where: { name: BULK_PARENT } })) {
    throw new GenerateRefused(
      "本库已有生成的测试数据，请换一个空库 (data was generated here before: use an empty database)",
    );
  }
  if (!installation) await tx.installation.create({ data: { kind: "EXAMPLE" } });
  const generator = new Generator(tx, options, await hashPassword(EXAMPLE_PASSWORD));
  if (options.measures < BULK_FROM) await generator.run();
  else await withoutIndexes(tx, BULK_TABLES, () => generator.run());
  return generator.counts();
}

class Generator {
  private readonly random: Random;
  private readonly days: Days;
  private readonly bodies: BulkTable<typeof BODY>;
  private readonly units: BulkTable<typeof UNIT>;
  private readonly persons: BulkTable<typeof PERSON>;
  private readonly accounts: BulkTable<typeof ACCOUNT>;
  private readonly posts: BulkTable<typeof POST>;
  private readonly inspections: BulkTable<typeof INSPECTION>;
  private readonly sections: BulkTable<typeof SECTION>;
  private readonly issues: BulkTable<typeof ISSUE>;
  private readonly numbers: BulkTable<typeof NUMBER_SEQUENCE>;
  private readonly measures: MeasureWriter;
  private readonly events: EventInput[] = [];
  private readonly madeAt: Date;

  constructor(
    private readonly tx: Tx,
    private readonly options: BulkOptions,
    private readonly passwordHash: string,
  ) {
    this.random = new Random(options.seed);
    this.days = new Days(options.today);
    this.madeAt = this.days.at(POSTS_SINCE, 540);
    this.bodies = new BulkTable(tx, "body", BODY);
    this.units = new BulkTable(tx, "unit", UNIT);
    this.persons = new BulkTable(tx, "person", PERSON);
    this.accounts = new BulkTable(tx, "account", ACCOUNT);
    this.posts = new BulkTable(tx, "post", POST);
    this.inspections = new BulkTable(tx, "inspection", INSPECTION);
    this.sections = new BulkTable(tx, "section", SECTION);
    this.issues = new BulkTable(tx, "issue", ISSUE);
    this.numbers = new BulkTable(tx, "number_sequence", NUMBER_SEQUENCE);
    this.measures = new MeasureWriter(tx, this.random, this.days, FULL);
  }

  counts(): BulkCounts {
    return {
      bodies: this.bodies.count,
      inspections: this.inspections.count,
      issues: this.issues.count,
      measures: this.measures.count,
      events: this.events.length + this.measures.events.length,
    };
  }

  async run(): Promise<void> {
    const { bodies, measures } = this.options;
    const parent = this.body(null, BULK_PARENT, "市委巡察办（测试）");
    this.person(parent, "INSPECTION_OFFICE", null, BENCH_ACCOUNTS.INSPECTION_OFFICE);
    for (let n = 0; n < bodies; n += 1) {
      const share = Math.floor((measures * (n + 1)) / bodies) - Math.floor((measures * n) / bodies);
      await this.addBody(parent, n, share);
    }
    await this.flush();
    await this.history();
  }

  /** Everything told so far, in order of time. */
  private async history(): Promise<void> {
    const events = [...this.events, ...this.measures.events].sort((a, b) => a.at.getTime() - b.at.getTime());
    await recordEvents(this.tx, events, (at) => this.made(at));
  }

  private made(at: Date): { id: string; salt: string } {
    return { id: this.random.id(at), salt: this.random.id(at).replaceAll("-", "") };
  }

  /** Parents first: their references may be in place. */
  private async flush(): Promise<void> {
    for (const table of [this.bodies, this.units, this.persons, this.accounts, this.posts]) await table.flush();
    for (const table of [this.inspections, this.sections, this.issues, this.numbers]) await table.flush();
    await this.measures.flush();
  }

  private body(parentId: string | null, name: string, shortName: string): string {
    const id = this.random.id(this.madeAt);
    this.bodies.add({
      id,
      parent_id: parentId,
      name,
      short_name: shortName,
      created_at: this.madeAt.toISOString(),
    });
    return id;
  }

  private person(
    bodyId: string,
    role: Role,
    unit: { id: string; name: string } | null,
    login: string | null,
  ): PersonActor {
    const name = personName(this.random);
    const created = this.madeAt.toISOString();
    const personId = this.random.id(this.madeAt);
    const postId = this.random.id(this.madeAt);
    this.persons.add({ id: personId, body_id: bodyId, name, title: ROLE_LABELS[role], created_at: created });
    this.posts.add({
      id: postId,
      person_id: personId,
      role,
      body_id: bodyId,
      unit_id: unit?.id ?? null,
      from_on: this.days.day(POSTS_SINCE),
      created_at: created,
    });
    if (login) {
      this.accounts.add({
        id: this.random.id(this.madeAt),
        person_id: personId,
        login,
        password_hash: this.passwordHash,
        must_change_password: "false",
        created_at: created,
      });
    }
    return personActor({ id: personId, name }, { id: postId, label: postLabel(role, unit?.name ?? null) });
  }

  private staff(bodyId: string, n: number): Staff {
    let accounts = 0;
    const login = (role: keyof typeof BENCH_ACCOUNTS, first = true): string | null => {
      accounts += 1;
      if (n === 0 && first) return BENCH_ACCOUNTS[role];
      return accounts <= ACCOUNTS ? `g${n}-${accounts}` : null;
    };
    this.person(bodyId, "GROUP_LEADER", null, login("GROUP_LEADER"));
    const office = this.person(bodyId, "OFFICE", null, login("OFFICE"));
    const supervision = this.person(bodyId, "SUPERVISION", null, login("SUPERVISION"));
    this.person(bodyId, "DISCIPLINE", null, login("DISCIPLINE"));
    const leaders = [
      this.person(bodyId, "RESPONSIBLE_LEADER", null, login("RESPONSIBLE_LEADER")),
      this.person(bodyId, "RESPONSIBLE_LEADER", null, login("RESPONSIBLE_LEADER", false)),
    ].map((l) => l.personId);
    const units: Staff["units"] = [];
    for (const [i, name] of UNIT_NAMES.entries()) {
      const id = this.random.id(this.madeAt);
      this.units.add({
        id,
        body_id: bodyId,
        kind: "DEPARTMENT",
        name,
        short_name: name,
        aliases: "{}",
        position: i + 1,
        created_at: this.madeAt.toISOString(),
      });
      const liaison = this.person(bodyId, "LIAISON", { id, name }, login("LIAISON", i === 0));
      this.person(bodyId, "UNIT_HEAD", { id, name }, login("UNIT_HEAD", i === 0));
      units.push({ id, name, liaison });
    }
    return { units, leaders, office, supervision };
  }

  private async addBody(parent: string, n: number, measures: number): Promise<void> {
    const { name, shortName } = bodyName(n);
    const bodyId = this.body(parent, name, shortName);
    const staff = this.staff(bodyId, n);
    const rounds = this.options.inspectionsPerBody ?? Math.min(ROUNDS_KEPT, Math.ceil(measures / PER_INSPECTION));
    for (let round = 0; round < rounds; round += 1) {
      const share = Math.floor((measures * (round + 1)) / rounds) - Math.floor((measures * round) / rounds);
      this.addInspection(bodyId, staff, rounds - round, -NEWEST - (rounds - 1 - round) * BETWEEN, share);
      if (this.measures.pending >= FLUSH_AT) await this.flush();
    }
  }

  /** `back` counts from 1 for the newest; `feedback` is its day from today. */
  private addInspection(bodyId: string, staff: Staff, back: number, feedback: number, measures: number): void {
    const { random, days } = this;
    const feedbackOn = days.day(feedback);
    const entered = feedback + ENTERED_AFTER;
    const createdAt = days.at(entered, 520);
    const id = random.id(createdAt);
    const periods = presetPeriods("XUNCHA", feedbackOn);
    const title = `巡察反馈意见整改（${part(feedbackOn, 0, 4)}年）`;
    const issues = Math.ceil(measures / PER_ISSUE);
    this.inspections.add({
      id,
      body_id: bodyId,
      kind: "XUNCHA",
      title,
      round: `${part(feedbackOn, 0, 4)}年度`,
      feedback_on: feedbackOn,
      plan_due_on: periods.planDueOn,
      concentrated_end_on: periods.concentratedEndOn,
      report_due_on: periods.reportDueOn,
      chain: `{${SHORT_CHAIN.join(",")}}`,
      created_at: createdAt.toISOString(),
    });
    if (issues > 0) this.numbers.add({ body_id: bodyId, kind: "ISSUE", within_id: id, last: issues });
    this.events.push({
      actor: staff.office,
      at: createdAt,
      bodyId,
      kind: INSPECTION_CREATED,
      subjectId: id,
      subjectLabel: title,
      inspectionId: id,
    });
    const sections: string[] = [];
    for (const [i, sectionTitle] of SECTION_TITLES.entries()) {
      const sectionId = random.id(createdAt);
      sections.push(sectionId);
      this.sections.add({
        id: sectionId,
        body_id: bodyId,
        inspection_id: id,
        number: chineseNumber(i + 1),
        title: sectionTitle,
        position: i + 1,
      });
    }
    for (let position = 1; position <= issues; position += 1) {
      // Issues stand in the order of their sections.
      const sectionId = sections[Math.floor(((position - 1) * sections.length) / issues)] ?? "";
      const inIssue = Math.min(PER_ISSUE, measures - (position - 1) * PER_ISSUE);
      const issueId = random.id(createdAt);
      const code = parentCode("ISSUE", position);
      this.issues.add({
        id: issueId,
        body_id: bodyId,
        inspection_id: id,
        section_id: sectionId,
        code,
        title: issueTitle(random),
        position,
        created_at: createdAt.toISOString(),
      });
      this.numbers.add({ body_id: bodyId, kind: "MEASURE", within_id: issueId, last: inIssue });
      const parent = {
        bodyId,
        inspectionId: id,
        sectionId,
        issueId,
        issueCode: code,
        issuePosition: position,
        entered,
        over: back > 1,
      };
      for (let number = 1; number <= inIssue; number += 1) this.measures.add(parent, staff, number);
    }
  }
}
