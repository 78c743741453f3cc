import { Worker } from "node:worker_threads";
import yauzl from "yauzl";
import {
  DOCX_RATIO_FLOOR_BYTES,
  DOCX_TIMEOUT_MS,
  DOCX_WORKER_MEMORY_MB,
  MAX_DOCX_ENTRIES,
  MAX_DOCX_RATIO,
  MAX_DOCX_UNPACKED_BYTES,
  MAX_DOCX_XML_BYTES,
} from "@/lib/domain/limits";
import { part } from "@/lib/domain/text/text";
import { type ReportDocument, textDocument } from "./document";

type Checked = { ok: true; numbered: boolean } | { ok: false; why: string };

const BROKEN = "文件已损坏，或不是真正的Word文档（.docx）。请用Word打开后另存为.docx，再重新上传。";
const TOO_LARGE = "文档解压后过大，已拒绝读取。请将正文复制到“粘贴文本”中导入。";

function openZip(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, validateEntrySizes: true },
      (error, zip) => {
        if (error || !zip) reject(error ?? new Error("no zip"));
        else resolve(zip);
      },
    );
  });
}

/** Unpacks one entry, counting: an entry that is larger than its directory says fails. Returns whether it uses automatic numbering. */
function drain(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<boolean> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        reject(error ?? new Error("no stream"));
        return;
      }
      let size = 0;
      let carry = "";
      let numbered = false;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_DOCX_XML_BYTES) stream.destroy(new Error("too large"));
        const text = carry + chunk.toString("latin1");
        numbered ||= text.includes("<w:numPr>");
        carry = part(text, -10);
      });
      stream.on("error", reject);
      stream.on("end", () => resolve(numbered));
    });
  });
}

/**
 * Reads the central directory before anything is unpacked: number of entries, unpacked sizes, ratio; then unpacks only the
 * text parts under a byte count, because a bomb may lie in its directory.
 */
async function checkDocx(bytes: Uint8Array): Promise<Checked> {
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(bytes);
  } catch {
    return { ok: false, why: BROKEN };
  }
  if (zip.entryCount > MAX_DOCX_ENTRIES) return { ok: false, why: TOO_LARGE };
  const entries: yauzl.Entry[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on("entry", (entry: yauzl.Entry) => {
        entries.push(entry);
        if (entries.length > MAX_DOCX_ENTRIES) reject(new Error("entries"));
        else zip.readEntry();
      });
      zip.on("end", () => resolve());
      zip.on("error", reject);
      zip.readEntry();
    });
  } catch {
    return { ok: false, why: BROKEN };
  }
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.has("xl/workbook.xml"))
    return { ok: false, why: "这是Excel表格，不是整改通报。请上传.docx、.txt或.html，或粘贴正文。" };
  if (names.has("ppt/presentation.xml"))
    return { ok: false, why: "这是演示文稿，不是整改通报。请上传.docx、.txt或.html，或粘贴正文。" };
  if (!names.has("word/document.xml"))
    return { ok: false, why: "这是压缩包，不是Word文档。请解压后上传其中的.docx、.txt或.html文件。" };
  let total = 0;
  for (const entry of entries) {
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const text = /\.(?:xml|rels)$/i.test(entry.fileName);
    if (total > MAX_DOCX_UNPACKED_BYTES || (text && entry.uncompressedSize > MAX_DOCX_XML_BYTES))
      return { ok: false, why: TOO_LARGE };
    if (entry.uncompressedSize > DOCX_RATIO_FLOOR_BYTES && ratio > MAX_DOCX_RATIO) return { ok: false, why: TOO_LARGE };
  }
  let numbered = false;
  try {
    for (const entry of entries) {
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
      const found = await drain(zip, entry);
      if (entry.fileName === "word/document.xml") numbered = found;
    }
  } catch {
    return { ok: false, why: TOO_LARGE };
  }
  return { ok: true, numbered };
}

/** Plain JavaScript handed to the worker, so that neither tsx nor the bundler has to find a file for it. */
const WORKER = `
const { parentPort, workerData } = require("node:worker_threads");
const mammoth = require(require.resolve("mammoth", { paths: [workerData.root] }));
mammoth.extractRawText({ buffer: Buffer.from(workerData.bytes) }).then(
  (result) => parentPort.postMessage({ text: result.value }),
  () => parentPort.postMessage({ text: null }),
);`;

function textInWorker(bytes: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, {
      eval: true,
      execArgv: [],
      env: {},
      stderr: true,
      workerData: { root: process.cwd(), bytes },
      resourceLimits: { maxOldGenerationSizeMb: DOCX_WORKER_MEMORY_MB },
    });
    const finish = (text: string | null) => {
      clearTimeout(timer);
      resolve(text);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(null), DOCX_TIMEOUT_MS);
    worker.once("message", (message: { text: string | null }) => finish(message.text));
    worker.once("error", () => finish(null));
    worker.once("exit", () => finish(null));
  });
}

/** Text of a .docx, one line per paragraph; read in a worker with limited memory, which a hostile file can kill without harm. */
export async function docxToText(
  bytes: Uint8Array,
): Promise<{ ok: true; document: ReportDocument } | { ok: false; why: string }> {
  const checked = await checkDocx(bytes);
  if (!checked.ok) return checked;
  const text = await textInWorker(bytes);
  if (text === null) return { ok: false, why: BROKEN };
  const notes = checked.numbered
    ? [
        {
          line: 1,
          message: "文档使用了Word自动编号，自动生成的序号读不到。如缺少序号，请在Word中将其转为文字后重新上传。",
        },
      ]
    : [];
  return { ok: true, document: { ...textDocument(text.trim()), notes } };
}
