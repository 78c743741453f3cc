import { cleanRows, part, placeToCut } from "@/lib/domain/text/text";
import { withNumberDoubts } from "@/lib/features/import/read/checks/number-doubts";
import type { Correction } from "./correction-schema";
import { headerSchema, type Review, type ReviewIssue, type ReviewItem, type ReviewMeasure } from "./review-schema";

/**
 * Corrections of a review, each a value: kept in order beside what the parser read, so that a half-finished review
 * survives anything, and the last correction can be taken back. Pure: the same corrections give the same review.
 */

export type Corrected = { ok: true; review: Review } | { ok: false; why: string };

const GONE = "这一行已不在校对稿里，请刷新页面后再改。";

function no(why: string): Corrected {
  return { ok: false, why };
}
function yes(review: Review): Corrected {
  return { ok: true, review };
}

type Parent = ReviewIssue | ReviewItem;

function parentOf(review: Review, measureKey: string): { parent: Parent; index: number } | null {
  for (const parent of [...review.issues, ...review.items]) {
    const index = parent.measures.findIndex((m) => m.key === measureKey);
    if (index >= 0) return { parent, index };
  }
  return null;
}

function mapMeasures(
  review: Review,
  change: (measures: ReviewMeasure[], parentKey: string) => ReviewMeasure[],
): Review {
  return {
    ...review,
    issues: review.issues.map((i) => ({ ...i, measures: change(i.measures, i.key) })),
    items: review.items.map((i) => ({ ...i, measures: change(i.measures, i.key) })),
  };
}

function replaceIn<T extends { key: string }>(rows: T[], rowKey: string, patch: Partial<T>): T[] {
  return rows.map((row) => (row.key === rowKey ? { ...row, ...patch } : row));
}

/** The key of the next row added by hand. */
function fresh(review: Review): { key: string; review: Review } {
  return { key: `h${review.added + 1}`, review: { ...review, added: review.added + 1 } };
}

function newMeasure(measureKey: string, body: string): ReviewMeasure {
  return { key: measureKey, number: null, enumerated: false, text: body, source: null, dropped: false, answers: [] };
}

/** Joins two texts of Chinese prose: nothing between them when the first ends a sentence. */
function joined(a: string, b: string): string {
  return /[。；！？.;!?]$/.test(a) || a === "" ? `${a}${b}` : `${a}。${b}`;
}

function setDropped(review: Review, rowKey: string, dropped: boolean): Corrected {
  const patch = { dropped };
  if (review.sections.some((s) => s.key === rowKey)) {
    return yes({
      ...review,
      sections: replaceIn(review.sections, rowKey, patch),
      issues: dropped
        ? review.issues.map((i) => (i.sectionKey === rowKey ? { ...i, sectionKey: null } : i))
        : review.issues,
    });
  }
  if (review.issues.some((i) => i.key === rowKey)) {
    return yes({ ...review, issues: replaceIn(review.issues, rowKey, patch) });
  }
  if (review.items.some((i) => i.key === rowKey)) {
    return yes({ ...review, items: replaceIn(review.items, rowKey, patch) });
  }
  if (!parentOf(review, rowKey)) return no(GONE);
  return yes(mapMeasures(review, (measures) => replaceIn(measures, rowKey, patch)));
}

function merge(review: Review, rowKey: string): Corrected {
  const place = parentOf(review, rowKey);
  if (place) {
    const before = place.parent.measures.slice(0, place.index).findLast((m) => !m.dropped);
    const row = place.parent.measures[place.index];
    if (!row || !before) return no("前面没有可以并入的措施。");
    return yes(
      mapMeasures(review, (measures, parentKey) =>
        parentKey === place.parent.key
          ? replaceIn(measures, before.key, {
              text: joined(before.text, row.text),
              answers: [...new Set([...before.answers, ...row.answers])],
            }).filter((m) => m.key !== rowKey)
          : measures,
      ),
    );
  }
  const index = review.issues.findIndex((i) => i.key === rowKey);
  const row = review.issues[index];
  if (!row) return no(GONE);
  const before = review.issues.slice(0, index).findLast((i) => !i.dropped);
  if (!before) return no("前面没有可以并入的问题。");
  return yes({
    ...review,
    issues: replaceIn(review.issues, before.key, {
      text: joined(before.text, row.text),
      advice: [...before.advice, ...row.advice],
      manifestations: [...before.manifestations, ...row.manifestations],
      notes: [...before.notes, ...row.notes],
      measures: [...before.measures, ...row.measures],
    }).filter((i) => i.key !== rowKey),
    items: review.items.map((i) => (i.parentKey === rowKey ? { ...i, parentKey: before.key } : i)),
  });
}

