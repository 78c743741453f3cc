import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { beginNumbers } from "@/lib/command/numbers";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { type Day, dayToDb } from "@/lib/domain/day";
import { presetPeriods } from "@/lib/domain/inspection/periods";
import { SHORT_CHAIN } from "@/lib/domain/signing/stages";
import type { EntersAs, InspectionKind } from "@/lib/domain/types";
import { addAnswers } from "@/lib/features/feedback/commands/link-row";
import { INSPECTION_IMPORTED } from "@/lib/features/import/events";
import { lengthDoubts } from "@/lib/features/import/read/checks/length-doubts";
import { namesOtherBody } from "@/lib/features/import/read/header/named-body";
import { countReview } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import { refuseSameInspection } from "@/lib/features/inspection/commands/inspection-row";
import { fact } from "@/lib/history/record";
import { type EnteredOpening, openingProblems, writeCompleted } from "./completed-rows";
import { enteredRows } from "./entered-rows";
import { openReview } from "./review-row";

export type ConfirmInput = {
  draftId: string;
  version: number;
  kind: InspectionKind;
  title: string;
  term: string;
  round: string;
  batch: string;
  team: string;
  onsiteFrom: Day | null;
  onsiteTo: Day | null;
  feedbackOn: Day;
  /** What the report is taken for, and the day its measures' texts tell of; the day is asked for with PROGRESS. */
  entersAs: EntersAs;
  asOf: Day | null;
  /** What the report lists as 已整改完成 enters as 期初: done by which day, known from where, vouched for by whom. */
  opening?: EnteredOpening | null;
};

/** Rows one statement inserts. */
const BATCH = 500;

type Counts = ReturnType<typeof countReview>;

/** 确认生成台账: turns a review into an inspection with its sections, issues, items and measures, all of it or nothing. */
export function confirmImport(
  viewer: Viewer,
  sent: Sent,
  input: ConfirmInput,
): Promise<Result<{ inspectionId: string; measures: number }>> {
  return transact(viewer, sent, async (write) => {
    const { draft, post, review } = await openReview(write, input);
    const counts = countReview(review);
    const wrong = await openingProblems(write, draft.bodyId, input, counts.completedMeasures);
    refuseUnready(input, viewer.today, { review, counts, wrong });
    await refuseOtherBody(write, draft.bodyId, review);

    const { tx } = write;
    const periods = presetPeriods(input.kind, input.feedbackOn);
    const feedbackOn = dayToDb(input.feedbackOn);
    await refuseSameInspection(tx, { bodyId: draft.bodyId, title: input.title, feedbackOn });
    const inspection = await tx.inspection.create({
      data: {
        bodyId: draft.bodyId,
        kind: input.kind,
        title: input.title,
        term: input.term,
        round: input.round,
        batch: input.batch,
        team: input.team,
        onsiteFrom: input.onsiteFrom && dayToDb(input.onsiteFrom),
        onsiteTo: input.onsiteTo && dayToDb(input.onsiteTo),
        feedbackOn,
        planDueOn: dayToDb(periods.planDueOn),
        concentratedEndOn: dayToDb(periods.concentratedEndOn),
        reportDueOn: dayToDb(periods.reportDueOn),
        chain: [...SHORT_CHAIN],
        contactPhone: review.header.phone ?? "",
        contactEmail: review.header.email ?? "",
        contactAddress: review.header.address ?? "",
        contactPostcode: review.header.postcode ?? "",
        createdAt: viewer.now,
      },
    });
    const about = { bodyId: draft.bodyId, inspectionId: inspection.id };
    const { name: personName } = viewer;
    const told = { day: input.asOf ?? viewer.today, personId: viewer.personId, personName, postLabel: post.label };
    const progressOf = input.entersAs === "PROGRESS" ? told : null;
    const rows = enteredRows(review, about, { now: viewer.now, today: viewer.today, progressOf });
    await insertAll(write, rows);
    const opened = input.opening ? rows.completed : [];
    const moved = await tx.importDraft.updateMany({
      where: { id: draft.id, version: draft.version, state: "REVIEW" },
      data: { state: "CONFIRMED", inspectionId: inspection.id, version: { increment: 1 } },
    });
    if (moved.count === 0) throw new Error(`import draft ${draft.id} changed under its lock`);

    write.record(post, {
      ...about,
      kind: INSPECTION_IMPORTED,
      subjectId: inspection.id,
      subjectLabel: inspection.title,
      facts: [
        ...fact("source", null, draft.fileName),
        ...fact("issues", null, counts.issues),
        ...fact("analogous", null, counts.analogous),
        ...fact("reform", null, counts.reform),
        ...fact("measures", null, counts.allMeasures),
        ...fact("underway", null, rows.progress.length),
        ...(opened.length > 0 ? fact("opened", null, opened.length) : []),
      ],
    });
    for (const event of rows.events) write.record(post, event);
    await writeCompleted(write, { inspection, post }, { ids: opened, opening: input.opening });
    // Numbers are held after the inspection.
    await beginNumbers(tx, {
      issues: rows.issues.map((i) => i.data),
      items: rows.items.map((i) => i.data),
      measures: rows.measures,
    });
    return { inspectionId: inspection.id, measures: counts.allMeasures };
  });
}

