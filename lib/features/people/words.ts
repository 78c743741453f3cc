import type { AccountState } from "@/lib/features/people/queries/people";

export const ACCOUNT_STATE_LABELS = {
  NONE: "未开通",
  UNUSED: "待启用",
  FIRST: "待改初始密码",
  ACTIVE: "正常",
  DISABLED: "已停用",
} as const satisfies Record<AccountState, string>;
