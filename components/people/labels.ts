import type { Tone } from "@/components/ui/tone";
import type { ResetState } from "@/lib/domain/people/account-reset";
import type { PostState } from "@/lib/domain/people/posts";
import type { AccountState } from "@/lib/features/people/queries/people";
import { ACCOUNT_STATE_LABELS } from "@/lib/features/people/words";

export const ACCOUNT_STATE = {
  NONE: { label: ACCOUNT_STATE_LABELS.NONE, tone: "neutral" },
  UNUSED: { label: ACCOUNT_STATE_LABELS.UNUSED, tone: "info" },
  FIRST: { label: ACCOUNT_STATE_LABELS.FIRST, tone: "warn" },
  ACTIVE: { label: ACCOUNT_STATE_LABELS.ACTIVE, tone: "ok" },
  DISABLED: { label: ACCOUNT_STATE_LABELS.DISABLED, tone: "neutral" },
} satisfies Record<AccountState, { label: string; tone: Tone }>;

export const POST_STATE = {
  FUTURE: { label: "未到任", tone: "info" },
  HELD: { label: "在任", tone: "ok" },
  PAST: { label: "已离任", tone: "neutral" },
} satisfies Record<PostState, { label: string; tone: Tone }>;

export const PORTFOLIO_STATE = {
  FUTURE: { label: "未开始", tone: "info" },
  HELD: { label: "分管中", tone: "ok" },
  PAST: { label: "已终止", tone: "neutral" },
} satisfies Record<PostState, { label: string; tone: Tone }>;

/** What would stand still without a person, said before an account is stopped or a post ended; empty when nothing would. */
export function hangingWords({ leads, owns, signs }: { leads: number; owns: number; signs: number }): string {
  const parts = [
    ...(leads > 0 ? [`任责任领导的未销号措施 ${leads} 条`] : []),
    ...(owns > 0 ? [`任责任人的未销号措施 ${owns} 条`] : []),
    ...(signs > 0 ? [`只有其一人能审核的销号申请 ${signs} 件`] : []),
  ];
  return parts.length === 0 ? "" : `此人现有${parts.join("、")}，请先告知领导小组办公室调整分工，以免无人负责。`;
}

/** What would stand still, or lose a part, without a unit; empty when nothing would. */
export function unitHangingWords({ leads, cooperates }: { leads: number; cooperates: number }): string {
  const parts = [
    ...(leads > 0 ? [`它牵头的 ${leads} 条措施还没有销号，停用后将无人负责`] : []),
    ...(cooperates > 0 ? [`它配合的 ${cooperates} 条措施还没有销号`] : []),
  ];
  return parts.length === 0 ? "" : `${parts.join("；")}。请先告知领导小组办公室调整分工。`;
}

export const RESET_TONE = {
  ASKED: "warn",
  RELEASED: "info",
  USED: "ok",
  EXPIRED: "neutral",
  CANCELLED: "neutral",
} satisfies Record<ResetState, Tone>;
