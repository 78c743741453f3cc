"use server";

import { defineAction } from "@/lib/command/define-action";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { archiveInspection } from "@/lib/features/inspection/commands/archive-inspection";
import { createInspection } from "@/lib/features/inspection/commands/create-inspection";
import { editInspection } from "@/lib/features/inspection/commands/edit-inspection";
import { recordClues } from "@/lib/features/inspection/commands/record-clues";
import { setMeetingDay } from "@/lib/features/inspection/commands/set-meeting-day";
import {
  archiveInspectionInput,
  createInspectionInput,
  editInspectionInput,
  recordCluesInput,
  setMeetingDayInput,
} from "./input";

/** Which rows the forms below reach at most. */
const INSPECTIONS = "inspections of the office's bodies";

/** 新建巡视巡察 */
export const createInspectionAction = defineAction(
  { name: "inspection.create", act: EDIT_INSPECTION, scope: INSPECTIONS, input: createInspectionInput },
  ({ viewer, sent, input }) => createInspection(viewer, sent, input),
);

/** 修改巡视巡察 */
export const editInspectionAction = defineAction(
  { name: "inspection.edit", act: EDIT_INSPECTION, scope: INSPECTIONS, input: editInspectionInput },
  ({ viewer, sent, input }) => editInspection(viewer, sent, input),
);

/** 归档、取消归档 */
export const archiveInspectionAction = defineAction(
  { name: "inspection.archive", act: EDIT_INSPECTION, scope: INSPECTIONS, input: archiveInspectionInput },
  ({ viewer, sent, input }) => archiveInspection(viewer, sent, input),
);

/** 登记问题线索数量 */
export const recordCluesAction = defineAction(
  { name: "clues.record", act: EDIT_INSPECTION, scope: INSPECTIONS, input: recordCluesInput },
  ({ viewer, sent, input }) => recordClues(viewer, sent, input),
);

/** 设置上次会议日 */
export const setMeetingDayAction = defineAction(
  { name: "inspection.meeting-day", act: EDIT_INSPECTION, scope: INSPECTIONS, input: setMeetingDayInput },
  ({ viewer, sent, input }) => setMeetingDay(viewer, sent, input),
);
