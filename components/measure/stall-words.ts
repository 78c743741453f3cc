import { estimatedLabel } from "@/lib/domain/labels";
import type { QuietView, WaitView } from "@/lib/domain/measure/due-view";

/** 已等待3天, 滞留7天: working days at the present stage; 推定 where the year's notice is not known yet. */
export function waitWords({ days, stuck, estimated }: WaitView): string {
  return estimatedLabel(`${stuck ? "滞留" : "已等待"}${days}天`, estimated);
}

/** 连续20天无进展, 15天未报送: what has been quiet for too long. */
export function quietWords({ silentDays, unreportedDays }: QuietView): string[] {
  return [
    ...(silentDays === null ? [] : [`连续${silentDays}天无进展`]),
    ...(unreportedDays === null ? [] : [`${unreportedDays}天未报送`]),
  ];
}

/** 审核占用30天: days after the deadline that the desks held it, said beside the late days they are not counted in. */
export function heldWords(heldDays: number | undefined): string {
  return heldDays ? `（审核占用${heldDays}天）` : "";
}
