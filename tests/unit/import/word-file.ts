import { escaped, zip } from "./zip";

/** Word files written by hand, so that a test shows the markup it is about. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Runs of text: a line feed is a forced line break. */
export function run(text: string, properties = ""): string {
  const pieces = text.split("\n").map((one) => `<w:t xml:space="preserve">${escaped(one)}</w:t>`);
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}${pieces.join("<w:br/>")}</w:r>`;
}

/** A paragraph; `of` is what stands in its properties. */
export function p(text: string, of = ""): string {
  return `<w:p>${of ? `<w:pPr>${of}</w:pPr>` : ""}${text === "" ? "" : run(text)}</w:p>`;
}

export const listed = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

type Cell = string | { text?: string; xml?: string; down?: "restart" | "continue"; across?: number };

/** A cell: paragraphs parted by line feeds, or markup. */
function tc(cell: Cell): string {
  const { text = "", xml, down, across } = typeof cell === "string" ? { text: cell } : cell;
  const shape = [
    across ? `<w:gridSpan w:val="${across}"/>` : "",
    down === "restart" ? '<w:vMerge w:val="restart"/>' : down ? "<w:vMerge/>" : "",
  ].join("");
  const content =
    xml ??
    text
      .split("\n")
      .map((line) => p(line))
      .join("");
  return `<w:tc>${shape ? `<w:tcPr>${shape}</w:tcPr>` : ""}${content}</w:tc>`;
}

export function table(rows: readonly (readonly Cell[])[]): string {
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(tc).join("")}</w:tr>`).join("")}</w:tbl>`;
}

type Level = { format: string; text: string; start?: number; restart?: number; style?: string };

/** One list per entry, numbered from 1; `overrides` are further uses of them. */
export function numbering(lists: readonly (readonly Level[])[], overrides = ""): string {
  const level = ({ format, text, start = 1, restart, style }: Level, at: number) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${
      restart === undefined ? "" : `<w:lvlRestart w:val="${restart}"/>`
    }${style ? `<w:pStyle w:val="${style}"/>` : ""}<w:lvlText w:val="${text}"/></w:lvl>`;
  return lists
    .map((levels, at) => `<w:abstractNum w:abstractNumId="${at}">${levels.map(level).join("")}</w:abstractNum>`)
    .concat(
      lists.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`),
      overrides,
    )
    .join("");
}

/** A file of the body given, with further parts by their name. */
export function wordFile(
  body: string,
  parts: { numbering?: string; styles?: string; footnotes?: string } = {},
): Uint8Array {
  const kinds = Object.keys(parts) as (keyof typeof parts)[];
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  return zip([
    {
      name: "[Content_Types].xml",
      text: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: "_rels/.rels", text: relations(relation("r1", "officeDocument", "word/document.xml")) },
    {
      name: "word/_rels/document.xml.rels",
      text: relations(kinds.map((kind) => relation(kind, kind, `${kind}.xml`)).join("")),
    },
    {
      name: "word/document.xml",
      text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    },
    ...kinds.map((kind) => ({
      name: `word/${kind}.xml`,
      text: `<?xml version="1.0"?><w:${kind} ${W}>${parts[kind]}</w:${kind}>`,
    })),
  ]);
}
