import { CALENDAR } from "@/lib/domain/calendar/kept";
import { kind } from "@/lib/domain/history/kind";

/** What happens to the calendar of working days. */

export const CALENDAR_ENTERED = kind(CALENDAR, "calendar.entered", "录入工作日历");
