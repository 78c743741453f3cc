"use server";

import { defineAction } from "@/lib/command/define-action";
import { enterNotice } from "@/lib/features/calendar/commands/enter-notice";
import { enterNoticeInput } from "./input";

export const enterNoticeAction = defineAction(
  { name: "calendar.enter-notice", act: "calendar.enter", input: enterNoticeInput },
  ({ viewer, input, sent }) => enterNotice(viewer, sent, input),
);
