import { p, table, wordFile } from "../../unit/import/word-file";
import { docx, zip } from "../../unit/import/zip";
import {
  type Bait,
  bytesOf,
  type HostileFile,
  LAUGHS,
  noise,
  OF_REPORT,
  REPORT,
  reportParagraphs,
} from "./hostile-file";

/** Word files: what stands in their parts. The zip around them: zip-files.ts. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A file whose main part is given whole. */
const raw = (document: string | Uint8Array, relations?: string) =>
  zip([
    { name: "word/document.xml", text: document },
    ...(relations ? [{ name: "word/_rels/document.xml.rels", text: relations }] : []),
  ]);
const withDoctype = (doctype: string, body: string) =>
  raw(`<?xml version="1.0"?><!DOCTYPE w [${doctype}]><w:document ${W}><w:body>${body}</w:body></w:document>`);
const nested = (open: string, times: number, close: string) => open.repeat(times) + p("水") + close.repeat(times);
const TABLE = ["<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"] as const;

const DEEP = /^文档的表格或段落一层套一层，超过1000层，已拒绝读取。请打开文档，把正文复制后粘贴进来。$/;

export const wordFiles = ({ path, address }: Bait): HostileFile[] => [
  {
    what: "entities that grow tenfold eleven times",
    name: "通报.docx",
    make: () => withDoctype(LAUGHS, `${reportParagraphs + p("水")}<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>`),
    reads: OF_REPORT,
  },
  {
    what: "an entity that is a file outside",
    name: "通报.docx",
    make: () =>
      withDoctype(
        `<!ENTITY x SYSTEM "file://${path}">`,
        `${reportParagraphs}<w:p><w:r><w:t>此处&x;为止。</w:t></w:r></w:p>`,
      ),
    reads: "此处&x;为止。",
  },
  {
    what: "a definition of entities at an address",
    name: "通报.docx",
    make: () =>
      withDoctype(
        `<!ENTITY % d SYSTEM "${address}/d.dtd">%d;`,
        `${reportParagraphs}<w:p><w:r><w:t>&y;</w:t></w:r></w:p>`,
      ),
    reads: OF_REPORT,
  },
  {
    what: "a template and a picture at an address, relations that lead out of the file",
    name: "通报.docx",
    make: () =>
      raw(
        `<w:document ${W} xmlns:r="${RELATIONS}"><w:body>${reportParagraphs}<w:altChunk r:id="c"/></w:body></w:document>`,
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
          ["attachedTemplate", `${address}/t.dotm`],
          ["styles", `${address}/styles.xml`],
          ["aFChunk", `file://${path}`],
        ]
          .map(
            ([kind, target]) =>
              `<Relationship Id="c" Type="${RELATIONS}/${kind}" Target="${target}" TargetMode="External"/>`,
          )
          .join(
            "",
          )}<Relationship Id="n" Type="${RELATIONS}/numbering" Target="../../../../..${path}"/></Relationships>`,
      ),
    reads: OF_REPORT,
  },
  {
    what: "3,000 tables in one another",
    name: "通报.docx",
    make: () => wordFile(nested(TABLE[0], 3_000, TABLE[1])),
    told: DEEP,
  },
  {
    what: "60,000 content controls in one another",
    name: "通报.docx",
    make: () => wordFile(nested("<w:sdt><w:sdtContent>", 60_000, "</w:sdtContent></w:sdt>")),
    told: DEEP,
  },
  {
    what: "boxes of text in boxes of text",
    name: "通报.docx",
    make: () => wordFile(nested("<w:p><w:r><w:txbxContent>", 2_000, "</w:txbxContent></w:r></w:p>")),
    told: DEEP,
  },
  {
    what: "300 tables in one another, as deep as is still read",
    name: "通报.docx",
    make: () => wordFile(reportParagraphs + nested(TABLE[0], 300, TABLE[1])),
    reads: /\n水/,
  },
  {
    what: "a million elements",
    name: "通报.docx",
    make: () => wordFile("<a/>".repeat(1_010_000)),
    told: /^文档的内容超过100万个段落、格式等元素，已拒绝读取。/,
  },
  {
    what: "one paragraph of two million characters",
    name: "通报.docx",
    make: () => docx([noise(1_050_000).toString("hex")]),
    told: /^文档的文字超过200万字，已拒绝读取。请打开文档，把正文复制后粘贴进来。$/,
  },
  {
    what: "a table of 101 columns",
    name: "通报.docx",
    make: () => wordFile(reportParagraphs + table([Array.from({ length: 101 }, (_, at) => `列${at}`)])),
    told: /^文档的表格超过100列，已拒绝读取。/,
  },
  {
    what: "cells that cover a thousand million columns each",
    name: "通报.docx",
    make: () =>
      wordFile(
        reportParagraphs +
          table(Array.from({ length: 3_000 }, (_, at) => [{ text: `第${at}`, across: 1_000_000_000 }])),
      ),
    told: /^文档的表格超过20万个单元格，已拒绝读取。/,
  },
  {
    what: "a cell of 10,000 paragraphs merged over 1,500 rows",
    name: "通报.docx",
    make: () =>
      wordFile(
        reportParagraphs +
          table([
            ["反馈问题", "整改措施"],
            ...Array.from({ length: 1_500 }, (_, at) => [
              {
                text: at === 0 ? Array.from({ length: 10_000 }, (_, i) => `第${i}段`).join("\n") : "",
                down: at === 0 ? ("restart" as const) : ("continue" as const),
              },
              `新建水源${at}处。`,
            ]),
          ]),
      ),
    reads: /第9999段/,
  },
  {
    what: "styles and lists that are based on one another in a circle",
    name: "通报.docx",
    make: () =>
      wordFile(`${reportParagraphs}${p("水", '<w:pStyle w:val="a"/>')}`, {
        styles:
          '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/><w:styleLink w:val="x"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      }),
    reads: OF_REPORT,
  },
  {
    what: "numbers of 4,000 characters before every paragraph",
    name: "通报.docx",
    make: () =>
      wordFile(
        Array.from({ length: 20_000 }, (_, at) =>
          p(`水${at}`, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        ).join(""),
        {
          numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="29999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="${"%1".repeat(2_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
        },
      ),
    told: /^文档的文字超过200万字，已拒绝读取。/,
  },
  ...["__proto__", "constructor", "hasOwnProperty"].map(
    (format): HostileFile => ({
      what: `a kind of number called ${format}`,
      name: "通报.docx",
      make: () =>
        wordFile(reportParagraphs + p("水", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), {
          numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
        }),
      reads: "1.水",
    }),
  ),
  {
    what: "an element of 50,000 attributes and one of two megabytes",
    name: "通报.docx",
    make: () =>
      wordFile(
        `${reportParagraphs}<w:p ${Array.from({ length: 50_000 }, (_, at) => `a${at}="${at}"`).join(" ")} b="${noise(1_000_000).toString("hex")}">${"<w:r><w:t>水</w:t></w:r>"}</w:p>`,
      ),
    reads: OF_REPORT,
  },
  {
    what: "signs of nothing in its text",
    name: "通报.docx",
    make: () => docx([REPORT.replaceAll("整", "整\u0000")]),
    told: /^内容不是文字/,
  },
  { what: "a main part that is no XML", name: "通报.docx", make: () => raw(noise(50_000)), told: /^文件已损坏/ },
  {
    what: "tags left open",
    name: "通报.docx",
    make: () => raw(`<w:document ${W}><w:body>${"<w:p><w:r>".repeat(400)}`),
    told: /^文件已损坏/,
  },
  {
    what: "a main part in UTF-16",
    name: "通报.docx",
    make: () => {
      const text = `<w:document ${W}><w:body>${reportParagraphs}</w:body></w:document>`;
      return raw(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    },
    reads: OF_REPORT,
  },
  {
    what: "a main part that is the list of its own relations",
    name: "通报.docx",
    make: () =>
      zip([
        {
          name: "_rels/.rels",
          text: `<Relationships><Relationship Type="${RELATIONS}/officeDocument" Target="_rels/.rels"/></Relationships>`,
        },
        { name: "word/x.xml", text: "<x/>" },
      ]),
    told: /^文件已损坏/,
  },
  {
    what: "a macro beside the text",
    name: "通报.docm",
    make: () =>
      zip([
        { name: "word/document.xml", text: `<w:document ${W}><w:body>${reportParagraphs}</w:body></w:document>` },
        { name: "word/vbaProject.bin", text: noise(10_000) },
      ]),
    reads: OF_REPORT,
  },
  {
    what: "a locked Word file",
    name: "通报.docx",
    make: () =>
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        noise(2_000),
        Buffer.from("EncryptionInfo", "utf16le"),
        Buffer.from("EncryptedPackage", "utf16le"),
        noise(60_000),
      ]),
    told: /^这份文件有打开密码.*取消密码/,
  },
  {
    what: "an old file without streams",
    name: "通报.doc",
    make: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), noise(60_000)]),
    told: /另存为/,
  },
  {
    what: "text under the name of a Word file",
    name: "通报.docx",
    make: () => bytesOf(REPORT),
    told: /^文件扩展名是\.docx，内容却不是/,
  },
];
