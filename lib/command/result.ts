import type { WrongPage } from "@/lib/access/page-account";
import { brokenRule } from "./broken-rule";
import { type Fields, type RefusalCode, Refused } from "./refusal";

/**
 * What a command or action answers: done, or a sentence a person can act on, with sentences per field where known. Without
 * a code it comes from the entrance (where the request came from, who is signed in) or from a fault, not from a command.
 */
export type Refusal = WrongPage & { code?: RefusalCode; fields?: Fields };
export type Result<T extends object = Record<never, never>> = ({ ok: true } & T) | Refusal;

/** The no of an entrance, before there is a command to refuse. */
export function turnAway(why: string, fields?: Fields): Refusal {
  return fields ? { ok: false, why, fields } : { ok: false, why };
}

/** Does what may be refused and answers in the shape forms read. Every other error passes. */
export async function answering<T extends object = Record<never, never>>(
  // biome-ignore lint/suspicious/noConfusingVoidType: a command with nothing to tell returns nothing
  work: () => Promise<T | void>,
): Promise<Result<T>> {
  try {
    return { ok: true, ...(await work()) } as Result<T>;
  } catch (error) {
    const refused = error instanceof Refused ? error : brokenRule(error);
    if (refused) return refused.answer;
    throw error;
  }
}
