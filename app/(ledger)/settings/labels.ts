import type { Tone } from "@/components/ui/tone";
import type { PostState } from "@/lib/domain/posts";
import type { AccountState } from "@/lib/queries/people";

export const ACCOUNT_STATE = {
  NONE: { label: "未开通", tone: "neutral" },
  FIRST: { label: "待改初始密码", tone: "warn" },
  ACTIVE: { label: "正常", tone: "ok" },
  DISABLED: { label: "已停用", tone: "error" },
} satisfies Record<AccountState, { label: string; tone: Tone }>;

export const POST_STATE = {
  FUTURE: { label: "未到任", tone: "info" },
  HELD: { label: "在任", tone: "ok" },
  PAST: { label: "已终止", tone: "neutral" },
} satisfies Record<PostState, { label: string; tone: Tone }>;
