import type { Scope } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { seenOver } from "@/lib/features/inspection/scope";

export const sectionsSeenBy = (viewer: PostHolder): Scope<"section"> =>
  seenOver<"section">(viewer, (measures) => ({ measures }));

/** An issue is seen through the measures of its items too. */
export const issuesSeenBy = (viewer: PostHolder): Scope<"issue"> =>
  seenOver<"issue">(viewer, (allMeasures) => ({ allMeasures }));

export const itemsSeenBy = (viewer: PostHolder): Scope<"extendedItem"> =>
  seenOver<"extendedItem">(viewer, (measures) => ({ measures }));
