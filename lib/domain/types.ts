/** Words of the ledger as types. A test keeps them equal to the enums of the database. */

export const ROLES = [
  "FIRST_LEADER",
  "GROUP_LEADER",
  "DEPUTY_LEADER",
  "GROUP_MEMBER",
  "OFFICE",
  "SUPERVISION",
  "RESPONSIBLE_LEADER",
  "UNIT_HEAD",
  "LIAISON",
  "DISCIPLINE",
  "INSPECTION_OFFICE",
  "SYSTEM_ADMIN",
  "SECURITY_ADMIN",
  "AUDIT_ADMIN",
] as const;
export type Role = (typeof ROLES)[number];

export const UNIT_KINDS = ["DEPARTMENT", "SUBORDINATE", "OUTSIDE"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const INSPECTION_KINDS = ["XUNSHI", "XUNCHA", "AUDIT", "ENVIRONMENT", "OTHER"] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

export const SIGNING_STAGES = ["UNIT_HEAD", "RESPONSIBLE_LEADER", "OFFICE", "SUPERVISION", "GROUP_LEADER"] as const;
export type SigningStage = (typeof SIGNING_STAGES)[number];

export const PRINTED_GROUPS = ["COMPLETED", "ONGOING"] as const;
export type PrintedGroup = (typeof PRINTED_GROUPS)[number];

export const EXTENDED_KINDS = ["ANALOGOUS", "REFORM"] as const;
export type ExtendedKind = (typeof EXTENDED_KINDS)[number];

/** 措施来源: what measures are written for (lib/domain/measure/parent). */
export const PARENT_KINDS = ["ISSUE", ...EXTENDED_KINDS] as const;
export type ParentKind = (typeof PARENT_KINDS)[number];

/** What is numbered: parents of measures, measures within their parent, letters (提示函、督办函、约谈通知) of a year. */
export const NUMBER_KINDS = [...PARENT_KINDS, "MEASURE", "LETTER"] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

export const MEASURE_STATUSES = ["PLANNED", "UNDERWAY", "SUBMITTED", "RETURNED", "CLOSED"] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

export const TIME_CLASSES = ["IMMEDIATE", "TIME_BOUND", "LONG_TERM"] as const;
export type TimeClass = (typeof TIME_CLASSES)[number];

export const PROGRESS_KINDS = ["PROGRESS", "NO_CHANGE", "REVIEW"] as const;
export type ProgressKind = (typeof PROGRESS_KINDS)[number];

export const OUTCOME_KINDS = ["RULE", "RECOVERED", "ACCOUNTABILITY", "MEETING", "TRAINING", "CHECK", "OTHER"] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

export const APPLICATION_KINDS = ["CLOSE_OUT"] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

export const APPLICATION_STATES = ["PENDING", "RETURNED", "APPROVED", "WITHDRAWN"] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const DECISIONS = ["APPROVE", "RETURN"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a report is entered as: a plan, whose measures are still to begin, or a progress report, whose measures are on. */
export const ENTERS_AS = ["PLAN", "PROGRESS"] as const;
export type EntersAs = (typeof ENTERS_AS)[number];

export const IMPORT_STATES = ["REVIEW", "CONFIRMED", "DISCARDED", "UNDONE"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Of a post a sheet asks for (待设岗位). */
export const POST_REQUEST_STATES = ["WAITING", "RELEASED", "REFUSED"] as const;
export type PostRequestState = (typeof POST_REQUEST_STATES)[number];

/** The five-point check (五项核查) the supervision team confirms on the spot. */
export const FIVE_POINTS = ["IMPLEMENTED", "RESOLVED", "EFFECTIVE", "ANALOGOUS", "LASTING"] as const;
export type FivePoint = (typeof FIVE_POINTS)[number];

export const CALENDAR_KINDS = ["HOLIDAY", "WORKDAY"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

export const CALENDAR_SOURCES = ["LIBRARY", "NOTICE"] as const;
export type CalendarSource = (typeof CALENDAR_SOURCES)[number];
