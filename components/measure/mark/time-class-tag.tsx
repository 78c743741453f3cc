import { Badge } from "@/components/ui/badge";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { TimeClass } from "@/lib/domain/types";

/** 立行立改, 限期整改 or 长期坚持: a class, never a state, and so never coloured. */
export function TimeClassTag({ timeClass }: { timeClass: TimeClass | null }) {
  return timeClass ? <Badge>{TIME_CLASS_LABELS[timeClass]}</Badge> : <span className="text-muted">未分类</span>;
}
