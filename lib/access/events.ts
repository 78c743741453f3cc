import { kind } from "@/lib/domain/history/kind";
import { ACCOUNT } from "@/lib/domain/people/kept";

/** What signing in and coming to the door leave in the history, as values. */

export const ACCOUNT_SIGNED_IN = kind(ACCOUNT, "account.signed-in", "登录", { security: true });
export const ACCOUNT_SIGN_IN_FAILED = kind(ACCOUNT, "account.sign-in-failed", "登录失败", { security: true });
export const ACCOUNT_LOCKED_OUT = kind(ACCOUNT, "account.locked-out", "登录受限", { security: true });
export const ACCOUNT_SIGNED_OUT = kind(ACCOUNT, "account.signed-out", "退出登录", { security: true });
export const ACCOUNT_SESSION_ENDED = kind(ACCOUNT, "account.session-ended", "结束会话", { security: true });
export const ACCESS_REFUSED = kind(ACCOUNT, "access.refused", "越权访问被拒绝", { security: true });
