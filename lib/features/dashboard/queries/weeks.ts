import "server-only";
import { addDays, type Day, mondayOf } from "@/lib/domain/day";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import type { Counted, Linked } from "./counted";

export type Week = {
  /** Monday of the week. */
  week: Day;
  /** 应销号 up to the end of the week by the original days, and measures closed up to then; null in weeks to come. */
  planned: Linked;
  actual: Linked | null;
};

/**
 * Planned against actual, week by week, from the feedback over the concentrated period, and on to today while anything is
 * open: a stall is seen as the level line it is. When all is closed it ends with the last closing.
 */
export function weeks(
  counted: Counted,
  inspection: Pick<InspectionChoice, "feedbackOn" | "concentratedEndOn">,
): Week[] {
  const { figure, rowsOf } = counted;
  const { today } = counted.viewer;
  const all = rowsOf({});
  const closingDays = all.flatMap(({ closedOn, opening }) => (opening ? [] : (closedOn ?? [])));
  const open = all.some(({ status }) => status !== "CLOSED");
  const ends = [inspection.concentratedEndOn, ...closingDays, ...(open ? [today] : [])].sort();
  const until = mondayOf(ends.at(-1) ?? today);
  const found: Week[] = [];
  for (let week = mondayOf(inspection.feedbackOn); week <= until; week = addDays(week, 7)) {
    const sunday = addDays(week, 6);
    found.push({
      week,
      planned: figure({ expectedClosedBy: sunday }),
      actual: week > today ? null : figure({ closedTo: sunday }),
    });
  }
  return found;
}
