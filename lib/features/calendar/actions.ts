"use server";

import { defineAction } from "@/lib/command/define-action";
import { ENTER_CALENDAR } from "@/lib/features/calendar/acts";
import { enterNotice } from "@/lib/features/calendar/commands/enter-notice";
import { enterNoticeInput } from "./input";

export const enterNoticeAction = defineAction(
  {
    name: "calendar.enter-notice",
    act: ENTER_CALENDAR,
    scope: "the calendar of all bodies, the last two years to the next, by the administrator of the highest body",
    input: enterNoticeInput,
  },
  ({ viewer, input, sent }) => enterNotice(viewer, sent, input),
);