type Judged = { review: Review; counts: Counts; wrong: Record<string, string[]> };

function refuseUnready(input: ConfirmInput, today: Day, { review, counts, wrong }: Judged): void {
  const fields: Record<string, string[]> = { ...wrong };
  if (input.title === "") fields.title = ["请填写这次巡视巡察的名称。"];
  if (input.onsiteFrom && input.onsiteTo && input.onsiteFrom > input.onsiteTo) {
    fields.onsiteTo = ["撤点日期不能早于进驻日期。"];
  }
  if (input.onsiteTo && input.onsiteTo > input.feedbackOn) fields.feedbackOn = ["反馈日期不能早于撤点日期。"];
  if (input.feedbackOn > today) fields.feedbackOn = ["反馈日期不能晚于今天。"];
  if (input.entersAs === "PROGRESS") {
    if (!input.asOf) fields.asOf = ["请填写进展截至的日期。"];
    else if (input.asOf > today) fields.asOf = ["进展截至的日期不能晚于今天。"];
    else if (input.asOf < input.feedbackOn) fields.asOf = ["进展截至的日期不能早于反馈日期。"];
  }
  const [first] = Object.values(fields).flat();
  if (first) refuse("invalid", first, fields);
  if (counts.issues === 0) refuse("state", "没有要录入的反馈问题，请至少保留一个。");
  const [long, ...others] = lengthDoubts(review);
  if (long) {
    const rest = others.length > 0 ? `另有 ${others.length} 处过长，见“待核对”。` : "";
    refuse("state", `${long.message}请改短或标为“不录入”后再生成台账。${rest}`);
  }
  if (counts.openProblems > 0) {
    refuse("state", `还有 ${counts.openProblems} 处待核对的内容没有处理，请逐条核对并标记“已核对”后再生成台账。`);
  }
}

/** Refuses a report of another body that nobody confirmed for this one: its rows would be in the wrong ledger for good. */
async function refuseOtherBody({ tx }: Write, bodyId: string, { header, acceptedBody }: Review): Promise<void> {
  const named = header.inspectedBody;
  const body = await tx.body.findUniqueOrThrow({ where: { id: bodyId }, select: { name: true, shortName: true } });
  if (!namesOtherBody(named, body) || acceptedBody === named) return;
  refuse(
    "state",
    `报告所写单位是“${named}”，不是“${body.name}”。确要记入的，请先在核对页上方勾选“确认记入${body.name}”；单位选错的，请取消导入后重新上传。`,
  );
}

async function insertAll(write: Write, rows: ReturnType<typeof enteredRows>): Promise<void> {
  const { tx } = write;
  await tx.section.createMany({ data: rows.sections.map(({ key: _key, ...s }) => s) });
  await tx.issue.createMany({ data: rows.issues.map((i) => i.data) });
  await tx.extendedItem.createMany({ data: rows.items.map((i) => i.data) });
  await tx.manifestation.createMany({ data: rows.manifestations.map(({ key: _key, ...line }) => line) });
  await tx.advice.createMany({
    data: rows.advice.map(({ key: _key, ...line }) => ({ ...line, inspectionId: rows.about.inspectionId })),
  });
  for (let i = 0; i < rows.facts.length; i += BATCH) {
    await tx.importedFact.createMany({ data: rows.facts.slice(i, i + BATCH) });
  }
  for (let i = 0; i < rows.measures.length; i += BATCH) {
    const batch = rows.measures.slice(i, i + BATCH);
    await tx.measure.createMany({ data: batch.map(({ answers: _answers, ...m }) => m) });
  }
  for (let i = 0; i < rows.progress.length; i += BATCH) {
    await tx.progressEntry.createMany({ data: rows.progress.slice(i, i + BATCH) });
  }
  const lineIds = (list: readonly { id: string; key: string }[]) => new Map(list.map(({ id, key }) => [key, id]));
  const [manifestationIds, adviceIds] = [lineIds(rows.manifestations), lineIds(rows.advice)];
  await addAnswers(
    write,
    rows.measures.map(({ id, answers }) => ({
      measureId: id,
      manifestationIds: answers.flatMap((key) => manifestationIds.get(key) ?? []),
      adviceIds: answers.flatMap((key) => adviceIds.get(key) ?? []),
    })),
  );
}
