import type { Noun } from "./field";

/** A kind of event as a value: what may be recorded, of what it tells, and what histories call it. */
export type Kind = {
  /** Stands in every event of it, for good. */
  name: string;
  words: string;
  noun: Noun;
  /** The noun begins with it: its event tells everything kept of it. */
  begins?: true;
  /** What the audit page shows under 安全事件: who came in or was kept out, and whose way in changed. */
  security?: true;
  /** Its texts stand in full elsewhere on the page of its noun; the history shows their beginning. */
  toldElsewhere?: true;
  /** Fields that are called otherwise in this kind. */
  calls?: Readonly<Record<string, string>>;
  /** Recorded by nothing any more; events of earlier versions are read by it. */
  past?: true;
};

export const kind = (
  noun: Noun,
  name: string,
  words: string,
  more: Omit<Kind, "noun" | "name" | "words"> = {},
): Kind => ({
  name,
  words,
  noun,
  ...more,
});

/** The event that tells everything kept of something from before the history kept machine values. */
export const baselineOf = (noun: Noun): string => `${noun.type.toLowerCase()}.baseline`;

/** Its kind: history records it by itself, of every noun of which anything is kept. */
export const baseline = (noun: Noun, words: string): Kind => kind(noun, baselineOf(noun), words);
