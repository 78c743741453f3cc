import { loadInspection } from "@/app/(ledger)/inspections/[id]/load";
import { loadInspections } from "@/app/(ledger)/inspections/load";
import { loadIssue } from "@/app/(ledger)/issues/[id]/load";
import { mayEver } from "@/lib/access/can";
import { loadViewer } from "@/lib/access/load-viewer";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { declared, EMPTY_TALLY, type Tally, verified } from "@/lib/domain/measure/completion";
import { CONCERNS } from "@/lib/domain/measure/concern";
import type { DueView } from "@/lib/domain/measure/due-view";
import { STEP_NAMES } from "@/lib/domain/measure/status";
import { NONE } from "@/lib/domain/text/condition";
import { type ApplicationState, MEASURE_STATUSES, TIME_CLASSES } from "@/lib/domain/types";
import { assignDesk, deskFilter, deskInspections } from "@/lib/features/assign/queries/assign-desk";
import { auditChains, listAuditEvents } from "@/lib/features/audit/queries/audit";
import { type Dashboard, dashboard } from "@/lib/features/dashboard/queries/dashboard";
import type { GroupRow } from "@/lib/features/dashboard/queries/groups";
import { importDuties, importList } from "@/lib/features/import/queries/import-desk";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { type InspectionChoice, inspectionsFor } from "@/lib/features/inspection/queries/pick-inspection";
import { ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { REPORT_PROGRESS, SIGN_MEASURE } from "@/lib/features/measure/acts";
import { filterParams, type MeasureFilter } from "@/lib/features/measure/filter";
import type { GroupFigures } from "@/lib/features/measure/queries/figures";
import { getMeasurePage, type MeasurePage } from "@/lib/features/measure/queries/measure-page";
import { officeDuties, supervisionDuties } from "@/lib/features/my-work/queries/my-duties";
import { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import { listPeople } from "@/lib/features/people/queries/people";
import { listUnits } from "@/lib/features/people/queries/units";
import { opens } from "@/lib/registry/navigation";

/**
 * What the pages tell a person, reduced to figures, numbers of rows and states, so that a page may get other words and
 * stay equal. Asked of the released version when the fixtures were made, and of the present one in every test run.
 * A question keeps its name and its form for ever: the recorded answers do.
 */

export type Answers = Record<string, unknown>;

const SESSION = { idleMinutes: 30, absoluteHours: 12 };

/** Whoever signs in with this account at this moment. */
export async function viewerAt(login: string, now: Date): Promise<Viewer> {
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { login } });
  const { id } = await db.session.create({ data: { accountId, createdAt: now, lastSeenAt: now } });
  const viewer = await loadViewer(db, id, now, SESSION);
  if (!viewer) throw new Error(`no viewer: ${login}`);
  return viewer;
}

/** Conditions of the ledger that are asked, each by itself. */
const FILTERS: Record<string, Partial<MeasureFilter>> = {
  all: {},
  overdue: { overdue: true },
  "late 1-5": { overdueDaysFrom: 1, overdueDaysTo: 5 },
  "late 6-15": { overdueDaysFrom: 6, overdueDaysTo: 15 },
  "late from 16": { overdueDaysFrom: 16 },
  "due in 7": { dueWithin: 7 },
  "due in 30": { dueWithin: 30 },
  "silent 14": { silentDays: 14 },
  came: { comeDue: true },
  timely: { comeDue: true, closedInTime: true },
  "closed late": { closedLate: true },
  unassigned: { unassigned: true },
  "no lead": { leadUnit: "none" },
  relapsed: { relapsed: true },
  struck: { struck: true },
  "from issues": { source: ["ISSUE"] },
  "from analogous": { source: ["ANALOGOUS"] },
  "from reform": { source: ["REFORM"] },
  ...Object.fromEntries(MEASURE_STATUSES.map((status) => [`status ${status}`, { status: [status] }])),
  ...Object.fromEntries(TIME_CLASSES.map((kind) => [`class ${kind}`, { timeClass: [kind] }])),
};

/** Asked of all inspections together. */
const EVERYWHERE = { all: {}, overdue: { overdue: true }, "closed late": { closedLate: true } } as const;

/** Rows are named by number where there are few enough for a reader. */
const NAMED_UP_TO = 60;

const rate = ({ done, all }: { done: number; all: number }) => `${done}/${all}`;
const standing = ({ tally, overdue, state }: GroupFigures) => ({ ...tally, overdue, state });
const group = (row: GroupRow) => ({
  ...row.tally,
  overdue: row.overdue.value,
  declared: rate(row.declared),
  verified: rate(row.verified),
});
/** `none`: what the release called the rows that belong nowhere. */
const called = (row: GroupRow, none: string) => (row.key === NONE ? none : row.label);
const byLabel = (rows: readonly GroupRow[], none: string) =>
  Object.fromEntries(rows.map((row) => [called(row, none), group(row)]));

