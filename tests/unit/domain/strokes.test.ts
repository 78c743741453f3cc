import { expect, it } from "vitest";
import { byStrokes } from "@/lib/domain/people/strokes";

it("people are listed by the strokes of their surnames, not by code point or sound", () => {
  expect(["薛琴", "张伟", "丁严", "严明", "王强"].sort(byStrokes)).toEqual(["丁严", "王强", "严明", "张伟", "薛琴"]);
});
