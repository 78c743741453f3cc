/** Longest texts, in characters; forms and the server read the same ones. */
export const PROGRESS_MAX = 4_000;
/** A draft may be longer than what can be sent: it is shortened before sending, not lost. */
export const DRAFT_MAX = 50_000;
export const STATEMENT_MAX = 4_000;
/** What is said with a decision: the remark of a signer, or a reason. */
export const DECISION_WORDS_MAX = 1_000;
/** Words of a search; a longer address would be refused by the server as a whole. */
export const SEARCH_MAX = 100;
/** One point of a return, and how it was mended. */
export const POINT_MAX = 500;
/** Points of one return. */
export const POINTS_MAX = 30;
/** Name of an effect figure, for example of a rule. */
export const OUTCOME_NAME_MAX = 200;
/** Largest effect figure the database keeps, two decimals. */
export const OUTCOME_VALUE_MAX = 999_999_999_999.99;
