import { act, each } from "@/lib/access/act";

export const COLLECT_SHEETS = act({
  name: "sheets.collect",
  sentence:
    "The office asks the units of its body for their sheets, notes what came back by hand, and ends the asking.",
  reach: { OFFICE: "body" },
});

export const READ_SHEET_ROUNDS = act({
  name: "sheets.read-rounds",
  sentence:
    "Office and supervision see which units have returned their sheets; a unit sees its own and takes its sheet again.",
  reach: { ...each(["OFFICE", "SUPERVISION"], "body"), ...each(["UNIT_HEAD", "LIAISON"], "lead-unit") },
});
