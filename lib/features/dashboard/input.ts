import { z } from "zod";
import { optionalDay } from "@/lib/command/fields";
import { COMPARISONS, type Comparison } from "@/lib/domain/measure/compared";

/** What the figures of the dashboard are compared with: one of the days offered, or one of one's own. */
export const compareInput = z
  .object({ comparison: z.enum([...COMPARISONS, "day"], "请选择与哪一天比。"), day: optionalDay() })
  .transform(({ comparison, day }, ctx): Comparison => {
    if (comparison !== "day") return comparison;
    if (day) return day;
    ctx.addIssue({ code: "custom", path: ["day"], message: "请填写日期。" });
    return z.NEVER;
  });
