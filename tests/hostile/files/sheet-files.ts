import { zip } from "../../unit/import/zip";
import { bytesOf, LAUGHS, noise } from "./hostile-file";

/** Sheets made to hurt: what stands in their parts. */

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${["序号", "反馈问题", "整改措施"].map(inline).join("")}</row>`;
const ROW = `<row r="2">${["1", "学习不深入", "制定计划"].map(inline).join("")}</row>`;

/** A workbook of one sheet whose rows, and what stands before them, are given whole. */
function sheetFile(rows: string, { doctype = "", styles = "", merges = "" } = {}): Uint8Array {
  return zip([
    {
      name: "[Content_Types].xml",
      text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      text: `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      text: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    ...(styles ? [{ name: "xl/styles.xml", text: styles }] : []),
    {
      name: "xl/worksheets/sheet1.xml",
      text: `<?xml version="1.0"?>${doctype}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${merges}</worksheet>`,
    },
  ]);
}

const STRUCK = `<styleSheet ${MAIN}><fonts count="1"><font><strike/></font></fonts></styleSheet>`;
const many = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join("");

/** `reads`: the measure is found all the same. */
export const sheetFiles: { what: string; make: () => Uint8Array; reads: boolean }[] = [
  { what: "an ordinary one", make: () => sheetFile(HEAD + ROW), reads: true },
  {
    what: "entities that grow tenfold eleven times",
    make: () => sheetFile(HEAD + ROW.replace("制定", "&a11;"), { doctype: `<!DOCTYPE w [${LAUGHS}]>` }),
    reads: true,
  },
  {
    what: "the same, with letters struck through",
    make: () => sheetFile(HEAD + ROW.replace("制定", "&a11;"), { doctype: `<!DOCTYPE w [${LAUGHS}]>`, styles: STRUCK }),
    reads: true,
  },
  {
    what: "sixty thousand formatted rows without content",
    make: () => sheetFile(HEAD + ROW + many(60_000, (at) => `<row r="${at + 3}"><c s="0"/><c s="0"/><c s="0"/></row>`)),
    reads: true,
  },
  {
    what: "a row at the end of the sheet",
    make: () => sheetFile(`${HEAD}${ROW}<row r="1048576">${inline("末")}</row>`),
    reads: true,
  },
  {
    what: "a merge over the whole sheet",
    make: () => sheetFile(HEAD + ROW, { merges: '<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>' }),
    reads: true,
  },
  {
    what: "twenty thousand merges",
    make: () =>
      sheetFile(HEAD + ROW, {
        merges: `<mergeCells>${many(20_000, (at) => `<mergeCell ref="E${at * 3 + 3}:F${at * 3 + 5}"/>`)}</mergeCells>`,
      }),
    reads: true,
  },
  {
    what: "a cell of ten million characters",
    make: () => sheetFile(HEAD + ROW.replace("制定", "改".repeat(10_000_000))),
    reads: false,
  },
  {
    what: "a cell of a hundred thousand numbers",
    make: () =>
      sheetFile(
        HEAD +
          ROW.replace(
            "制定计划",
            many(50_000, (at) => `${(at % 60) + 1}.改。`),
          ),
      ),
    reads: true,
  },
  {
    what: "names without an end",
    make: () =>
      sheetFile(
        HEAD.replace("整改措施", '整改措施</t></is></c><c t="inlineStr"><is><t>责任部门') +
          ROW.replace("</row>", `${inline("处、".repeat(30_000))}</row>`),
      ),
    reads: true,
  },
  {
    what: "markup that is not closed",
    make: () => sheetFile(`${HEAD}<row r="2"><c t="inlineStr"><is><t>水`),
    reads: false,
  },
  { what: "noise where the sheet should be", make: () => sheetFile(noise(200_000).toString("base64")), reads: false },
  { what: "fields without an end", make: () => bytesOf(`序号,问题,措施\n1,"${"改,".repeat(300_000)}`), reads: false },
  { what: "records of one mark each", make: () => bytesOf(`序号,问题,措施\n${",\n".repeat(300_000)}`), reads: false },
];
