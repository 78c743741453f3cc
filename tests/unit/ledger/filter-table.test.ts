import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import { addDays, day } from "@/lib/domain/day";
import { STANDS } from "@/lib/domain/measure/standing-still";
import { type ConditionTable, NONE } from "@/lib/domain/text/condition";
import { MEASURE_STATUSES, PARENT_KINDS, SIGNING_STAGES, TIME_CLASSES } from "@/lib/domain/types";
import {
  CONDITION_NAMES,
  type CONDITIONS,
  type ConditionName,
  filterParams,
  type MeasureFilter,
  parseMeasureFilter,
  saidConditions,
  unreadConditions,
} from "@/lib/features/measure/filter";
import type { MEASURE_WHERE, WhereTable } from "@/lib/features/measure/queries/measure-where";

test("a condition more than there is does not compile until it is read, said and asked for", () => {
  type Wider = MeasureFilter & { colour: string };
  expectTypeOf<typeof CONDITIONS>().toExtend<ConditionTable<MeasureFilter>>();
  expectTypeOf<typeof CONDITIONS>().not.toExtend<ConditionTable<Wider>>();
  expectTypeOf<typeof MEASURE_WHERE>().toExtend<WhereTable<MeasureFilter>>();
  expectTypeOf<typeof MEASURE_WHERE>().not.toExtend<WhereTable<Wider>>();
});

const id = fc.uuid();
const orNone = fc.oneof(id, fc.constant(NONE));
const days = fc.nat(3650);
const someDay = fc.nat(20_000).map((n) => addDays(day("2001-01-01"), n));
const set = fc.constant(true as const);
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });

const VALUES: { [K in ConditionName]: fc.Arbitrary<MeasureFilter[K]> } = {
  inspection: id,
  q: fc.constantFrom("预算", "01-02", "a&b=c", "100%", "%E4", "含 空格"),
  section: orNone,
  issue: id,
  item: id,
  source: some(PARENT_KINDS),
  leadUnit: orNone,
  cooperatingUnit: id,
  unit: id,
  leader: orNone,
  owner: orNone,
  timeClass: some([...TIME_CLASSES, NONE] as const),
  status: some(MEASURE_STATUSES),
  stage: some(SIGNING_STAGES),
  overdue: set,
  overdueDaysFrom: days,
  overdueDaysTo: days,
  dueWithin: days,
  silentDays: days,
  unreportedDays: days,
  stuckDays: days,
  dueFrom: someDay,
  dueTo: someDay,
  closedFrom: someDay,
  closedTo: someDay,
  opening: fc.constant(true as const),
  submittedTo: someDay,
  overdueFrom: someDay,
  returnedFrom: someDay,
  relapsedFrom: someDay,
  movedFrom: someDay,
  expectedClosed: set,
  expectedClosedBy: someDay,
  comeDue: set,
  closedInTime: set,
  closedLate: set,
  unassigned: set,
  vacant: some(STANDS),
  relapsed: set,
  struck: set,
};

const anyFilter = fc.record(VALUES, { requiredKeys: [] }) as fc.Arbitrary<Partial<MeasureFilter>>;

test("any filter written into an address is read back the same, in one order, and nothing of it is unread", () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const params = filterParams(filter);
      const query = Object.fromEntries(new URLSearchParams(new URLSearchParams(params).toString()));
      expect(parseMeasureFilter(query)).toEqual(filter);
      expect(unreadConditions(query)).toEqual([]);
      expect(Object.keys(params)).toEqual(CONDITION_NAMES.filter((name) => name in filter));
    }),
  );
});

test("every condition in force is said once, in Chinese; only the inspection is said by the head of the page", () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const said = saidConditions(filter, new Map(), false);
      expect(said.map(({ field }) => field)).toEqual(
        CONDITION_NAMES.filter((name) => name in filter && name !== "inspection"),
      );
      for (const { label } of said) expect(label).toMatch(/[\u4e00-\u9fff]/);
    }),
  );
});

test("what has none is said so, and something nobody may see is not named", () => {
  const unit = "0198c3a0-0000-7000-8000-000000000001";
  const said = (filter: Partial<MeasureFilter>) =>
    saidConditions(filter, new Map([[unit, "规划处"]]), false).map(({ label }) => label);
  expect(said({ leadUnit: NONE, section: NONE, timeClass: [NONE, "LONG_TERM"] })).toEqual([
    "方面：未列方面",
    "牵头部门：未明确",
    "整改类型：未分类、长期坚持",
  ]);
  expect(said({ cooperatingUnit: unit, owner: "0198c3a0-0000-7000-8000-000000000002" })).toEqual([
    "配合部门：规划处",
    "责任人：（未找到）",
  ]);
});
