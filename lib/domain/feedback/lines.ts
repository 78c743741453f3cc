/** The lines of a feedback that measures answer: what was shown (具体表现) and what was advised (整改意见). */

export const LINE_KINDS = ["manifestation", "advice"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** How many lines of a kind there are, and how many of them no counted measure answers. */
export type Covered = { all: number; open: number };
export type Coverage = Record<LineKind, Covered>;
