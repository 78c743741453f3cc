import type {
  InspectionKind,
  OutcomeKind,
  ProgressKind,
  Role,
  SigningStage,
  TimeClass,
  UnitKind,
} from "../../../lib/domain/types";

/**
 * Shape of the written content. Every day is a whole number of calendar days from the base of its inspection (today, or
 * the feedback day), negative before it, so that the ledger looks the same whenever it is loaded.
 */

export type UnitSeed = {
  name: string;
  shortName: string;
  kind: UnitKind;
  aliases?: string[];
  /** Day it was ended, from today. */
  ended?: number;
};

/** A post: role, unit (short name) where the role acts for one, first and last day from today. */
export type PostSeed = { role: Role; unit?: string; from?: number; to?: number };

/** A unit (short name) in a leader's charge (分管), first and last day from today. */
export type FieldSeed = { unit: string; from?: number; to?: number };

export type PersonSeed = {
  name: string;
  title: string;
  posts: PostSeed[];
  fields?: FieldSeed[];
  login?: string;
  /** Day the account was disabled, from today. */
  disabled?: number;
};

export type BodySeed = {
  name: string;
  shortName: string;
  units: UnitSeed[];
  people: PersonSeed[];
  /** Who answers for each unit's measures (责任领导): unit short name → person. */
  leaders: Record<string, string>;
};

export type OutcomeSeed = {
  kind: OutcomeKind;
  value: number;
  /** Only for OTHER: the unit printed after the number. */
  unit?: string;
  name?: string;
  /** Document number; {Y} stands for the year it came into force. */
  no?: string;
  withdrawn?: string;
};

/**
 * An application sent back: by which stage, on which day, what it asks to mend, and how that was mended afterwards. It was
 * sent shortly before, or on day `sent` where the desks took long.
 */
export type ReturnSeed = {
  stage: SigningStage;
  sent?: number;
  on: number;
  remark: string;
  points: string[];
  fixed?: string[];
};

/** An application taken back before anybody signed it, by the unit itself; sent and taken back on these days. */
export type WithdrawnSeed = { sent: number; on: number; reason: string; statement: string };

export type EntrySeed = string | { kind: ProgressKind; text: string };

/** A closed measure that relapsed: the cycle before, as it was, and why it was opened again; the measure tells the present one. */
export type RelapseSeed = {
  on: number;
  reason: string;
  due: number;
  closed: number;
  log: EntrySeed[];
  outcomes?: OutcomeSeed[];
};

export type MeasureSeed = {
  text: string;
  /** Lead unit (short name); without one the measure waits for its assignment. */
  by?: string;
  with?: string[];
  /** 责任领导, where it is not the one who answers for the lead unit. */
  leader?: string;
  owner?: string;
  /** IMMEDIATE 立行立改, TIME_BOUND 限期整改 (default), LONG_TERM 长期坚持. */
  time?: TimeClass;
  /** Deadline; "end" is the end of the concentrated period. For 长期坚持 the next review. */
  due?: number | "end";
  /** First deadline, where it was moved later. */
  original?: number;
  every?: number;
  remark?: string;
  /** Day it entered the ledger, where it was added later than the rest. */
  added?: number;
  /** Progress, oldest first; the last one stands on day `heard`. */
  log?: EntrySeed[];
  heard?: number;
  /** Reported on, though not started yet. */
  waiting?: boolean;
  /** Stage at which a submitted application waits, since day `sent`. */
  stage?: SigningStage;
  sent?: number;
  /** Day it was closed. */
  closed?: number;
  back?: ReturnSeed[];
  withdrawn?: WithdrawnSeed;
  /** The chain its standing application was made under, set for the inspection while that one was made. */
  chain?: SigningStage[];
  relapse?: RelapseSeed;
  outcomes?: OutcomeSeed[];
  statement?: string;
  struck?: { on: number; reason: string };
  /** 期初: done on a day before it entered the ledger, entered so on another; its 责任领导 vouches for it. */
  opened?: { on: number; done: number; source: string };
};

export type IssueSeed = {
  title: string;
  text: string;
  target: string;
  manifestations: string[];
  advice?: string[];
  /** 通报所载: label and text; {60} stands for the day sixty days from the base. */
  facts?: [label: string, text: string][];
  nearlyDone?: { on: number; reason: string };
  measures: MeasureSeed[];
};

/** An extended item; `issue` is the number of the issue it comes from. */
export type ItemSeed = { kind: "ANALOGOUS" | "REFORM"; title: string; issue?: number; measures: MeasureSeed[] };

export type SectionSeed = { title: string; advice?: string[]; issues: IssueSeed[] };

export type InspectionSeed = {
  kind: InspectionKind;
  title: string;
  term: string;
  round: string;
  team: string;
  /** Feedback day, from today. */
  feedback: number;
  base: "today" | "feedback";
  /** 上次会议日, from today; none where no meeting was held yet. */
  meeting: number | null;
  chain: SigningStage[];
  contact: { phone: string; email: string; address: string; postcode: string };
  advice: string[];
  clues: { on: number; transferred: number; concluded: number }[];
  sections: SectionSeed[];
  items: ItemSeed[];
};
