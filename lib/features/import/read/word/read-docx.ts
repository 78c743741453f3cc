import { part } from "@/lib/domain/text/text";
import { decodeText } from "@/lib/features/import/read/file/decode";
import type { ReportDocument } from "@/lib/features/import/read/file/document";
import { BrokenMarkup, child, childrenNamed, type Markup, xmlTree } from "@/lib/features/import/read/file/markup";
import { TooCostly, tooCostly } from "@/lib/features/import/read/file/too-costly";
import { openParts, type Parts, type Unread } from "@/lib/features/import/read/file/zip-parts";
import { BodyReader } from "./body-reader";

const BROKEN = "文件已损坏，或不是真正的Word文档（.docx）。请用Word打开后另存为.docx，再重新上传。";
const LOCKED = "这份文档有打开密码，读不到内容。请用Word打开后取消密码（文件→信息→保护文档），另存后再上传。";

/** What a zip is, by the names in it, where it is no Word file. */
const OTHERS: [name: string | RegExp, why: string][] = [
  ["xl/workbook.xml", "这是Excel表格，不是整改通报。请上传.docx、.txt或.html，或粘贴正文。"],
  ["ppt/presentation.xml", "这是演示文稿，不是整改通报。请上传.docx、.txt或.html，或粘贴正文。"],
  ["OFD.xml", "这是OFD版式文件，读不准段落。请用OFD阅读器打开，复制正文后粘贴进来，或上传原来的.docx。"],
  ["content.xml", "这是OpenDocument文档。请用Word、WPS或LibreOffice打开后另存为.docx，再上传。"],
];
const WHY: Record<Unread, string> = { broken: BROKEN, locked: LOCKED };

function tree(bytes: Uint8Array): Markup {
  const text = decodeText(bytes);
  if (text === null) throw new BrokenMarkup();
  return xmlTree(text);
}

/** Where the part of a kind stands, by the relations of the file; `usual` where they do not say. */
function placeOf(relations: Markup | null, kind: string, folder: string, usual: string): string {
  const found = childrenNamed(child(relations ?? undefined, "Relationships"), "Relationship").find(
    ({ attributes }) => attributes.Type?.endsWith(`/${kind}`) && attributes.TargetMode !== "External",
  )?.attributes.Target;
  if (!found) return usual;
  return found.startsWith("/") ? part(found, 1) : folder + found;
}

async function read(parts: Parts): Promise<ReportDocument | null> {
  const load = async (name: string) => {
    const bytes = await parts.read(name);
    return bytes === null ? null : tree(bytes);
  };
  const main = placeOf(await load("_rels/.rels"), "officeDocument", "", "word/document.xml");
  const document = await load(main);
  if (!document || !child(child(document, "w:document"), "w:body")) return null;
  const folder = part(main, 0, main.lastIndexOf("/") + 1);
  const relations = await load(`${folder}_rels/${part(main, folder.length)}.rels`);
  const beside = async (kind: string) => {
    const found = await load(placeOf(relations, kind, folder, `${folder}${kind}.xml`));
    return found ? { [kind]: found } : {};
  };
  return new BodyReader({
    document,
    ...(await beside("styles")),
    ...(await beside("numbering")),
    ...(await beside("footnotes")),
    ...(await beside("endnotes")),
  }).read();
}

/**
 * A .docx as a document: paragraphs with the numbers Word writes by itself, forced line breaks, the cells of tables. Pure and
 * bounded: by the size of its parts, by their number, and by elements and depth; other parts are never unpacked.
 */
export async function docxDocument(
  bytes: Uint8Array,
): Promise<{ ok: true; document: ReportDocument } | { ok: false; why: string }> {
  try {
    const parts = await openParts(bytes);
    if (typeof parts === "string") return { ok: false, why: WHY[parts] };
    const other = OTHERS.find(([name]) => [...parts.names].some((one) => one === name));
    if (other && !parts.names.has("word/document.xml")) return { ok: false, why: other[1] };
    const document = await read(parts);
    if (document) return { ok: true, document };
    const word = [...parts.names].some((name) => /^word\//.test(name));
    return { ok: false, why: word ? BROKEN : "这是压缩包，不是Word文档。请解压后上传其中的.docx、.txt或.html文件。" };
  } catch (error) {
    if (error instanceof TooCostly) return { ok: false, why: tooCostly("文档", error) };
    if (error instanceof BrokenMarkup) return { ok: false, why: BROKEN };
    throw error;
  }
}
