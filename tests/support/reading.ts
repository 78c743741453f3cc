import { DESK_REPORT, type DeskReport } from "@/lib/features/import/readings";
import type { Read } from "@/lib/reading/kind";
import { inOnePart, readForeign } from "@/lib/reading/read-foreign";

/** Bytes read for the import desk, in the process that reads. */
export async function readBytes(bytes: Uint8Array, fileName: string): Promise<Read<DeskReport>> {
  const options = { fileName, pasted: false };
  return readForeign(DESK_REPORT, { options, bytes: () => inOnePart(bytes) }, async (result) => ({ ok: true, result }));
}

/** A report in plain text, read for the import desk. @throws with the reason where it is none */
export async function readReport(text: string): Promise<DeskReport> {
  const read = await readBytes(Buffer.from(text), "通报.txt");
  if (!read.ok) throw new Error(read.why);
  return read.result;
}
