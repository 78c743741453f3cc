import { type Refusal, refuse } from "./result";

/**
 * Rules the database keeps whoever writes, in words for the person whose write met one. Commands say the same earlier,
 * at the field; this is for two writes at once and for a command that forgot.
 */
export const THREE_ADMINISTRATORS = "系统管理员、安全管理员、审计管理员须由三人分别担任，且不得兼任其他岗位。";
export const NOT_YOUR_OWN_POST = "不能为自己授予或终止岗位，请由另一名安全管理员办理。";

/** Name of the constraint or trigger → sentence. */
const SENTENCES: Record<string, string> = {
  x_post_three_administrators: THREE_ADMINISTRATORS,
  x_post_given_by_another: NOT_YOUR_OWN_POST,
};

/** The sentence for a write the database refused by one of these rules; null for every other failure. */
export function brokenRule(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const name = Object.keys(SENTENCES).find((rule) => error.message.includes(rule));
  const sentence = name === undefined ? undefined : SENTENCES[name];
  return sentence === undefined ? null : refuse(sentence);
}
