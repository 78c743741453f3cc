import { z } from "zod";
import { defineUpload } from "@/lib/command/define-upload";
import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { receiveRoster } from "@/lib/features/roster/commands/receive-roster";
import { SHEET } from "@/lib/features/sheet/readings";
import { readForeign } from "@/lib/reading/read-foreign";

/** POST: a sheet of people and units. What it is called and for which body stand in the address. */
export const POST = defineUpload(
  {
    act: IMPORT_ROSTER,
    scope: "bodies at or below the post",
    called: "上传人员部门表",
    query: z.object({ bodyId: z.uuid(), key: z.uuid(), name: z.string().max(1_000).default("") }),
    tooLarge: "请删去图片和无关的工作表后再上传。",
  },
  ({ viewer, query: { bodyId, key, name }, file: { checksum, bytes } }) => {
    const fileName = name || "未命名文件";
    const sent = { key, action: "roster.receive", digest: checksum };
    return readForeign(SHEET, { options: { fileName }, bytes }, (result) =>
      receiveRoster(viewer, sent, { bodyId, fileName, checksum, result }),
    );
  },
);