function splitMeasure(review: Review, rowKey: string, at: number): Corrected {
  const place = parentOf(review, rowKey);
  const row = place?.parent.measures[place.index];
  if (!place || !row) return no(GONE);
  const cutAt = placeToCut(row.text, at);
  const [head, tail] = [part(row.text, 0, cutAt).trim(), part(row.text, cutAt).trim()];
  if (head === "" || tail === "") return no("请把光标放在要分开的两句话之间。");
  const next = fresh(review);
  return yes(
    mapMeasures(next.review, (measures) =>
      measures.flatMap((m) =>
        m.key === rowKey
          ? [
              { ...m, text: head },
              { ...newMeasure(next.key, tail), source: m.source, answers: m.answers },
            ]
          : [m],
      ),
    ),
  );
}

function moveMeasure(review: Review, rowKey: string, parentKey: string): Corrected {
  const place = parentOf(review, rowKey);
  const row = place?.parent.measures[place.index];
  if (!row || ![...review.issues, ...review.items].some((p) => p.key === parentKey)) return no(GONE);
  if (place.parent.key === parentKey) return no("这条措施已经在这一项下面。");
  return yes(
    mapMeasures(review, (measures, owner) => {
      const without = measures.filter((m) => m.key !== rowKey);
      // What it answered is listed in the issue it leaves.
      return owner === parentKey ? [...without, { ...row, answers: [] }] : without;
    }),
  );
}

/** Says which lines of its issue a measure answers. */
function answer(review: Review, rowKey: string, answers: readonly string[]): Corrected {
  const place = parentOf(review, rowKey);
  if (!place) return no(GONE);
  const listed = "advice" in place.parent ? [...place.parent.advice, ...place.parent.manifestations] : [];
  const kept = listed.map((line) => line.key).filter((key) => answers.includes(key));
  return yes(mapMeasures(review, (measures) => replaceIn(measures, rowKey, { answers: kept })));
}

function retype(review: Review, rowKey: string, to: "issue" | "analogous" | "reform"): Corrected {
  const asItem = review.items.find((i) => i.key === rowKey);
  if (asItem && to !== "issue") return yes({ ...review, items: replaceIn(review.items, rowKey, { kind: to }) });
  if (asItem) {
    const parent = review.issues.findIndex((i) => i.key === asItem.parentKey);
    const at = parent < 0 ? review.issues.length : parent + 1;
    const { kind: _kind, parentKey: _parentKey, ...rest } = asItem;
    const issue: ReviewIssue = {
      ...rest,
      sectionKey: review.issues[parent]?.sectionKey ?? null,
      group: review.issues[parent]?.group ?? null,
      text: "",
      advice: [],
      manifestations: [],
    };
    return yes({
      ...review,
      issues: [...review.issues.slice(0, at), issue, ...review.issues.slice(at)],
      items: review.items.filter((i) => i.key !== rowKey),
    });
  }
  const index = review.issues.findIndex((i) => i.key === rowKey);
  const issue = review.issues[index];
  if (!issue) return no(GONE);
  if (to === "issue") return no("这一项已经是反馈问题。");
  const before = review.issues.slice(0, index).findLast((i) => !i.dropped);
  const { sectionKey: _section, group: _group, text: _text, advice, manifestations, ...rest } = issue;
  const item: ReviewItem = {
    ...rest,
    kind: to,
    parentKey: before?.key ?? null,
    notes: [
      ...rest.notes,
      ...manifestations.map((m) => ({ ...m, label: "具体表现" })),
      ...advice.map((o) => ({ ...o, label: "整改意见" })),
    ],
    measures: rest.measures.map((m) => ({ ...m, answers: [] })),
  };
  return yes({
    ...review,
    issues: review.issues.filter((i) => i.key !== rowKey),
    items: [...review.items.map((i) => (i.parentKey === rowKey ? { ...i, parentKey: item.parentKey } : i)), item],
  });
}

/** The review after one correction, or a sentence why it cannot be made. */
export function applyCorrection(review: Review, c: Correction): Corrected {
  const made = changed(review, c);
  if (!made.ok) return made;
  const key = c.type === "edit-issue" || c.type === "restore" ? c.key : null;
  return yes(withNumberDoubts(review, made.review, key));
}

