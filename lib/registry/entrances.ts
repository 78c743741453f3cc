/**
 * Everything that can be called from outside: server actions (`feature/name`) and route methods (`METHOD
 * /path`). Each with the act of the policy it asks for and the rows it can reach. A test compares this list with the
 * code, both ways; what is not written here cannot be added unnoticed.
 *
 * `public` is open to everybody, `session` to everybody signed in; all else asks the policy at the door and the command
 * asks it again about the row.
 */
export type Entrance = { act: string; scope: string };

export const ENTRANCES: Record<string, Entrance> = {
  "account/signOutAction": { act: "public", scope: "the session the cookie names; ends it whoever asks" },
  "account/spendResetAction": {
    act: "public",
    scope: "an account with a released one-time code, by both halves; limited by account and address",
  },
  "account/readNoticesAction": { act: "account.own", scope: "notices to the caller" },
  "account/refuseResetAction": { act: "account.own", scope: "an open one-time code for the caller's own account" },
  "account/changePasswordAction": { act: "account.own", scope: "the caller's own account, after the present password" },

  "assign/assignMeasuresAction": {
    act: "ledger.assign",
    scope: "measures of the office's bodies; all of them or none",
  },

  "audit/requestChainCheckAction": { act: "audit.verify", scope: "chains of the bodies at or below the post" },
  "audit/sealChainBreakAction": { act: "audit.verify", scope: "chains of the bodies at or below the post" },

  "calendar/enterNoticeAction": {
    act: "calendar.enter",
    scope: "the calendar of all bodies, the last two years to the next, by the administrator of the highest body",
  },

  "measure/addMeasureAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "measure/editMeasureAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "measure/splitMeasureAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "measure/mergeMeasuresAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "measure/moveMeasureAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "measure/strikeMeasureAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "measure/restoreMeasureAction": { act: "ledger.edit", scope: "measures of the office's bodies" },
  "feedback/addIssueAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/editIssueAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/splitIssueAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/mergeIssuesAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/moveIssueAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/strikeIssueAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/restoreIssueAction": { act: "ledger.edit", scope: "issues of the office's bodies" },
  "feedback/addItemAction": { act: "ledger.edit", scope: "items of the office's bodies" },
  "feedback/editItemAction": { act: "ledger.edit", scope: "items of the office's bodies" },
  "feedback/moveItemAction": { act: "ledger.edit", scope: "items of the office's bodies" },
  "feedback/strikeItemAction": { act: "ledger.edit", scope: "items of the office's bodies" },
  "feedback/restoreItemAction": { act: "ledger.edit", scope: "items of the office's bodies" },
  "feedback/addSectionAction": { act: "ledger.edit", scope: "sections of the office's bodies" },
  "feedback/editSectionAction": { act: "ledger.edit", scope: "sections of the office's bodies" },
  "feedback/moveSectionAction": { act: "ledger.edit", scope: "sections of the office's bodies" },

  "import/correctReviewAction": { act: "import.review", scope: "a review under way in one of the office's bodies" },
  "import/undoCorrectionAction": { act: "import.review", scope: "a review under way in one of the office's bodies" },
  "import/discardReviewAction": { act: "import.review", scope: "a review under way in one of the office's bodies" },
  "import/confirmImportAction": { act: "import.review", scope: "a review under way in one of the office's bodies" },

  "inspection/createInspectionAction": { act: "inspection.edit", scope: "inspections of the office's bodies" },
  "inspection/editInspectionAction": { act: "inspection.edit", scope: "inspections of the office's bodies" },
  "inspection/archiveInspectionAction": { act: "inspection.edit", scope: "inspections of the office's bodies" },
  "inspection/recordCluesAction": { act: "inspection.edit", scope: "inspections of the office's bodies" },

  "feedback/declareNearlyDoneAction": { act: "issue.declare", scope: "issues of the office's bodies" },
  "feedback/withdrawNearlyDoneAction": { act: "issue.declare", scope: "issues of the office's bodies" },

  "measure/startMeasureAction": { act: "measure.start", scope: "a measure the unit leads" },
  "measure/reportProgressAction": { act: "measure.report", scope: "a measure the unit leads" },
  "measure/saveDraftAction": { act: "measure.report", scope: "the caller's own draft for a measure the unit leads" },
  "measure/submitMeasureAction": { act: "measure.submit", scope: "a measure the unit leads" },
  "measure/approveMeasureAction": {
    act: "measure.sign",
    scope: "a measure whose standing stage the post signs, never one's own application",
  },
  "measure/returnMeasureAction": {
    act: "measure.sign",
    scope: "a measure whose standing stage the post signs, never one's own application",
  },
  "measure/relapseMeasureAction": { act: "measure.relapse", scope: "closed measures of the post's body" },
  "measure/addOutcomeAction": { act: "measure.report", scope: "a measure the unit leads" },
  "measure/withdrawOutcomeAction": { act: "measure.report", scope: "an outcome of a measure the unit leads" },

  "my-work/reportManyAction": { act: "measure.report", scope: "measures the unit leads; all of them or none" },

  "people/createBodyAction": { act: "people.manage", scope: "a body below the ones of the post" },
  "people/editBodyAction": { act: "people.manage", scope: "bodies at or below the post" },
  "people/createUnitAction": { act: "people.manage", scope: "units of the bodies at or below the post" },
  "people/editUnitAction": { act: "people.manage", scope: "units of the bodies at or below the post" },
  "people/moveUnitAction": { act: "people.manage", scope: "units of the bodies at or below the post" },
  "people/endUnitAction": { act: "people.manage", scope: "units of the bodies at or below the post" },
  "people/restoreUnitAction": { act: "people.manage", scope: "units of the bodies at or below the post" },
  "people/createPersonAction": {
    act: "people.manage",
    scope: "people and accounts of the bodies at or below the post",
  },
  "people/editPersonAction": { act: "people.manage", scope: "people and accounts of the bodies at or below the post" },
  "account/createAccountAction": {
    act: "accounts.manage",
    scope: "people and accounts of the bodies at or below the post",
  },
  "account/disableAccountAction": {
    act: "accounts.manage",
    scope: "people and accounts of the bodies at or below the post",
  },
  "account/enableAccountAction": {
    act: "accounts.manage",
    scope: "people and accounts of the bodies at or below the post",
  },
  "account/endSessionAction": {
    act: "accounts.manage",
    scope: "people and accounts of the bodies at or below the post",
  },
  "people/givePostAction": { act: "posts.manage", scope: "people, never oneself, of the bodies at or below the post" },
  "people/endPostAction": { act: "posts.manage", scope: "people, never oneself, of the bodies at or below the post" },

  "account/askResetAction": {
    act: "reset.ask",
    scope: "accounts, never one's own, of the bodies at or below the post, by the holder's post",
  },
  "account/releaseResetAction": {
    act: "reset.release",
    scope: "codes somebody else asked for, never for oneself, of the bodies at or below the post, by the holder's post",
  },
  "account/cancelResetAction": { act: "reset.cancel", scope: "open codes of the bodies at or below the post" },

  "ledger/saveViewAction": { act: "view.own", scope: "the caller's own saved views" },
  "ledger/deleteViewAction": { act: "view.own", scope: "the caller's own saved views" },
  "ledger/setLedgerColumnsAction": { act: "view.own", scope: "the caller's own columns" },

  "GET /api/health": { act: "public", scope: "whether the database answers and is migrated; nothing of its content" },
  "GET /api/auth/[...nextauth]": { act: "public", scope: "signing in: the token that guards the form" },
  "POST /api/auth/[...nextauth]": { act: "public", scope: "signing in, limited by account and address" },
  "GET /api/bodies": { act: "people.read", scope: "names of the bodies the administrator's act reaches, 30 at once" },
  "GET /api/edit-choices": {
    act: "ledger.edit",
    scope: "sections, issues, items of an inspection of the office's bodies",
  },
  "POST /api/import": { act: "import.review", scope: "the bodies of the office; limited by person, size and time" },
};

/** Pages that ask nobody who they are: the way in, and an address that only leads on. Every other page does, in its own file. */
export const PUBLIC_PAGES: readonly string[] = ["/one-time-code", "/settings", "/sign-in"];
