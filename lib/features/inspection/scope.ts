import { bodiesFor, measuresFor, ofBodies } from "@/lib/access/can";
import { type Noun, narrow, type Scope, scopeOf, type Where } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { READ_LEDGER, READ_OWN_MEASURES, READ_WHOLE_LEDGER } from "./acts";

/** The measures the viewer sees: everything else of the ledger is seen through them, or with the whole body. */
export const measuresSeenBy = (viewer: PostHolder): Scope<"measure"> =>
  scopeOf<"measure">(measuresFor(viewer, READ_LEDGER));

/**
 * What stands over measures is seen by who reads the whole body, and by who sees a measure under it.
 * @param through the condition on the measures under a row, as the noun calls them
 */
export function seenOver<N extends Noun>(
  viewer: PostHolder,
  through: (measures: { some: Where<"measure"> }) => Where<N>,
): Scope<N> {
  const whole = ofBodies(bodiesFor(viewer, READ_WHOLE_LEDGER)) as Where<N>;
  const part = viewer.posts.some((post) => READ_OWN_MEASURES.reach[post.role] !== undefined);
  if (!part) return scopeOf<N>(whole);
  return scopeOf<N>({ OR: [whole, through({ some: measuresFor(viewer, READ_OWN_MEASURES) })] } as Where<N>);
}

/** With those whose import was undone: what is left of them is their own page. */
export const inspectionsWithUndone = (viewer: PostHolder): Scope<"inspection"> =>
  seenOver<"inspection">(viewer, (measures) => ({ measures }));

export const inspectionsSeenBy = (viewer: PostHolder): Scope<"inspection"> =>
  narrow(inspectionsWithUndone(viewer), { struckAt: null });

/** Clue counts are told to those who read a whole body only. */
export const cluesSeenBy = (viewer: PostHolder): Scope<"clueCount"> =>
  scopeOf<"clueCount">(ofBodies(bodiesFor(viewer, READ_WHOLE_LEDGER)));
