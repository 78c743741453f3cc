import { z } from "zod";
import { defineUpload } from "@/lib/command/define-upload";
import { turnAway } from "@/lib/command/result";
import { TASK_TABLE_MAX } from "@/lib/domain/limits";
import { cleanText, lengthOf } from "@/lib/domain/text/text";
import { FILE_TABLES } from "@/lib/features/import/readings";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { readForeign } from "@/lib/reading/read-foreign";

const TOO_LONG = `表格文字超过 ${TASK_TABLE_MAX / 10_000} 万字，不是一张任务分工表。请只复制需要的行粘贴进来。`;

/** POST: a 任务分工表 as a file. Answers its tables as text, to be read on the desk like a pasted one: nothing is stored. */
export const POST = defineUpload(
  {
    act: ASSIGN_MEASURES,
    scope: "the file that is sent alone",
    called: "上传任务分工表",
    query: z.object({ name: z.string().max(1_000).default("") }),
    tooLarge: "请只保留任务分工表，或把表格粘贴进来。",
  },
  ({ query: { name }, file }) =>
    readForeign(
      FILE_TABLES,
      { options: { fileName: name || "未命名文件" }, bytes: file.bytes },
      async ({ text }): Promise<{ ok: true; text: string } | { ok: false; why: string }> =>
        lengthOf(text) > TASK_TABLE_MAX ? turnAway(TOO_LONG) : { ok: true, text: cleanText(text) },
    ),
);
