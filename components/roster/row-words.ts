import type { Tone } from "@/components/ui/tone";
import type { RowState } from "@/lib/domain/roster/sheet";

export const ROW_STATE = {
  ERROR: { label: "有问题", tone: "error" },
  NEW: { label: "新增", tone: "ok" },
  CHANGED: { label: "变更", tone: "info" },
  UNCHANGED: { label: "无变化", tone: "neutral" },
  LEFT_OUT: { label: "不导入", tone: "neutral" },
} satisfies Record<RowState, { label: string; tone: Tone }>;
