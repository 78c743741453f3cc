import { expect, test } from "vitest";
import { nextGroup } from "@/components/assign/assign-selection";

/** Where the selection of the desk goes once a group was dealt with. */

const groups = [["a1", "a2"], ["b1"], ["c1", "c2"]].map((ids) => ({ rows: ids.map((id) => ({ id })) }));

test.each([
  ["a whole group", ["a1", "a2"], ["b1"]],
  ["a part of it", ["a2"], ["b1"]],
  ["rows of several: the one behind the last of them", ["c1", "a1", "b1"], []],
  ["the one before the last", ["b1"], ["c1", "c2"]],
  ["the last one", ["c2"], []],
  ["rows that are no longer there", ["x"], []],
  ["nothing", [], []],
])("%s", (_, done, next) => expect(nextGroup(groups, new Set(done))).toEqual(next));
