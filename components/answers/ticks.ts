import type { LineKind } from "@/lib/domain/feedback/lines";
import type { AnswerLine, AnswerMeasure, AnswerSheet } from "@/lib/features/measure/queries/answer-sheet";

/** What is ticked and not saved yet: for a measure and a line whether the one is to answer the other. Pure. */
export type Ticks = ReadonlyMap<string, boolean>;

const NO_TICKS: Ticks = new Map();

const keyOf = (measureId: string, lineId: string) => `${measureId}:${lineId}`;

type Line = Pick<AnswerLine, "id" | "kind">;

export const isTicked = (measure: AnswerMeasure, line: Line, ticks: Ticks): boolean =>
  ticks.get(keyOf(measure.id, line.id)) ?? measure.answers[line.kind].includes(line.id);

export function withTick(ticks: Ticks, measure: AnswerMeasure, line: Line, on: boolean): Ticks {
  const next = new Map(ticks);
  // Ticked back to what is saved it is no change.
  if (measure.answers[line.kind].includes(line.id) === on) next.delete(keyOf(measure.id, line.id));
  else next.set(keyOf(measure.id, line.id), on);
  return next;
}

/** Lines nothing answers, here or elsewhere, as it is ticked now. */
export const openLines = ({ lines, measures }: AnswerSheet, ticks: Ticks) =>
  lines.filter((line) => line.elsewhere === 0 && !measures.some((m) => isTicked(m, line, ticks)));

/** Offers for lines that nothing answers yet: the measures whose words are near. */
export function offered(sheet: AnswerSheet, ticks: Ticks): { measure: AnswerMeasure; line: AnswerLine }[] {
  const open = openLines(sheet, ticks);
  return sheet.measures.flatMap((measure) =>
    open.filter((line) => measure.near.includes(line.id)).map((line) => ({ measure, line })),
  );
}

/** The measures that answer something else than is saved, as they are sent; what is not on the sheet they go on answering. */
export function changesOf({ lines, measures }: AnswerSheet, ticks: Ticks) {
  return measures.flatMap((measure) => {
    const touched = lines.filter((line) => isTicked(measure, line, ticks) !== isTicked(measure, line, NO_TICKS));
    if (touched.length === 0) return [];
    const ids = (kind: LineKind) => [
      ...measure.answers[kind].filter((id) => !touched.some((line) => line.id === id)),
      ...touched.filter((line) => line.kind === kind && isTicked(measure, line, ticks)).map(({ id }) => id),
    ];
    const { id: measureId, version } = measure;
    return [{ measureId, version, manifestationIds: ids("manifestation"), adviceIds: ids("advice") }];
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