function changed(review: Review, c: Correction): Corrected {
  switch (c.type) {
    case "header":
      return yes({ ...review, header: headerSchema.parse({ ...review.header, ...c.patch }) });
    case "edit-section":
      if (review.sections.some((s) => s.key !== c.key && !s.dropped && s.number === c.number)) {
        return no(`已有编号为（${c.number}）的方面，请换一个编号。`);
      }
      return yes({ ...review, sections: replaceIn(review.sections, c.key, { number: c.number, title: c.title }) });
    case "add-section": {
      if (review.sections.some((s) => !s.dropped && s.number === c.number)) {
        return no(`已有编号为（${c.number}）的方面，请换一个编号。`);
      }
      const next = fresh(review);
      const added = { key: next.key, number: c.number, title: c.title, source: null, dropped: false };
      return yes({ ...next.review, sections: [...review.sections, added] });
    }
    case "edit-issue": {
      const { type: _type, key: rowKey, ...patch } = c;
      if (!review.issues.some((i) => i.key === rowKey)) return no(GONE);
      if (c.sectionKey !== null && !review.sections.some((s) => s.key === c.sectionKey && !s.dropped)) return no(GONE);
      return yes({ ...review, issues: replaceIn(review.issues, rowKey, patch) });
    }
    case "edit-item": {
      const { type: _type, key: rowKey, ...patch } = c;
      if (!review.items.some((i) => i.key === rowKey)) return no(GONE);
      if (c.parentKey !== null && !review.issues.some((i) => i.key === c.parentKey)) return no(GONE);
      return yes({ ...review, items: replaceIn(review.items, rowKey, patch) });
    }
    case "edit-measure":
      if (!parentOf(review, c.key)) return no(GONE);
      return yes(mapMeasures(review, (measures) => replaceIn(measures, c.key, { text: c.text })));
    case "answer":
      return answer(review, c.key, c.answers);
    case "drop":
      return setDropped(review, c.key, true);
    case "restore":
      return setDropped(review, c.key, false);
    case "merge":
      return merge(review, c.key);
    case "split-measure":
      return splitMeasure(review, c.key, c.at);
    case "move-measure":
      return moveMeasure(review, c.key, c.parentKey);
    case "retype":
      return retype(review, c.key, c.to);
    case "add-issue": {
      const next = fresh(review);
      const before = review.issues.findIndex((i) => i.key === c.afterKey);
      const at = before < 0 ? review.issues.length : before + 1;
      const issue: ReviewIssue = {
        key: next.key,
        sectionKey: c.sectionKey,
        group: review.issues[before]?.group ?? null,
        number: null,
        title: c.title,
        text: "",
        advice: [],
        manifestations: [],
        notes: [],
        measures: [],
        source: null,
        dropped: false,
      };
      return yes({ ...next.review, issues: [...review.issues.slice(0, at), issue, ...review.issues.slice(at)] });
    }
    case "add-item": {
      const next = fresh(review);
      const item: ReviewItem = {
        key: next.key,
        kind: c.kind,
        number: null,
        title: c.title,
        parentKey: c.parentKey,
        notes: [],
        measures: [],
        source: null,
        dropped: false,
      };
      return yes({ ...next.review, items: [...review.items, item] });
    }
    case "add-measure": {
      if (![...review.issues, ...review.items].some((p) => p.key === c.parentKey)) return no(GONE);
      const next = fresh(review);
      return yes(
        mapMeasures(next.review, (measures, owner) =>
          owner === c.parentKey ? [...measures, newMeasure(next.key, c.text)] : measures,
        ),
      );
    }
    case "settle":
      return yes({ ...review, problems: replaceIn(review.problems, c.key, { settled: c.settled }) });
    case "settle-many":
      return yes({
        ...review,
        problems: review.problems.map((p) => (c.keys.includes(p.key) ? { ...p, settled: c.settled } : p)),
      });
    case "accept-body":
      return yes({ ...review, acceptedBody: c.named });
    case "settle-all":
      return yes({ ...review, problems: review.problems.map((p) => ({ ...p, settled: true })) });
  }
}

/** The review after all corrections in order. One that no longer applies is passed over. */
export function applyAll(review: Review, corrections: readonly Correction[]): Review {
  // Both may have been kept before texts passed lib/domain/text/text.
  return cleanRows(corrections).reduce((current, c) => {
    const corrected = applyCorrection(current, c);
    return corrected.ok ? corrected.review : current;
  }, cleanRows(review));
}
