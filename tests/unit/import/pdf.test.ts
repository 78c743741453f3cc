import { describe, expect, test } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { fixtureBytes } from "./fixture";
import { type Placed, pdf, printed } from "./pdf-file";

/** A PDF with text is read as its paragraphs, not as its lines; one without is told apart. */

const text = new TextDecoder().decode(fixtureBytes("run-in-with-blocks.txt"));
const paragraphs = text.split("\n").flatMap((line) => line.trim() || []);

async function read(bytes: Uint8Array) {
  const found = await readReportFile(bytes, "通报.pdf");
  if (!found.ok) throw new Error(found.why);
  return found.document;
}
async function why(bytes: Uint8Array): Promise<string> {
  const found = await readReportFile(bytes, "通报.pdf");
  return found.ok ? `read ${found.document.text.length} characters` : found.why;
}

/** The reading without lines, which are those of the file. */
function reading(given: Parameters<typeof parseReport>[0]) {
  const { problems: _, ...contract } = toContract(parseReport(given));
  return contract;
}

describe("a PDF with text", { timeout: 30_000 }, () => {
  test.each([
    ["indented paragraphs", {}],
    ["without page numbers, narrow", { characters: 22 }],
    ["page numbers — 1 —", { foot: (page: number) => `— ${page} —` }],
    ["page numbers 第1页 共9页", { foot: (page: number) => `第${page}页 共9页` }],
    ["plain page numbers", { foot: String }],
    ["not indented", { indent: false }],
    ["a font that is not in the file, in Unicode", { code: "UniGB-UCS2-H" as const }],
    ["a font that is not in the file, in GBK", { code: "GBK-EUC-H" as const, foot: String }],
    ["two columns", { columns: 2 as const }],
    ["two columns with page numbers", { columns: 2 as const, foot: (page: number) => `- ${page} -` }],
  ])("reads as the same report as its text: %s", async (_what, setting) => {
    expect(reading(await read(printed(paragraphs, setting)))).toEqual(reading(text));
  });

  test("gives its paragraphs as lines, joined over the end of a line and of a page", async () => {
    const document = await read(printed(paragraphs, { foot: (page) => `— ${page} —` }));
    const bare = (line: string) => line.replace(/\s/g, "");
    expect(document.text.split("\n").map(bare)).toEqual(paragraphs.map(bare));
    expect(document.notes).toEqual([]);
  });

  test("a running head on every page is none of the text; the same words once in it stay", async () => {
    const page = (at: number): Placed[] => [
      { text: "青石区水务局", size: 9, x: 70, y: 800 },
      { text: `第${at}段的文字写在这里。`, size: 14, x: 98, y: 600 - at * 20 },
      { text: "青石区水务局", size: 14, x: 98, y: 560 - at * 20 },
      { text: `第${at}页的末段在这里，一共有许多字，足够说明这不是扫描件。`, size: 14, x: 98, y: 520 - at * 20 },
      { text: String(at), size: 9, x: 290, y: 40 },
    ];
    const document = await read(pdf([page(1), page(2), page(3)]));
    expect(document.text.split("\n").filter((line) => line === "青石区水务局")).toHaveLength(3);
  });

  test("a title over two lines is one; words set over the page are not read", async () => {
    const title: Placed[] = [
      { text: "中共青石区水务局党组关于", size: 22, x: 160, y: 780 },
      { text: "巡察整改进展情况的通报", size: 22, x: 170, y: 745 },
      ...[
        "根据区委统一部署，区委第三巡察组对区水务局党组开展了",
        "常规巡察。现将整改进展情况予以公布如下，请予以监督。",
      ].map((line, at) => ({ text: line, size: 16, x: at === 0 ? 102 : 70, y: 680 - at * 29 })),
    ];
    const document = await read(pdf([title]));
    expect(document.text.split("\n")[0]).toBe("中共青石区水务局党组关于巡察整改进展情况的通报");
  });

  test("a table is doubted, for its cells cannot be told", async () => {
    const rows = ["序号", "1", "2", "3", "4"].flatMap((number, at) =>
      [number, "反馈的问题内容写在这里", "整改措施写在这里", "已完成"].map((cell, column) => ({
        text: cell,
        size: 10,
        x: 70 + column * 130,
        y: 700 - at * 30,
      })),
    );
    expect((await read(pdf([rows]))).notes).toEqual([
      { line: 1, message: expect.stringContaining("PDF第1页似有表格") },
    ]);
  });
});

describe("a PDF that cannot be read", { timeout: 30_000 }, () => {
  test.each([
    ["a scan", pdf([[], []]), "这是扫描件"],
    ["a scan with a stamp", pdf([[{ text: "扫描全能王", size: 8, x: 70, y: 20 }], []]), "这是扫描件"],
    ["signs without words", pdf([[{ text: "\ue001\ue002\ue003".repeat(20), size: 12, x: 40, y: 500 }]]), "乱码"],
    ["a broken one", Buffer.from("%PDF-1.7 …"), "已损坏"],
    ["half of one", printed(paragraphs).slice(0, 200), "已损坏"],
    ["a very long one", pdf(Array.from({ length: 301 }, () => [])), "超过300页"],
  ])("%s is told in one sentence what to do", async (_what, bytes, said) => {
    const sentence = await why(bytes);
    expect(sentence).toContain(said);
    expect(sentence).toMatch(/^[^\n]+。$/);
  });
});
