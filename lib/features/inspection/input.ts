import { z } from "zod";
import {
  calendarDay,
  optionalDay,
  optionalLine,
  recordId,
  requiredLine,
  seenVersion,
  typedCount,
} from "@/lib/command/fields";
import {
  ADDRESS_MAX,
  EMAIL_MAX,
  INSPECTION_TITLE_MAX,
  INSPECTION_WORD_MAX,
  PHONE_MAX,
  POSTCODE_MAX,
  REVIEW_DAYS_MAX,
  SILENT_DAYS_MAX,
  STUCK_DAYS_MAX,
} from "@/lib/domain/limits";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/signing/stages";
import { INSPECTION_KINDS } from "@/lib/domain/types";

/** The form of an inspection, field by field: what is missing is told at every field at once. */

const day = calendarDay("请填写日期。");
const dayOrNone = optionalDay();

const setup = z.object({
  kind: z.enum(INSPECTION_KINDS, "请选择类型。"),
  title: requiredLine("名称", INSPECTION_TITLE_MAX, "请填写名称，例如 十二届市委第三轮巡察。"),
  term: optionalLine("届次", INSPECTION_WORD_MAX),
  round: optionalLine("轮次", INSPECTION_WORD_MAX),
  batch: optionalLine("批次", INSPECTION_WORD_MAX),
  team: optionalLine("巡视巡察组", INSPECTION_WORD_MAX),
  onsiteFrom: dayOrNone,
  onsiteTo: dayOrNone,
  feedbackOn: day,
  planDueOn: day,
  concentratedEndOn: day,
  reportDueOn: day,
  silentAfterDays: typedCount(`请填写 1 到 ${SILENT_DAYS_MAX} 之间的整数。`),
  stuckAfterDays: typedCount(`请填写 1 到 ${STUCK_DAYS_MAX} 之间的整数。`),
  reviewEveryDays: typedCount(`请填写 1 到 ${REVIEW_DAYS_MAX} 之间的整数。`),
  contactPhone: optionalLine("联系电话", PHONE_MAX),
  contactEmail: optionalLine("电子邮箱", EMAIL_MAX),
  contactAddress: optionalLine("通讯地址", ADDRESS_MAX),
  contactPostcode: optionalLine("邮政编码", POSTCODE_MAX),
});

const CHAINS = { SHORT: SHORT_CHAIN, FULL: FULL_CHAIN } as const;

export const createInspectionInput = setup.extend({
  bodyId: z.uuid("请选择单位。"),
  chain: z.enum(["SHORT", "FULL"], "请选择销号流程。").transform((name) => CHAINS[name]),
});

export const editInspectionInput = setup.extend({
  inspectionId: z.uuid(),
  version: seenVersion,
  // KEEP: a chain set up some other way stays as it is.
  chain: z
    .enum(["SHORT", "FULL", "KEEP"], "请选择销号流程。")
    .transform((name) => (name === "KEEP" ? null : CHAINS[name])),
});

export const archiveInspectionInput = z.object({
  inspectionId: z.uuid(),
  version: seenVersion,
  archive: z.boolean(),
});

export const setMeetingDayInput = z.object({
  inspectionId: recordId,
  version: seenVersion,
  lastMeetingOn: dayOrNone,
});

export const recordCluesInput = z.object({
  inspectionId: z.uuid(),
  asOf: calendarDay("请填写日期。"),
  transferred: typedCount(),
  concluded: typedCount(),
});
