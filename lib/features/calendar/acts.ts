import { act, each } from "@/lib/access/act";

export const READ_CALENDAR = act({
  name: "calendar.read",
  sentence: "The three administrators read the calendar of working days, which is one for all bodies.",
  reach: each(["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"], "below"),
});

export const ENTER_CALENDAR = act({
  name: "calendar.enter",
  sentence:
    "The system administrator of the highest body enters the State Council's notice of a year's working days, for all bodies.",
  reach: { SYSTEM_ADMIN: "body" },
});
