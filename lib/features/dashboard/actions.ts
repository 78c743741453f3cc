"use server";

import { defineAction } from "@/lib/command/define-action";
import { KEEP_VIEWS } from "@/lib/features/ledger/acts";
import { setPreference } from "@/lib/features/ledger/commands/set-preference";
import { compareInput } from "./input";

/** 与哪一天比 */
export const compareAction = defineAction(
  { name: "dashboard.since", act: KEEP_VIEWS, scope: "the caller's own choice", input: compareInput },
  ({ viewer, sent, input }) => setPreference(viewer, sent, { key: "dashboard.since", value: input }),
);
