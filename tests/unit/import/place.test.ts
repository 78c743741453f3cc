import { expect, it } from "vitest";
import { placeInWords } from "@/components/import/use-place";

it("says how many files are before the one that waits, and that it is read once it is its turn", () => {
  const file = { label: "通报.docx", ahead: 2 };
  expect(placeInWords([])).toBe("");
  expect(placeInWords([{ ...file, state: "waiting" }])).toContain("前面还有2份");
  expect(placeInWords([{ ...file, state: "reading", ahead: 0 }])).toContain("正在识别");
  // The file sent last is the one this page waits for.
  expect(
    placeInWords([
      { ...file, state: "waiting", ahead: 1 },
      { ...file, state: "reading" },
    ]),
  ).toContain("前面还有1份");
});