const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((sum, tally) => {
    const states = Object.keys(sum) as (keyof Tally)[];
    return Object.fromEntries(states.map((s) => [s, sum[s] + tally[s]])) as Tally;
  }, EMPTY_TALLY);

function figures(d: Dashboard) {
  return {
    total: d.total.value,
    declared: rate(d.declared),
    verified: rate(d.verified),
    timely: rate(d.timely),
    statuses: sumOf(d.classes.map(({ tally }) => tally)),
    overdue: d.overdue.value,
    bands: d.overdueBands.map((b) => `${b.from}-${b.to ?? ""}: ${b.value}`),
    within: d.dueWithin.map((b) => `${b.days}: ${b.value}`),
    silent: d.silent.value,
    unassigned: d.unled.value,
    weeks: d.weeks.map((w) => `${w.week}: ${w.planned.value} ${w.actual?.value ?? "-"}`),
    units: byLabel(d.units, "未分工"),
    cooperating: Object.fromEntries(d.units.map((u) => [called(u, "未分工"), u.cooperating?.value ?? null])),
    sections: byLabel(d.sections, "未归入方面"),
    classes: byLabel(d.classes, "未定类型"),
    // The release listed ten.
    overdueList: d.overdueList.slice(0, 10).map((m) => `${m.code} ${m.days}`),
  };
}

async function ledgerAnswers(viewer: Viewer, inspections: readonly InspectionChoice[]): Promise<Answers> {
  const answers: Answers = {};
  for (const inspection of [...inspections, null]) {
    for (const [name, filter] of Object.entries(inspection ? FILTERS : EVERYWHERE)) {
      const answer = await ledgerPage(viewer, {
        ...filterParams(filter),
        inspection: inspection?.id ?? "all",
        size: "500",
      });
      const key = `ledger · ${inspection?.title ?? "all"} · ${name}`;
      if (answer.is !== "page") answers[key] = answer.is;
      else {
        const { counts, rows } = answer.page;
        const { byStatus, rows: all } = counts;
        const codes = rows.map((row) => row.code).join(" ");
        answers[key] = { byStatus, rows: all, ...(rows.length <= NAMED_UP_TO ? { codes } : {}) };
      }
    }
  }
  return answers;
}

async function myWork(viewer: Viewer, inspections: readonly InspectionChoice[]): Promise<Answers> {
  const answers: Answers = {};
  if (mayEver(viewer, REPORT_PROGRESS)) {
    for (const concern of [null, ...CONCERNS]) {
      const queue = await reportQueue(viewer, { concern, page: 1 });
      answers[`my work · ${concern ?? "all"}`] = {
        counts: queue.counts,
        total: queue.total,
        rows: queue.rows.map(
          (r) => `${r.code} ${r.concerns.join(",")} ${r.last?.day ?? "-"} ${r.draft ? "draft" : ""}`,
        ),
      };
    }
  }
  if (mayEver(viewer, SIGN_MEASURE)) {
    const { total, rows } = await signQueue(viewer, 1);
    answers["my work · to sign"] = {
      total,
      rows: rows.map((r) => `${r.code} ${r.stage} waiting ${r.waiting.days} late ${r.due.daysLate}`),
    };
  }
  const duties = [...(await officeDuties(viewer, inspections)), ...(await importDuties(viewer))];
  for (const inspection of inspections) duties.push(...(await supervisionDuties(viewer, inspection)));
  if (duties.length > 0) answers["my work · duties"] = duties.map((d) => d.value);
  return answers;
}

async function inspectionAnswers(viewer: Viewer, inspections: readonly InspectionChoice[]): Promise<Answers> {
  const list = await loadInspections(viewer, { q: undefined, page: 1 });
  const answers: Answers = {
    inspections: list.rows.map(
      (r) =>
        `${r.title} ${rate(declared(r.figures.tally))} ${rate(verified(r.figures.tally))} ${r.figures.overdue} ${r.next?.day}`,
    ),
  };
  for (const { id, title } of inspections) {
    const page = await loadInspection(viewer, id);
    if (!page) continue;
    const lines = [...page.sections.flatMap((s) => s.issues), ...page.items];
    answers[`inspection · ${title}`] = { ...standing(page.figures), days: page.days, clues: page.clues };
    answers[`inspection · ${title} · issues and items`] = Object.fromEntries(
      lines.map((line) => [line.code, { ...standing(line.figures), struck: line.struck }]),
    );
  }
  return answers;
}

/** The form of the first release; what deadlines say beside it since is not asked. */
function dueAnswer({ dueState, day, originalDay, daysLate, daysLeft }: DueView) {
  return { dueState, day, originalDay, daysLate, daysLeft };
}

/** Offered was what is hindered too, save a signature. */
const offeredThen = ({ steps, hindered }: MeasurePage["work"]) =>
  STEP_NAMES.filter((name) => steps.includes(name) || (hindered[name] && name !== "approve" && name !== "return"));

