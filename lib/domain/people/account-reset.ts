import type { Role } from "@/lib/domain/types";
import { isAdminRole } from "./posts";

/**
 * One-time codes for accounts: nobody who gives one can use it. It has two halves; one administrator asks and hands over
 * the first, a second one releases it and hands over the second, and only the holder of the account ever has both.
 */

export const RESET_KINDS = ["FIRST", "RESET", "RECOVERY"] as const;
export type ResetKind = (typeof RESET_KINDS)[number];

export const RESET_KIND_LABELS = {
  FIRST: "启用账号",
  RESET: "重置密码",
  RECOVERY: "本机恢复",
} satisfies Record<ResetKind, string>;

export const RESET_STATES = ["ASKED", "RELEASED", "USED", "EXPIRED", "CANCELLED"] as const;
export type ResetState = (typeof RESET_STATES)[number];

export const RESET_STATE_LABELS = {
  ASKED: "待释放",
  RELEASED: "已释放，待使用",
  USED: "已使用",
  EXPIRED: "已过期",
  CANCELLED: "已撤销",
} satisfies Record<ResetState, string>;

type Reset = { releasedAt: Date | null; usedAt: Date | null; cancelledAt: Date | null; expiresAt: Date };

/** Where a code stands at an instant. */
export function resetState({ releasedAt, usedAt, cancelledAt, expiresAt }: Reset, now: Date): ResetState {
  if (usedAt) return "USED";
  if (cancelledAt) return "CANCELLED";
  if (expiresAt <= now) return "EXPIRED";
  return releasedAt ? "RELEASED" : "ASKED";
}

/**
 * The sentence holder and administrators are told: 2026-11-26 10:20，马骏（系统管理员）申请了林小满（lianluo3）的一次性码，原因：….
 * @param when in words
 */
export function resetNotice(step: {
  when: string;
  who: string;
  post: string;
  did: string;
  name: string;
  login: string;
  reason?: string;
}): string {
  // The reason is a sentence of its own to whoever wrote it.
  const reason = step.reason?.replace(/[。．.；;！!\s]+$/u, "");
  const why = reason ? `，原因：${reason}` : "";
  return `${step.when}，${step.who}（${step.post}）${step.did}${step.name}（${step.login}）的一次性码${why}。`;
}

/** Names of several people told of at once. */
const NAMED = 5;

/** The same of several people at once: …申请了林小满、沈砚等60人的一次性码。 */
export function resetsNotice(step: {
  when: string;
  who: string;
  post: string;
  did: string;
  names: readonly string[];
}): string {
  const { names } = step;
  const more = names.length > NAMED ? "等" : "";
  const whom = `${names.slice(0, NAMED).join("、")}${more}${names.length}人`;
  return `${step.when}，${step.who}（${step.post}）${step.did}${whom}的一次性码。`;
}

type Desk = { asks: readonly Role[]; releases: Role };

/**
 * Who asks for a code and who releases it, by the administrator's post the holder has. The security administrator
 * releases; what concerns one of the two who watch over the system administrator, or that one's own account, goes to the
 * other. A system administrator alone in that post is asked for by the security administrator.
 */
const DESKS = {
  SYSTEM_ADMIN: { asks: ["SYSTEM_ADMIN", "SECURITY_ADMIN"], releases: "AUDIT_ADMIN" },
  SECURITY_ADMIN: { asks: ["SYSTEM_ADMIN"], releases: "AUDIT_ADMIN" },
  AUDIT_ADMIN: { asks: ["SYSTEM_ADMIN"], releases: "SECURITY_ADMIN" },
} as const satisfies Partial<Record<Role, Desk>>;

const ANYBODY: Desk = { asks: ["SYSTEM_ADMIN"], releases: "SECURITY_ADMIN" };

/** @param roles of the holder's posts that are held or will be */
export function resetDesk(roles: readonly Role[]): Desk {
  const admin = roles.find((role): role is keyof typeof DESKS => isAdminRole(role));
  return admin ? DESKS[admin] : ANYBODY;
}
