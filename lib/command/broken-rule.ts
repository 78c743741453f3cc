import { Refused } from "./refusal";

/**
 * Rules the database keeps whoever writes, in words for the person whose write met one. Commands say the same earlier,
 * at the field; this is for two writes at once and for a command that forgot.
 */
export const THREE_ADMINISTRATORS = "系统管理员、安全管理员、审计管理员须由三人分别担任，且不得兼任其他岗位。";
export const NOT_YOUR_OWN_POST = "不能为自己设置或免去岗位，请由另一名安全管理员办理。";

export const NOT_YOUR_OWN_PORTFOLIO = "不能为自己登记或终止分管部门，请由另一名安全管理员办理。";
export const NO_ADMINISTRATOR_IN_CHARGE = "系统管理员、安全管理员、审计管理员不分管部门。";
export const ONE_LEADER = "同一时间一个部门只由一名领导分管。";

/** Name of the constraint or trigger → what it refuses with. */
const RULES = {
  x_post_three_administrators: () => new Refused("invalid", THREE_ADMINISTRATORS),
  x_post_given_by_another: () => new Refused("state", NOT_YOUR_OWN_POST),
  x_portfolio_given_by_another: () => new Refused("state", NOT_YOUR_OWN_PORTFOLIO),
  x_portfolio_one_leader: () => new Refused("invalid", ONE_LEADER),
} as const;

/** What a write is refused with that the database refused by one of these rules; null for every other failure. */
export function brokenRule(error: unknown): Refused | null {
  if (!(error instanceof Error)) return null;
  const name = (Object.keys(RULES) as (keyof typeof RULES)[]).find((rule) => error.message.includes(rule));
  return name === undefined ? null : RULES[name]();
}
