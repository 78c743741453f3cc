import { z } from "zod";
import { calendarDay, optionalDay, optionalLine, requiredLine, seenVersion, typedCount } from "@/lib/command/fields";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/measure/status";
import { INSPECTION_KINDS } from "@/lib/domain/types";

/** The form of an inspection, field by field: what is missing is told at every field at once. */

const day = calendarDay("请填写日期。");
const dayOrNone = optionalDay();

const setup = z.object({
  kind: z.enum(INSPECTION_KINDS, "请选择类型。"),
  title: requiredLine("名称", 80, "请填写名称，例如 十二届市委第三轮巡察。"),
  term: optionalLine("届次", 40),
  round: optionalLine("轮次", 40),
  batch: optionalLine("批次", 40),
  team: optionalLine("巡视巡察组", 60),
  onsiteFrom: dayOrNone,
  onsiteTo: dayOrNone,
  feedbackOn: day,
  planDueOn: day,
  concentratedEndOn: day,
  reportDueOn: day,
  silentAfterDays: typedCount("请填写 1 到 365 之间的整数。"),
  stuckAfterDays: typedCount("请填写 1 到 60 之间的整数。"),
  reviewEveryDays: typedCount("请填写 1 到 3650 之间的整数。"),
  contactPhone: optionalLine("联系电话", 60),
  contactEmail: optionalLine("电子邮箱", 100),
  contactAddress: optionalLine("通讯地址", 120),
  contactPostcode: optionalLine("邮政编码", 20),
});

const CHAINS = { SHORT: SHORT_CHAIN, FULL: FULL_CHAIN } as const;

export const createInspectionInput = setup.extend({
  bodyId: z.uuid("请选择单位。"),
  chain: z.enum(["SHORT", "FULL"], "请选择销号环节。").transform((name) => CHAINS[name]),
});

export const editInspectionInput = setup.extend({
  inspectionId: z.uuid(),
  version: seenVersion,
  // KEEP: a chain set up some other way stays as it is.
  chain: z
    .enum(["SHORT", "FULL", "KEEP"], "请选择销号环节。")
    .transform((name) => (name === "KEEP" ? null : CHAINS[name])),
});

export const archiveInspectionInput = z.object({
  inspectionId: z.uuid(),
  version: seenVersion,
  archive: z.boolean(),
});

export const recordCluesInput = z.object({
  inspectionId: z.uuid(),
  asOf: calendarDay("请填写日期。"),
  transferred: typedCount(),
  concluded: typedCount(),
});
