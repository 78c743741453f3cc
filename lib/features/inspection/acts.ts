import { act, each } from "@/lib/access/act";

const WHOLE = {
  ...each(
    ["FIRST_LEADER", "GROUP_LEADER", "DEPUTY_LEADER", "GROUP_MEMBER", "OFFICE", "SUPERVISION", "DISCIPLINE"],
    "body",
  ),
  ...each(["INSPECTION_OFFICE"], "below"),
};

const PART = {
  ...each(["UNIT_HEAD", "LIAISON"], "involved-unit"),
  ...each(["RESPONSIBLE_LEADER"], "field"),
};

export const READ_LEDGER = act({
  name: "ledger.read",
  sentence: "Whoever holds a ledger post reads what that post may see.",
  reach: { ...WHOLE, ...PART },
});

export const READ_WHOLE_LEDGER = act({
  name: "ledger.read-whole",
  sentence:
    "Leadership, office, supervision and discipline read everything of their body, the inspection office everything of its bodies.",
  reach: WHOLE,
});

export const READ_OWN_MEASURES = act({
  name: "ledger.read-own",
  sentence:
    "Unit posts read the measures their unit leads or co-operates on, a 责任领导 those they lead or have in their field (分管), and what these stand under.",
  reach: PART,
});

export const EDIT_INSPECTION = act({
  name: "inspection.edit",
  sentence: "The office sets up its body's inspections: days, periods, chain, clue counts.",
  reach: { OFFICE: "body" },
});
