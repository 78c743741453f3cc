/** Longest texts, in characters; forms and the server read the same ones. */
export const PROGRESS_MAX = 4_000;
export const STATEMENT_MAX = 4_000;
/** An opinion or a reason. */
export const OPINION_MAX = 1_000;
/** One point of a return, and how it was mended. */
export const POINT_MAX = 500;
/** Points of one return. */
export const POINTS_MAX = 30;
/** Name of an effect figure, for example of a rule. */
export const OUTCOME_NAME_MAX = 200;
/** Largest effect figure the database keeps, two decimals. */
export const OUTCOME_VALUE_MAX = 999_999_999_999.99;
