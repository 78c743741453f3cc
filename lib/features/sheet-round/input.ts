import { z } from "zod";
import { calendarDay, listOf, recordId, requiredLine, seenVersion } from "@/lib/command/fields";
import { RETURN_NOTE_MAX, ROUND_UNITS_MAX } from "@/lib/domain/limits";

export const makeSheetRoundInput = z.object({
  inspectionId: recordId,
  dueOn: calendarDay("请填写交回期限。"),
  units: listOf(recordId, ROUND_UNITS_MAX),
  part: z.enum(["LEAD", "BOTH"], "请选择表内列哪些措施。"),
  rows: z.enum(["OPEN", "ALL"], "请选择是否列已销号的措施。"),
});

export const noteReturnInput = z.object({
  roundId: recordId,
  unitId: recordId,
  note: requiredLine("交回情况", RETURN_NOTE_MAX, "请写明交回情况，例如 电话报送：本周无变化。"),
});

export const takeBackReturnInput = z.object({ roundId: recordId, unitId: recordId });

export const endSheetRoundInput = z.object({ roundId: recordId, version: seenVersion });
