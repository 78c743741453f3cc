import { z } from "zod";
import { requiredText, STALE_PAGE } from "@/lib/command/fields";
import { NOTICE_MAX } from "@/lib/domain/limits";

export const enterNoticeInput = z.object({
  year: z.coerce.number("请选择年份。").int("请选择年份。"),
  notice: requiredText("通知", NOTICE_MAX, "请粘贴或输入通知正文。"),
  seen: z.coerce.number(STALE_PAGE).pipe(z.int32(STALE_PAGE).min(0, STALE_PAGE)),
});
