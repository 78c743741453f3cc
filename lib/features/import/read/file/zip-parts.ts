import yauzl from "yauzl";
import {
  DOCX_RATIO_FLOOR_BYTES,
  MAX_DOCX_ENTRIES,
  MAX_DOCX_RATIO,
  MAX_DOCX_UNPACKED_BYTES,
  MAX_DOCX_XML_BYTES,
} from "@/lib/domain/limits";
import { BrokenMarkup } from "./markup";
import { TooCostly } from "./too-costly";

/** The parts of a zip: which there are, and the bytes of one, null when it is not there. */
export type Parts = { names: ReadonlySet<string>; read: (name: string) => Promise<Uint8Array | null> };
/** Why a zip is not opened: it is no whole zip, or asks for a password. */
export type Unread = "broken" | "locked";

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

async function entriesOf(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > MAX_DOCX_ENTRIES) reject(new TooCostly("parts"));
      else zip.readEntry();
    });
    zip.on("end", () => resolve());
    zip.on("error", reject);
    zip.readEntry();
  });
  return entries;
}

/** Unpacks one entry, counting: an entry that is larger than its directory says fails. */
function unpacked(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        reject(new BrokenMarkup());
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_DOCX_XML_BYTES) stream.destroy(new TooCostly("bytes"));
        else chunks.push(chunk);
      });
      stream.on("error", (failed) =>
        reject(
          failed instanceof TooCostly || /too many bytes/.test(failed.message)
            ? new TooCostly("bytes")
            : new BrokenMarkup(),
        ),
      );
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}

/**
 * Reads the central directory before anything is unpacked: number of entries, unpacked sizes, ratio; then unpacks only the
 * parts that are asked for, under a byte count, because a bomb may lie in its directory.
 * @throws TooCostly for a zip of more parts or bytes than a report has, also while it unpacks
 */
export async function openParts(bytes: Uint8Array): Promise<Parts | Unread> {
  let zip: yauzl.ZipFile;
  let entries: yauzl.Entry[];
  try {
    zip = await openZip(bytes);
    if (zip.entryCount > MAX_DOCX_ENTRIES) throw new TooCostly("parts");
    entries = await entriesOf(zip);
  } catch (error) {
    if (error instanceof TooCostly) throw error;
    return "broken";
  }
  let total = 0;
  for (const entry of entries) {
    if (entry.generalPurposeBitFlag & 1) return "locked";
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const text = /\.(?:xml|rels)$/i.test(entry.fileName);
    if (total > MAX_DOCX_UNPACKED_BYTES || (text && entry.uncompressedSize > MAX_DOCX_XML_BYTES))
      throw new TooCostly("bytes");
    if (entry.uncompressedSize > DOCX_RATIO_FLOOR_BYTES && ratio > MAX_DOCX_RATIO) throw new TooCostly("bytes");
  }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry] as const));
  return {
    names: new Set(byName.keys()),
    read: async (name) => {
      const entry = byName.get(name);
      return entry ? await unpacked(zip, entry) : null;
    },
  };
}
