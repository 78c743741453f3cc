import { describe, expect, test } from "vitest";
import { cellsOf, type SheetCell, sheetTextOf } from "@/lib/domain/text/sheet-text";

/** Tables as the text office programs copy. */

describe("cells", () => {
  test.each([
    ["tabs part them, line ends end a row", "编号\t部门\r\n1-1\t办公室\n", [["编号", "部门"], ["1-1", "办公室"], [""]]],
    ["quotes hold line breaks and tabs", '1\t"办公室\n人事处"\t"a\tb"', [["1", "办公室\n人事处", "a\tb"]]],
    ["a quote in quotes is written twice", '"他说""好"""\t2', [['他说"好"', "2"]]],
    ["a quote nothing closes is one that was written", '"一网通办\t办公室', [['"一网通办', "办公室"]]],
    ["a quote inside a cell is one", '推进"一网通办"\t2', [['推进"一网通办"', "2"]]],
    ["quoted words before others are words", '"高效办成"一件事\t2', [['"高效办成"一件事', "2"]]],
  ])("%s", (_, text, cells) => expect(cellsOf(text)).toEqual(cells));
});

describe("a table", () => {
  const cell = (text: string, merged: SheetCell["merged"] = null): SheetCell => ({ text, merged });

  test("holds a cell merged downwards in each row, one merged across once; a heading all across is left out", () => {
    const text = sheetTextOf([
      [cell("编号"), cell("部门"), cell("部门", "across")],
      [cell("一、方面"), cell("一、方面", "across"), cell("一、方面", "across")],
      [cell("1-1"), cell("办公室"), cell("a")],
      [cell("1-2"), cell("办公室", "down"), cell("")],
    ]);
    expect(cellsOf(text)).toEqual([
      ["编号", "部门", ""],
      ["1-1", "办公室", "a"],
      ["1-2", "办公室", ""],
    ]);
  });

  test("is read back as it was, whatever stands in its cells", () => {
    const cells = ['他说"好"', "一\n二", "a\tb", '"'];
    expect(cellsOf(sheetTextOf([cells.map((text) => cell(text))]))).toEqual([cells]);
  });
});
