"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import { recordId, requiredText } from "@/lib/command/fields";
import { OPINION_MAX } from "@/lib/domain/text/text-limits";
import { requestChainCheck } from "@/lib/features/audit/commands/request-chain-check";
import { sealChainBreak } from "@/lib/features/audit/commands/seal-chain-break";

/** A body's chain, or "-" for that above any body. */
const chain = z.union([z.literal("-"), recordId], "页面已过期，请刷新后重新提交。");

/** 核验日志完整性 */
export const requestChainCheckAction = defineAction(
  { name: "chain.check", act: "audit.verify", input: z.object({ chain }) },
  ({ viewer, sent, input }) => requestChainCheck(viewer, sent, input),
);

/** 封存日志异常 */
export const sealChainBreakAction = defineAction(
  {
    name: "chain.seal",
    act: "audit.verify",
    input: z.object({
      chain,
      seq: z.coerce.number().int().min(1).max(2_147_483_647),
      recomputedHash: z.string().regex(/^[0-9a-f]{64}$/, "页面已过期，请刷新后重新提交。"),
      reason: requiredText("封存理由", OPINION_MAX, "请写明异常的原因和核查经过。"),
    }),
  },
  ({ viewer, sent, input }) => sealChainBreak(viewer, sent, input),
);
