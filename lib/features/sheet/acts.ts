import { act } from "@/lib/access/act";

export const BRING_LEDGER = act({
  name: "sheet.bring",
  sentence:
    "The office brings sheets into the ledger of its body and takes back what they brought, while nobody built on it.",
  reach: { OFFICE: "body" },
});

export const BRING_SHEET = act({
  name: "sheet.bring-any",
  sentence: "The office, and the liaison officer or head of a unit for progress of what it leads, bring sheets in.",
  reach: { OFFICE: "body", LIAISON: "lead-unit", UNIT_HEAD: "lead-unit" },
});
