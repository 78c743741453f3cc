import "server-only";
import { v7 as uuid } from "uuid";
import { type Day, dayToDb } from "@/lib/domain/day";
import { factsOf, ledgerText } from "@/lib/domain/feedback/ledger-text";
import { columnsOf, sortKey } from "@/lib/domain/measure/parent";
import { measureCode, parentCode } from "@/lib/domain/numbering";
import type { ExtendedKind } from "@/lib/domain/types";
import { ISSUE_CREATED, ITEM_CREATED } from "@/lib/features/feedback/events";
import { MEASURE_TOLD } from "@/lib/features/import/events";
import type { Review, ReviewMeasure } from "@/lib/features/import/read/review/review-schema";
import { MEASURE_CREATED } from "@/lib/features/measure/events";
import { type EventInput, fact } from "@/lib/history/record";

type About = { bodyId: string; inspectionId: string };
type Fresh = Omit<EventInput, "actor" | "at">;

export type EnteredAs = {
  now: Date;
  today: Day;
  /** What its measures are entered with as their progress, and as of which day; null: they are 未启动. */
  progressOf: { day: Day; personId: string; personName: string; postLabel: string } | null;
  /** Gives the next id. */
  newId?: () => string;
};

/** Everything to insert, with the numbers the ledger gives: running through the inspection, never the printed ones. */
export function enteredRows(review: Review, about: About, entered: EnteredAs) {
  const { now, today, progressOf, newId = uuid } = entered;
  const sections = review.sections
    .filter((s) => !s.dropped)
    .map((s, i) => ({ id: newId(), key: s.key, ...about, number: s.number, title: s.title, position: i + 1 }));
  const sectionId = new Map(sections.map((s) => [s.key, s.id]));
  const place = (key: string | null) => sections.findIndex((s) => s.key === key) + 1 || sections.length + 1;
  const kept = review.issues.filter((i) => !i.dropped);
  // The order a report prints: by section, and within it as read.
  const ordered = [...kept].sort(
    (a, b) => place(a.sectionKey) - place(b.sectionKey) || kept.indexOf(a) - kept.indexOf(b),
  );

  const issues = ordered.map((row, i) => ({
    row,
    data: {
      id: newId(),
      ...about,
      sectionId: (row.sectionKey && sectionId.get(row.sectionKey)) ?? null,
      code: parentCode("ISSUE", i + 1),
      printedNumber: row.number,
      printedGroup:
        row.group === null ? null : row.group === "completed" ? ("COMPLETED" as const) : ("ONGOING" as const),
      title: row.title,
      text: ledgerText(row),
      position: i + 1,
      createdAt: now,
    },
  }));
  const issueByKey = new Map(issues.map((i) => [i.row.key, i.data]));

  const items = (["analogous", "reform"] as const)
    .flatMap((kind) => review.items.filter((i) => !i.dropped && i.kind === kind).map((row, n) => ({ row, kind, n })))
    .map(({ row, kind, n }, i) => {
      const parent = row.parentKey ? issueByKey.get(row.parentKey) : undefined;
      const dbKind: ExtendedKind = kind === "analogous" ? "ANALOGOUS" : "REFORM";
      return {
        row,
        parent,
        data: {
          id: newId(),
          ...about,
          kind: dbKind,
          code: parentCode(dbKind, n + 1),
          title: row.title,
          text: ledgerText(row),
          issueId: parent?.id ?? null,
          sectionId: parent?.sectionId ?? null,
          position: i + 1,
          createdAt: now,
        },
      };
    });

  const heardOn = dayToDb(progressOf?.day ?? today);
  const common = {
    ...about,
    lastHeardOn: heardOn,
    lastProgressOn: heardOn,
    ...(progressOf && { status: "UNDERWAY" as const, startedOn: heardOn }),
    createdAt: now,
  };
  const measures = [
    ...issues.flatMap(({ row, data }) =>
      row.measures
        .filter((m) => !m.dropped)
        .map((m, i) => ({
          ...common,
          id: newId(),
          ...columnsOf({ row: "issue", id: data.id }),
          rootIssueId: data.id,
          sectionId: data.sectionId,
          code: measureCode(data.code, i + 1),
          sortKey: sortKey("issue", { root: data.position, parent: data.position, measure: i + 1 }),
          position: i + 1,
          text: m.text,
          answers: m.answers,
        })),
    ),
    ...items.flatMap(({ row, data, parent }) =>
      row.measures
        .filter((m: ReviewMeasure) => !m.dropped)
        .map((m, i) => ({
          ...common,
          id: newId(),
          ...columnsOf({ row: "item", id: data.id }),
          rootIssueId: parent?.id ?? null,
          sectionId: data.sectionId,
          code: measureCode(data.code, i + 1),
          sortKey: sortKey("item", { root: parent?.position ?? null, parent: data.position, measure: i + 1 }),
          position: i + 1,
          text: m.text,
          answers: [] as string[],
        })),
    ),
  ];

  const lines = (row: Review["issues"][number], list: "advice" | "manifestations", issueId: string) =>
    row[list].map(({ key, text }, i) => ({ id: newId(), key, issueId, position: i + 1, text }));
  const advice = issues.flatMap(({ row, data }) => lines(row, "advice", data.id));
  const manifestations = issues.flatMap(({ row, data }) => lines(row, "manifestations", data.id));
  const facts = issues.flatMap(({ row, data }) =>
    factsOf(row.notes).map(({ label, text, source }, i) => ({
      id: newId(),
      issueId: data.id,
      position: i + 1,
      label,
      text,
      sourceLine: source?.line ?? null,
    })),
  );
  const progress = progressOf
    ? measures.map((m) => {
        const { day: _day, ...who } = progressOf;
        const said = { kind: "PROGRESS" as const, text: m.text, day: heardOn, fromReport: true };
        return { id: newId(), measureId: m.id, cycle: 1, ...said, ...who, createdAt: now };
      })
    : [];
  const closed = new Set(issues.filter(({ row }) => row.group === "completed").map(({ data }) => data.id));
  /** Measures of the issues the report lists as 已整改完成. */
  const completed = measures.filter((m) => m.issueId && closed.has(m.issueId)).map((m) => m.id);
  const events: Fresh[] = [
    ...issues.map(
      ({ data }): Fresh => ({
        ...about,
        kind: ISSUE_CREATED,
        subjectId: data.id,
        subjectLabel: data.code,
        issueId: data.id,
      }),
    ),
    ...items.map(
      ({ data }): Fresh => ({
        ...about,
        kind: ITEM_CREATED,
        subjectId: data.id,
        subjectLabel: data.code,
        issueId: data.issueId,
      }),
    ),
    ...measures.map(
      (m): Fresh => ({
        ...about,
        kind: MEASURE_CREATED,
        subjectId: m.id,
        subjectLabel: m.code,
        issueId: m.rootIssueId,
        measureId: m.id,
      }),
    ),
    ...(progressOf ? measures : []).map(
      (m): Fresh => ({
        ...about,
        kind: MEASURE_TOLD,
        subjectId: m.id,
        subjectLabel: m.code,
        issueId: m.rootIssueId,
        measureId: m.id,
        facts: fact("told", null, { day: progressOf?.day ?? today, text: m.text }),
      }),
    ),
  ];
  return { sections, issues, items, measures, progress, completed, advice, manifestations, facts, events, about };
}