/** An application was called closed, as its measure is, while close-out was all there was to apply for. */
const STATE_THEN = {
  PENDING: "PENDING",
  RETURNED: "RETURNED",
  APPROVED: "CLOSED",
  WITHDRAWN: "WITHDRAWN",
} satisfies Record<ApplicationState, string>;

async function measureAnswer(viewer: Viewer, id: string) {
  const page = await getMeasurePage(viewer, id);
  if (!page) return "not found";
  return {
    status: page.status,
    stage: page.stage,
    cycle: page.cycle,
    due: dueAnswer(page.due),
    days: [page.startedOn, page.submittedOn, page.closedOn],
    people: [page.leader?.name, page.owner, page.leadUnit, page.cooperating],
    progress: page.progress.rows.map((p) => `${p.kind} ${p.at} ${p.who}`),
    outcomes: page.outcomes.map((o) => `${o.kind} ${o.value}${o.unit} ${o.withdrawnReason === null}`),
    closeOuts: page.closeOuts.map((c) => ({
      state: `${c.cycle}.${c.attempt} ${STATE_THEN[c.state]} ${c.applicant} ${c.submittedAt}`,
      signatures: c.signatures.map((s) => `${s.stage} ${s.decision} ${s.who} ${s.post} ${s.checks.length}`),
      points: c.points.map((p) => p.fixedAt),
    })),
    steps: offeredThen(page.work),
    history: page.history.total,
  };
}

/** The first measure of every state of every inspection, and the first issues. */
async function rowAnswers(viewer: Viewer, inspections: readonly InspectionChoice[]): Promise<Answers> {
  const answers: Answers = {};
  for (const { id: inspectionId, title } of inspections) {
    for (const status of MEASURE_STATUSES) {
      const where = { inspectionId, status, struckAt: null };
      const measure = await db.measure.findFirst({ where, orderBy: [{ sortKey: "asc" }, { id: "asc" }] });
      if (measure) answers[`measure · ${title} · ${measure.code}`] = await measureAnswer(viewer, measure.id);
    }
    const orderBy = [{ position: "asc" as const }, { id: "asc" as const }];
    for (const { id, code } of await db.issue.findMany({ where: { inspectionId }, orderBy, take: 3 })) {
      const page = await loadIssue(viewer, id);
      answers[`issue · ${title} · ${code}`] = page && {
        state: page.completion.state,
        measures: page.measures.map((m) => `${m.code} ${m.status}`),
        items: page.items.map((i) => `${i.code} ${i.measures.map((m) => m.code).join(" ")}`),
        manifestations: page.manifestations.length,
        history: page.history.total,
      };
    }
  }
  return answers;
}

async function deskAnswers(viewer: Viewer): Promise<Answers> {
  const answers: Answers = {};
  if (opens("/assign")(viewer)) {
    for (const inspection of await deskInspections(viewer)) {
      const desk = await assignDesk(viewer, inspection, deskFilter({}, inspection.id), 1);
      answers[`assign · ${inspection.title}`] = {
        total: desk.total,
        codes: desk.rows.map((r) => r.assigned.code).join(" "),
      };
    }
  }
  if (opens("/import")(viewer)) {
    const { total, rows } = await importList(viewer, 1);
    answers.import = { total, states: rows.map((r) => r.state) };
  }
  return answers;
}

async function administration(viewer: Viewer): Promise<Answers> {
  const answers: Answers = {};
  if (mayEver(viewer, READ_PEOPLE)) {
    const { total, rows } = await listPeople(viewer, { bodyId: undefined, text: undefined, state: undefined }, 1);
    answers.people = { total, rows: rows.map((p) => `${p.login} ${p.state} ${p.posts.join("、")}`).sort() };
    const units = await listUnits(viewer, viewer.bodyId);
    answers.units = units.length;
  }
  for (const { chain, label } of (await auditChains(viewer)).chains) {
    const filter = { chain, from: null, to: null, person: undefined, action: undefined };
    const { total } = await listAuditEvents(viewer, filter, 1);
    answers[`audit · ${label}`] = total;
  }
  return answers;
}

/** Everything that is asked for one account at one moment. */
export async function answersOf(login: string, now: Date): Promise<Answers> {
  const viewer = await viewerAt(login, now);
  const answers: Answers = { posts: viewer.posts.map((p) => p.label) };
  if (mayEver(viewer, READ_LEDGER)) {
    const inspections = await inspectionsFor(viewer);
    for (const inspection of inspections) {
      answers[`dashboard · ${inspection.title}`] = figures(
        await dashboard(viewer, inspection, addDays(viewer.today, -7)),
      );
    }
    Object.assign(
      answers,
      await ledgerAnswers(viewer, inspections),
      await myWork(viewer, inspections),
      await inspectionAnswers(viewer, inspections),
      await rowAnswers(viewer, inspections),
      await deskAnswers(viewer),
    );
  }
  Object.assign(answers, await administration(viewer));
  // As it will be read back: without undefined values, and with days and instants as text.
  return JSON.parse(JSON.stringify(answers)) as Answers;
}
