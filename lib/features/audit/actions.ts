"use server";

import { defineAction } from "@/lib/command/define-action";
import { VERIFY_AUDIT } from "@/lib/features/audit/acts";
import { requestChainCheck } from "@/lib/features/audit/commands/request-chain-check";
import { sealChainBreak } from "@/lib/features/audit/commands/seal-chain-break";
import { requestChainCheckInput, sealChainBreakInput } from "./input";

/** 核验日志完整性 */
export const requestChainCheckAction = defineAction(
  {
    name: "chain.check",
    act: VERIFY_AUDIT,
    scope: "chains of the bodies at or below the post",
    input: requestChainCheckInput,
  },
  ({ viewer, sent, input }) => requestChainCheck(viewer, sent, input),
);

/** 封存日志异常 */
export const sealChainBreakAction = defineAction(
  {
    name: "chain.seal",
    act: VERIFY_AUDIT,
    scope: "chains of the bodies at or below the post",
    input: sealChainBreakInput,
  },
  ({ viewer, sent, input }) => sealChainBreak(viewer, sent, input),
);
