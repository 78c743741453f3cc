import { z } from "zod";
import { defineUpload } from "@/lib/command/define-upload";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { receiveSheet } from "@/lib/features/sheet/commands/receive-sheet";
import { NO_CHOICES } from "@/lib/features/sheet/compare/choices";
import { knownHeadings } from "@/lib/features/sheet/queries/sheet-bytes";
import { DESK_SHEET } from "@/lib/features/sheet/readings";
import { readForeign } from "@/lib/reading/read-foreign";

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** POST: a sheet for the desk. What it is called and of which inspection it is stand in the address. */
export const POST = defineUpload(
  {
    act: BRING_SHEET,
    scope: "inspections the viewer sees and brings sheets of",
    called: "上传表格",
    query: z.object({ inspectionId: z.uuid(), key: z.uuid(), name: z.string().max(1_000).default("") }),
    tooLarge: "请只保留台账所在的工作表，删去图片，另存后再选择。",
  },
  async ({ viewer, query: { inspectionId, key, name }, file }) => {
    const fileName = name || "未命名表格";
    const known = await knownHeadings(viewer, inspectionId);
    return readForeign(
      DESK_SHEET,
      { options: { fileName, wanted: { ...NO_CHOICES.wanted, known } }, bytes: file.bytes },
      async (desk) => {
        const { checksum } = file;
        const bytes = await wholeOf(file.bytes());
        const sent = { key, action: "sheet.receive", digest: checksum };
        return receiveSheet(viewer, sent, { inspectionId, fileName, checksum, bytes, desk, known });
      },
    );
  },
);
