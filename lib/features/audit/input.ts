import { z } from "zod";
import { recordId, requiredText, STALE_PAGE } from "@/lib/command/fields";
import { DECISION_WORDS_MAX } from "@/lib/domain/limits";

/** A body's chain, or "-" for that above any body. */
const chain = z.union([z.literal("-"), recordId], STALE_PAGE);

export const requestChainCheckInput = z.object({ chain });

export const sealChainBreakInput = z.object({
  chain,
  seq: z.coerce.number().pipe(z.int32().min(1)),
  recomputedHash: z.string().regex(/^[0-9a-f]{64}$/, STALE_PAGE),
  reason: requiredText("封存理由", DECISION_WORDS_MAX, "请写明异常的原因和核查经过。"),
});
