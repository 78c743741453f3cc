import { expect, test } from "vitest";
import { changesOf, offered, openLines, shortNames, type Ticks, withTick } from "@/components/answers/ticks";
import type { AnswerLine, AnswerMeasure } from "@/lib/features/measure/queries/answer-sheet";

/** Ticks of lines and measures before they are saved. */

const line = (id: string, kind: AnswerLine["kind"], elsewhere = 0): AnswerLine => ({
  ...{ id, kind, text: id, of: "", elsewhere },
});
const measure = (id: string, manifestation: string[], near: string[] = []): AnswerMeasure => ({
  ...{ id, code: id, version: 3, text: id, answers: { manifestation, advice: [] }, near },
});
const a = measure("a", ["x"], ["y"]);
const b = measure("b", [], ["x", "o"]);
const [x, y, o] = [line("x", "manifestation"), line("y", "manifestation"), line("o", "advice", 2)];
const sheet = { lines: [x, y, o], measures: [a, b] };
const NONE: Ticks = new Map();

test("what is ticked back to what is saved is no change", () => {
  const on = withTick(NONE, b, y, true);
  expect(changesOf(sheet, on)).toEqual([{ measureId: "b", version: 3, manifestationIds: ["y"], adviceIds: [] }]);
  expect(changesOf(sheet, withTick(on, b, y, false))).toEqual([]);
});

test("a measure is sent with everything it answers from now on, by kind", () => {
  const ticks = withTick(withTick(NONE, a, o, true), a, x, false);
  expect(changesOf(sheet, ticks)).toEqual([{ measureId: "a", version: 3, manifestationIds: [], adviceIds: ["o"] }]);
});

test("what a measure answers that is not on the sheet it goes on answering", () => {
  const far = { ...b, answers: { manifestation: ["z"], advice: ["w"] } };
  expect(changesOf({ lines: [y], measures: [far] }, withTick(NONE, far, y, true))).toEqual([
    { measureId: "b", version: 3, manifestationIds: ["z", "y"], adviceIds: ["w"] },
  ]);
});

test("lines nothing answers, here or elsewhere, are open; measures are offered for these alone", () => {
  expect(openLines(sheet, NONE).map(({ id }) => id)).toEqual(["y"]);
  expect(offered(sheet, NONE)).toEqual([{ measure: a, line: y }]);
  const ticked = withTick(withTick(NONE, a, y, true), a, x, false);
  expect(openLines(sheet, ticked).map(({ id }) => id)).toEqual(["x"]);
  expect(offered(sheet, ticked)).toEqual([{ measure: b, line: x }]);
});

test("lines are called by kind and place", () => {
  expect([...shortNames(sheet).values()]).toEqual(["表现1", "表现2", "意见1"]);
});
