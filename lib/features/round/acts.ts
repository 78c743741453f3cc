import { act, each } from "@/lib/access/act";

export const COMPARE_BODIES = act({
  name: "round.compare",
  sentence: "The inspection office compares its bodies with each other, round by round.",
  reach: each(["INSPECTION_OFFICE"], "below"),
});
