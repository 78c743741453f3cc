import { act, each, rolesOf } from "@/lib/access/act";
import { READ_LEDGER } from "@/lib/features/inspection/acts";

export const KEEP_VIEWS = act({
  name: "view.own",
  sentence: "Everyone who reads the ledger keeps saved views, columns and drafts of their own.",
  reach: each(rolesOf(READ_LEDGER), "own"),
});
