import { act } from "@/lib/access/act";

export const EDIT_LEDGER = act({
  name: "ledger.edit",
  sentence: "The office adds, edits, splits, merges, reorders and strikes out issues, items and measures of its body.",
  reach: { OFFICE: "body" },
});

export const DECLARE_NEARLY_DONE = act({
  name: "issue.declare",
  sentence: "The office declares issues of its body 基本完成, with a reason, and takes it back.",
  reach: { OFFICE: "body" },
});
