/**
 * Who may not sign the standing stage of an application, whatever post they hold: the applicant, and whoever signed an
 * earlier stage of it. Each stage is another person's judgement. Stands twice side by side, over an application and as the
 * condition a query takes; the database refuses such a signature too (trigger x_close_out_step_one_person).
 */

export type Application = { applicantId: string; signerIds: readonly string[] };

/** Needs of the table of steps (status.ts) that are about the person, in the order they are asked. */
export const SIGN_HINDRANCES = ["not-applicant", "not-signed"] as const;
export type SignHindrance = (typeof SIGN_HINDRANCES)[number];

/** The need a person does not meet; null when nothing hinders them. */
export function signHindrance(personId: string, application: Application): SignHindrance | null {
  if (application.applicantId === personId) return "not-applicant";
  return application.signerIds.includes(personId) ? "not-signed" : null;
}

/** Measures whose standing application the person neither made nor signed. */
export function notHinderedWhere(personId: string) {
  const took = [{ applicantId: personId }, { steps: { some: { personId } } }];
  return { closeOuts: { none: { state: "PENDING" as const, OR: took } } };
}
