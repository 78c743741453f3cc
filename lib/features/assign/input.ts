import { z } from "zod";
import { calendarDay, optionalText, recordId, seenVersion } from "@/lib/command/fields";
import { ASSIGN_MAX, COOPERATING_MAX, REASON_MAX, TASK_NAME_MAX, TASK_TABLE_MAX } from "@/lib/domain/limits";
import type { AssignmentChange } from "@/lib/domain/measure/assigning";
import { lengthOf } from "@/lib/domain/text/text";
import { TIME_CLASSES } from "@/lib/domain/types";

/** 责任分工: the staged changes of the desk. A field that is absent is not touched, null clears it. */

const change = z
  .strictObject({
    leaderId: recordId.nullable(),
    leadUnitId: recordId.nullable(),
    unitIds: z.array(recordId).max(COOPERATING_MAX, `配合部门最多 ${COOPERATING_MAX} 个。`),
    ownerId: recordId.nullable(),
    timeClass: z.enum(TIME_CLASSES).nullable(),
    dueOn: calendarDay("请填写正确的整改时限。").nullable(),
    dueText: z.string().trim(),
    reviewEveryDays: z.number("复核间隔须为整天数。").int("复核间隔须为整天数。").nullable(),
  })
  .partial()
  // What was left out has to stay left out: an absent field is a field not touched.
  .transform(
    (given): AssignmentChange => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );

export const assignMeasuresInput = z.object({
  measures: z
    .array(
      z.object({
        measureId: recordId,
        version: seenVersion,
        change,
        reason: optionalText("原因", REASON_MAX),
      }),
    )
    .max(ASSIGN_MAX, `一次最多保存 ${ASSIGN_MAX} 条措施的更改，请分批保存。`),
});

/** A pasted 任务分工表, and who was chosen for names nobody bears. */
export const readTaskTableInput = z.object({
  inspectionId: recordId,
  text: z.string().refine((text) => lengthOf(text) <= TASK_TABLE_MAX, "表格内容过多，请分几次粘贴。"),
  chosen: z.record(z.string().max(TASK_NAME_MAX), z.union([recordId, z.literal("")])).default({}),
});
