import type { SigningStage } from "@/lib/domain/types";

/**
 * Who may not sign a stage of an application, whatever post they hold. Each stage is another person's judgement. An
 * application is judged by the rules it was made under, and by the people its subject had that day. The database refuses a
 * signature of the applicant, and a second one of the same person, too (trigger x_signature_one_person).
 */

/** What the rules must know of an application. */
export type Application = {
  /** Number of the rules it was made under. */
  rules: number;
  applicantId: string;
  /** Those who signed an earlier stage of it. */
  signerIds: readonly string[];
  /** 责任领导 and 责任人 of its subject on the day it was made. */
  leaderId: string | null;
  ownerId: string | null;
};

/** What somebody is barred by, in the order it is told. */
export const BARS = ["applicant", "signer", "leader", "owner"] as const;
export type Bar = (typeof BARS)[number];

const IS = {
  applicant: (personId, a) => a.applicantId === personId,
  signer: (personId, a) => a.signerIds.includes(personId),
  leader: (personId, a) => a.leaderId === personId,
  owner: (personId, a) => a.ownerId === personId,
} as const satisfies Record<Bar, (personId: string, application: Application) => boolean>;

type Rules = Record<SigningStage, readonly Bar[]>;

/** Who is barred from each stage, by the number of the rules. Rules are never changed: other ones get the next number. */
export const BARRED: Readonly<Record<number, Rules>> = {
  1: {
    UNIT_HEAD: ["applicant", "signer"],
    RESPONSIBLE_LEADER: ["applicant", "signer"],
    OFFICE: ["applicant", "signer"],
    SUPERVISION: ["applicant", "signer"],
    GROUP_LEADER: ["applicant", "signer"],
  },
};

/** The rules new applications are made under. */
export const RULES_NOW = 1;

/** Who is barred from a stage of applications made under these rules. @throws Error for rules nobody wrote. */
export function barredFrom(stage: SigningStage, rules: number): readonly Bar[] {
  const found = BARRED[rules];
  if (!found) throw new Error(`no signing rules ${rules}`);
  return found[stage];
}

/** What bars a person from signing the stage of an application; null when nothing does. */
export function barOf(personId: string, application: Application, barred: readonly Bar[]): Bar | null {
  return BARS.find((bar) => barred.includes(bar) && IS[bar](personId, application)) ?? null;
}

/** The same by the rules the application was made under. */
export function signHindrance(personId: string, application: Application, stage: SigningStage): Bar | null {
  return barOf(personId, application, barredFrom(stage, application.rules));
}
