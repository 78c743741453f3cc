import { z } from "zod";
import { defineUpload } from "@/lib/command/define-upload";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { DESK_REPORT } from "@/lib/features/import/readings";
import { readForeign } from "@/lib/reading/read-foreign";

/** POST: a report for the import desk. What it is called, for which body and whether it was pasted stand in the address. */
export const POST = defineUpload(
  {
    act: REVIEW_IMPORT,
    scope: "the bodies of the office",
    called: "上传报告",
    query: z.object({
      bodyId: z.uuid(),
      key: z.uuid(),
      name: z.string().max(1_000).default(""),
      pasted: z.literal("1").optional(),
      again: z.literal("1").optional(),
    }),
    tooLarge: "请删去图片和附件，或把正文粘贴进来。",
  },
  ({ viewer, query: { bodyId, key, name, pasted, again }, file }) => {
    const fileName = pasted ? "粘贴的文本" : name || "未命名文件";
    return readForeign(
      DESK_REPORT,
      {
        options: { fileName, pasted: pasted === "1" },
        bytes: file.bytes,
        owner: viewer.personId,
        label: fileName,
        sending: key,
      },
      (report) =>
        receiveReport(
          viewer,
          { key, action: "import.receive", digest: file.checksum },
          { ...report, bodyId, fileName, checksum: file.checksum, again: again === "1" },
        ),
    );
  },
);
