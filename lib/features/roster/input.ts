import { z } from "zod";
import { calendarDay, recordId, requiredText, seenVersion } from "@/lib/command/fields";
import { ADMINISTRATION_REASON_MAX, NAME_MAX, POSTS_AT_ONCE_MAX, REASON_MAX } from "@/lib/domain/limits";
import { ROLES } from "@/lib/domain/types";

/** What is sent of sheets of people and units, and of the posts they ask for. */

const seen = { rosterId: recordId, version: seenVersion };
const STALE = "页面已过期，请刷新后重试。";
/** Of a unit: its name as the sheet has it, which may be longer than one may be called. */
const named = z
  .string(STALE)
  .min(1, STALE)
  .max(NAME_MAX * NAME_MAX, STALE);

export const chooseInRosterInput = z.object({
  ...seen,
  choice: z.discriminatedUnion(
    "what",
    [
      z.object({ what: z.enum(["unit", "person"]), of: named, value: named }),
      z.object({ what: z.enum(["leave", "take"]), of: named }),
      z.object({ what: z.enum(["again", "leave-errors"]) }),
    ],
    STALE,
  ),
});
export const confirmRosterInput = z.object({ ...seen, seen: z.string(STALE).min(1, STALE) });
export const discardRosterInput = z.object(seen);
export const undoRosterInput = z.object({
  ...seen,
  reason: requiredText("撤销的原因", REASON_MAX, "请写明撤销的原因。"),
});

const row = z.object({ id: recordId, version: seenVersion });
const several = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1, "请先选择人员。")
    .refine((rows) => rows.length <= POSTS_AT_ONCE_MAX, `一次最多 ${POSTS_AT_ONCE_MAX} 行，请分次办理。`);

const emptyAsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
export const releasePostsInput = z.object({
  rows: several(
    row.extend({
      role: z.enum(ROLES, "请为所选各行选定岗位。"),
      unitId: z.preprocess(emptyAsNull, recordId.nullable()),
      fromOn: calendarDay("请为所选各行填写任职起。"),
    }),
  ),
});
export const refusePostsInput = z.object({
  rows: several(row),
  reason: requiredText("原因", ADMINISTRATION_REASON_MAX, "请填写不予设置的原因。"),
});
