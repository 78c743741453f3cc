import type { EntersAs } from "@/lib/domain/types";
import type { Review } from "@/lib/features/import/read/review/review-schema";

const PLAN = /(?:方案|任务分工|计划|清单)/;
const PROGRESS = /(?:进展|整改情况|落实情况|通报)/;
/** Labels that tell what became of an issue. */
const BECAME = /(?:成效|完成情况|整改状态|整改结果|进展)/;

/**
 * What a report is most likely entered as, for the person to choose: by its title; where that says nothing, by whether it
 * tells what became of its issues.
 */
export function proposedAs({ header, issues }: Pick<Review, "header" | "issues">): EntersAs {
  const title = header.title ?? "";
  if (PROGRESS.test(title)) return "PROGRESS";
  if (PLAN.test(title)) return "PLAN";
  const told = issues.some(
    (issue) => issue.group !== null || issue.notes.some(({ label }) => BECAME.test(label ?? "")),
  );
  return told ? "PROGRESS" : "PLAN";
}

/** The day the report tells of as far as it says: the day it was published, where that is a whole day. */
export function proposedAsOf({ publishedOn }: Review["header"]): string {
  return publishedOn?.length === 10 ? publishedOn : "";
}
