import { kind } from "@/lib/domain/history/kind";
import { ACCOUNT } from "@/lib/domain/people/kept";

/** What happens to accounts, and what histories call it. */

export const ACCOUNT_CREATED = kind(ACCOUNT, "account.created", "开通账号", { security: true });
export const ACCOUNT_DISABLED = kind(ACCOUNT, "account.disabled", "停用账号", { security: true });
export const ACCOUNT_ENABLED = kind(ACCOUNT, "account.enabled", "启用账号", { security: true });
export const ACCOUNT_PASSWORD_RESET = kind(ACCOUNT, "account.password-reset", "重置密码", {
  security: true,
  past: true,
});
export const ACCOUNT_RESET_ASKED = kind(ACCOUNT, "account.reset-asked", "申请一次性码", { security: true });
export const ACCOUNT_RESET_RELEASED = kind(ACCOUNT, "account.reset-released", "释放一次性码", { security: true });
export const ACCOUNT_RESET_CANCELLED = kind(ACCOUNT, "account.reset-cancelled", "撤销一次性码", { security: true });
export const ACCOUNT_RESET_USED = kind(ACCOUNT, "account.reset-used", "使用一次性码", { security: true });
export const ACCOUNT_RESET_FAILED = kind(ACCOUNT, "account.reset-failed", "一次性码不正确", { security: true });
export const ACCOUNT_RECOVERED = kind(ACCOUNT, "account.recovered", "本机恢复账号", { security: true });
export const ACCOUNT_PASSWORD_CHANGED = kind(ACCOUNT, "account.password-changed", "修改密码", { security: true });
export const ACCOUNT_PASSWORD_CHANGE_FAILED = kind(ACCOUNT, "account.password-change-failed", "修改密码失败", {
  security: true,
});
