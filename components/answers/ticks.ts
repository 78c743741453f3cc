import type { AnswerMeasure, AnswerSheet } from "@/lib/features/measure/queries/answer-sheet";

/** What is ticked and not saved yet: for a measure and a line whether the one is to answer the other. Pure. */
export type Ticks = ReadonlyMap<string, boolean>;

const keyOf = (measureId: string, lineId: string) => `${measureId}:${lineId}`;

export const isTicked = (measure: AnswerMeasure, lineId: string, ticks: Ticks): boolean =>
  ticks.get(keyOf(measure.id, lineId)) ?? measure.lineIds.includes(lineId);

export function withTick(ticks: Ticks, measure: AnswerMeasure, lineId: string, on: boolean): Ticks {
  const next = new Map(ticks);
  // Ticked back to what is saved it is no change.
  if (measure.lineIds.includes(lineId) === on) next.delete(keyOf(measure.id, lineId));
  else next.set(keyOf(measure.id, lineId), on);
  return next;
}

/** Lines nothing answers, here or elsewhere, as it is ticked now. */
export const openLines = ({ lines, measures }: AnswerSheet, ticks: Ticks) =>
  lines.filter((line) => line.elsewhere === 0 && !measures.some((m) => isTicked(m, line.id, ticks)));

/** Offers for lines that nothing answers yet: the measures whose words are near. */
export function offered(sheet: AnswerSheet, ticks: Ticks): { measure: AnswerMeasure; lineId: string }[] {
  const open = new Set(openLines(sheet, ticks).map(({ id }) => id));
  return sheet.measures.flatMap((measure) =>
    measure.near.filter((lineId) => open.has(lineId)).map((lineId) => ({ measure, lineId })),
  );
}

/** The measures that answer something else than is saved, as they are sent. */
export function changesOf({ lines, measures }: AnswerSheet, ticks: Ticks) {
  return measures.flatMap((measure) => {
    const answered = lines.filter((line) => isTicked(measure, line.id, ticks));
    const same =
      answered.length === measure.lineIds.length && answered.every((line) => measure.lineIds.includes(line.id));
    if (same) return [];
    const ids = (kind: "manifestation" | "advice") => answered.filter((l) => l.kind === kind).map(({ id }) => id);
    return [
      {
        measureId: measure.id,
        version: measure.version,
        manifestationIds: ids("manifestation"),
        adviceIds: ids("advice"),
      },
    ];
  });
}

/** 表现1, 意见2: what a line is called in the head of a column. */
export function shortNames({ lines }: AnswerSheet): ReadonlyMap<string, string> {
  const seen = { manifestation: 0, advice: 0 };
  return new Map(
    lines.map(({ id, kind }) => {
      seen[kind] += 1;
      return [id, `${kind === "manifestation" ? "表现" : "意见"}${seen[kind]}`];
    }),
  );
}
