import { describe, expect, test } from "vitest";
import { MAX_FILE_BYTES, MAX_TEXT_CHARACTERS } from "@/lib/domain/limits";
import { textDocument } from "@/lib/features/import/read/file/document";
import { readPasted, readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { fixtureBytes, readFixture, summary } from "./fixture";
import { docx, zip } from "./zip";

const NAME = "run-in-with-blocks.txt";
const text = new TextDecoder().decode(fixtureBytes(NAME));

/** "整改进展" in GBK; Node writes no GBK, so the bytes stand here. */
const GBK = new Uint8Array([0xd5, 0xfb, 0xb8, 0xc4, 0xbd, 0xf8, 0xd5, 0xb9]);

async function why(bytes: Uint8Array, name: string): Promise<string> {
  const read = await readReportFile(bytes, name);
  return read.ok ? `read ${read.document.text.length} characters` : read.why;
}

describe("reading a file", { timeout: 30_000 }, () => {
  test("UTF-8, UTF-8 with a mark and UTF-16 with a mark give the same text", async () => {
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    const marked = new Uint8Array(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]));
    for (const bytes of [Buffer.from(text), marked, utf16]) {
      expect(await readReportFile(bytes, NAME)).toEqual({ ok: true, document: textDocument(text), format: "text" });
    }
  });

  test("GB18030 text is read when it is no UTF-8", async () => {
    expect(await readReportFile(GBK, "a.txt")).toMatchObject({ ok: true, document: { text: "整改进展" } });
  });

  test("a page declared as gb2312 is read by its declaration, without scripts, one line per block", async () => {
    const page = Buffer.concat([
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><script>1.</script></head><body><div>',
      ),
      GBK,
      Buffer.from("</div><p>"),
      GBK,
      Buffer.from("<br>"),
      GBK,
      Buffer.from("</p><style>p{}</style></body></html>"),
    ]);
    expect(await readReportFile(page, "a.htm")).toMatchObject({
      ok: true,
      document: { text: "整改进展\n整改进展\n整改进展", notes: [] },
      format: "html",
    });
  });

  test("a Word document reads as the same report as its text", async () => {
    const read = await readReportFile(docx(text.split("\n")), "通报.docx");
    if (!read.ok) throw new Error(read.why);
    const { problems: _lines, ...fromWord } = summary(parseReport(read.document));
    const { problems: _others, ...fromText } = summary((await readFixture(NAME)).draft);
    expect(fromWord).toEqual(fromText);
    expect(read.document.notes).toEqual([]);
  });
});

describe("what cannot be read gets one sentence that says what to do", { timeout: 30_000 }, () => {
  const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Array<number>(400).fill(7)]);
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0]);
  test.each([
    ["an empty file", new Uint8Array(), "a.txt", "文件是空的"],
    ["a file of blanks", Buffer.from(" \n\u3000\n"), "a.txt", "没有文字"],
    ["a photograph renamed .docx", photo, "通报.docx", "内容是图片"],
    ["a photograph renamed .txt", photo, "通报.txt", "内容是图片"],
    ["a .doc", old, "通报.doc", "另存为”，文件类型选“Word文档（*.docx）”"],
    ["an .xls", old, "台账.xls", "Excel"],

    ["an .xlsx", zip([{ name: "xl/workbook.xml", text: "<x/>" }]), "台账.xlsx", "Excel"],
    ["a plain zip", zip([{ name: "通报.txt", text: "整改" }]), "通报.zip", "压缩包"],
    ["text renamed .docx", Buffer.from("整改"), "通报.docx", "内容却不是"],
    ["a truncated .docx", docx(["整改"]).slice(0, 300), "通报.docx", "已损坏"],
    ["a .docx without words", docx([""]), "通报.docx", "没有文字"],
    ["bytes that are no text", Buffer.from([0x01, 0x00, 0x02, 0x00, 0x03, 0x41]), "a.txt", "不是文字"],
    ["an invalid encoding", Buffer.from([0x41, 0xff, 0xff, 0xff, 0x42]), "a.txt", "编码"],
    ["a file that is too large", new Uint8Array(MAX_FILE_BYTES + 1), "a.txt", "10MB"],
    ["a text that is too long", Buffer.from("整".repeat(MAX_TEXT_CHARACTERS + 1)), "a.txt", "200万字"],
  ])("%s", async (_what, bytes, name, part) => {
    const said = await why(bytes, name);
    expect(said).toContain(part);
    expect(said).toMatch(/^[^\n]+。$/);
  });

  test("a bomb is refused from its directory, and one that lies there while it unpacks", async () => {
    const heavy = ["整".repeat(9_000_000)];
    expect(await why(docx(heavy), "通报.docx")).toContain("过大");
    expect(await why(docx(heavy, { claims: 1000 }), "通报.docx")).toContain("过大");
  });

  test("a document that packs like ordinary text and is far too long is refused as well", async () => {
    const lines = Array.from({ length: 400_000 }, (_, i) => `第${i}行`);
    const long = docx(lines);
    expect(long.length).toBeLessThan(MAX_FILE_BYTES);
    expect(await why(long, "通报.docx")).toContain("过大");
  });

  test("a document of broken XML does not take the process down", async () => {
    const broken = zip([{ name: "word/document.xml", text: "<w:document><w:body>" }]);
    expect(await why(broken, "通报.docx")).toContain("已损坏");
  });

  test("pasted text meets the same limits", () => {
    expect(readPasted("")).toMatchObject({ ok: false });
    expect(readPasted("整".repeat(MAX_TEXT_CHARACTERS + 1))).toMatchObject({ ok: false });
    expect(readPasted(text)).toMatchObject({ ok: true, document: { text } });
  });
});
