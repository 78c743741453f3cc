/**
 * Rules that were changed on purpose since a released version, so that its ledger answers otherwise after an upgrade.
 * Every answer that differs belongs to one of these; its old and its new value stand in `changed.json` beside the
 * fixture, under the rule's name. A difference that belongs to none, or is not written there, fails the test, and so
 * does one that is written there and no longer comes.
 *
 * To add one: write the rule here, run the test, read the differences it wrote to .data/test, and copy the file to the
 * place the test names.
 */
export type RuleChange = {
  name: string;
  why: string;
  /** Which answers it may touch: matched against `account › question › part`; rows of a table are `database › rows › table`. */
  touches: RegExp;
};

export const RULE_CHANGES: readonly RuleChange[] = [
  {
    name: "burn-up",
    why: "The burn-up runs to today while anything is open, and its planned line counts 应销号 by the original days, without 长期坚持.",
    touches: /› dashboard · .* › weeks$/,
  },
];
