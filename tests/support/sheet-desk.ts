import { Writable } from "node:stream";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import { chooseOfSheet } from "@/lib/features/sheet/commands/choose-of-sheet";
import { confirmSheet } from "@/lib/features/sheet/commands/confirm-sheet";
import { receiveSheet } from "@/lib/features/sheet/commands/receive-sheet";
import type { Choices } from "@/lib/features/sheet/compare/choices";
import { exportLedger } from "@/lib/features/sheet/queries/export-ledger";
import { exportRound } from "@/lib/features/sheet/queries/export-round";
import { sheetDesk } from "@/lib/features/sheet/queries/sheet-desk";
import { readSheetForDesk } from "@/lib/features/sheet/read/row/read-for-desk";
import { AS_IT_SAYS } from "@/lib/features/sheet/read/row/read-sheet";
import { sentOnce } from "./factories";

/** Sheets on their way out of the ledger and back in. */

/** A sink that keeps what is drawn into it. */
function kept() {
  const chunks: Buffer[] = [];
  const file = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { begin: () => ({ file, progress: () => undefined, gone: () => false }), bytes: () => Buffer.concat(chunks) };
}

/** The ledger of an inspection as the viewer would send it out. */
export async function sentOut(viewer: Viewer, inspectionId: string): Promise<Buffer> {
  const { begin, bytes } = kept();
  await exportLedger(viewer, { kind: "ledger", format: "xlsx", params: { inspection: inspectionId } }, begin);
  return bytes();
}

/** A unit's sheet of a round of 收表, as the viewer takes it. */
export async function collected(viewer: Viewer, asked: { roundId: string; unitId: string }): Promise<Buffer> {
  const { begin, bytes } = kept();
  const refused = await exportRound(viewer, asked, begin);
  if (refused) throw new Error("no sheet of the round");
  return bytes();
}

/** Puts a file on the desk. @throws with the reason where it cannot be read */
export async function bring(viewer: Viewer, inspectionId: string, bytes: Uint8Array, fileName: string) {
  const read = await readSheetForDesk(bytes, { fileName, wanted: AS_IT_SAYS });
  if (!read.ok) throw new Error(read.why);
  return receiveSheet(viewer, sentOnce("sheet.receive"), {
    inspectionId,
    fileName,
    checksum: checksumOf(bytes),
    bytes,
    desk: read.result,
    known: {},
  });
}

/** @throws with the reason where it is refused */
export async function brought(
  viewer: Viewer,
  inspectionId: string,
  bytes: Uint8Array,
  fileName = "台账.xlsx",
): Promise<string> {
  const received = await bring(viewer, inspectionId, bytes, fileName);
  if (!received.ok) throw new Error(received.why);
  return received.importId;
}

export async function seenSheet(viewer: Viewer, importId: string, show = "all") {
  const desk = await sheetDesk(viewer, importId, { show, page: 1 });
  if (!desk) throw new Error("no sheet");
  return desk;
}

export async function seenReview(viewer: Viewer, importId: string, show = "all") {
  const { review, ...rest } = await seenSheet(viewer, importId, show);
  if (!review) throw new Error("not on the desk");
  return { ...rest, ...review };
}

export async function choose(viewer: Viewer, importId: string, choices: Partial<Choices>): Promise<void> {
  const { version } = await db.sheetImport.findUniqueOrThrow({ where: { id: importId }, select: { version: true } });
  const kept = await chooseOfSheet(viewer, sentOnce(), { importId, version, choices });
  if (!kept.ok) throw new Error(kept.why);
}

export async function confirm(
  viewer: Viewer,
  importId: string,
  over: { withoutErrors?: boolean; digest?: string } = {},
): Promise<Result<{ added: number; changed: number }>> {
  const { version, digest } = await seenReview(viewer, importId);
  return confirmSheet(viewer, sentOnce(), { importId, version, digest, withoutErrors: false, ...over });
}
