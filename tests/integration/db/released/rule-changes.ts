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
  {
    name: "submitted in time is not late",
    why: "What was applied for on its day is 待审核 while the desks take their time, days they held it are not late days, and 按期销号 is judged by the day of the application that led to closing.",
    touches:
      /› (dashboard · .* › (timely|overdue|bands|overdueList|units › .* › overdue|sections › .* › overdue|classes › .* › overdue)|ledger · .* · (overdue|late 1-5|late 6-15|late from 16|timely|closed late) › .*|inspections|inspection · .* › overdue|inspection · .* › .* › overdue|issue · .* › overdue|measure · .* › due › .*|my work · to sign › rows)$/,
  },
  {
    name: "no progress and not reported are two things",
    why: "无进展 runs from the last 有进展 or review, 未报送 from the last entry of any kind; before, any entry ended the silence. Applications that are stuck are a duty of the supervision team. On 我的待办 drafts stand first and what was reported this week sinks.",
    touches: /› (dashboard · .* › silent|ledger · .* · silent 14 › .*|my work · .*)$/,
  },
  {
    name: "what is submitted falls due for nobody",
    why: "n天内到期 lists what its unit still has to act on; what was applied for is 待审核, before its day as after it.",
    touches: /› (dashboard · .* › within|ledger · .* · due in \d+ › .*)$/,
  },
  {
    name: "an issue reads its own measures",
    why: "What was found beside an issue is counted beside it and never un-closes it.",
    touches: /› (inspection · .* · issues and items › .*|issue · .*)$/,
  },
  {
    name: "keys of forms are forgotten",
    why: "Their digests were fast hashes of what was typed, passwords among it: the rows from before are cleared.",
    touches: /^database › rows › idempotency_key$/,
  },
];
