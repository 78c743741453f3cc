import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { MeasureFilter } from "@/lib/features/measure/filter";
import type { MeasureQuestion, TurnedIds } from "./measure-where";
import { isWide, searchedMeasures } from "./searched";
import { barredMeasures } from "./standing";
import { turnedSince } from "./turned";

/** What 变化 of a filter picks. Conditions of one day, as the dashboard links to, cost one statement. */
async function turnedFor(
  viewer: Viewer,
  { inspection, overdueFrom, relapsedFrom, movedFrom }: Partial<MeasureFilter>,
): Promise<TurnedIds> {
  const asked = { overdue: overdueFrom, relapsed: relapsedFrom, moved: movedFrom };
  const found = { overdue: [], relapsed: [], moved: [] } as { [K in keyof TurnedIds]: string[] };
  for (const from of new Set(Object.values(asked))) {
    if (!from) continue;
    const turned = await turnedSince(viewer, from, inspection);
    for (const key of ["overdue", "relapsed", "moved"] as const) {
      if (asked[key] === from) found[key] = [...turned[key]];
    }
  }
  return found;
}

/** A filter with everything a statement of its own has to tell of it; most ask none. */
export async function questionOf(viewer: Viewer, filter: Partial<MeasureFilter>): Promise<MeasureQuestion> {
  const turns = filter.overdueFrom || filter.relapsedFrom || filter.movedFrom;
  return {
    ...filter,
    ...(filter.vacant ? { barred: await barredMeasures(viewer) } : {}),
    ...(filter.q && isWide(viewer, filter) ? { found: await searchedMeasures(viewer, filter.q) } : {}),
    ...(turns ? { turned: await turnedFor(viewer, filter) } : {}),
  };
}
