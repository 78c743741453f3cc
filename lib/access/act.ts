import type { Role } from "@/lib/domain/types";
import type { Reach } from "./reach";

/**
 * A right of the product: who may do a thing, how far, as a sentence. Acts are values owned by their noun
 * (lib/features/<noun>/acts.ts) and collected in lib/registry/acts; what is in none of them cannot be done.
 */
export type Act<R extends Reach = Reach> = {
  /** noun.verb: what logs, tests and addresses call it. */
  readonly name: string;
  readonly sentence: string;
  /** The roles that may, and how far each reaches. */
  readonly reach: Readonly<Partial<Record<Role, R>>>;
  /** Names of the queues whose jobs may, for every body. */
  readonly jobs: readonly string[];
  /** Also open to somebody who still has to choose a password of their own. */
  readonly beforePassword: boolean;
};

type Reaches = Readonly<Partial<Record<Role, Reach>>>;

export function act<const M extends Reaches>(stated: {
  name: string;
  sentence: string;
  reach: M;
  jobs?: readonly string[];
  beforePassword?: boolean;
}): Act<Extract<M[keyof M], Reach>> {
  return { jobs: [], beforePassword: false, ...stated } as Act<Extract<M[keyof M], Reach>>;
}

/** The same reach for each of some roles. */
export function each<R extends Role, const A extends Reach>(roles: readonly R[], reach: A): Record<R, A> {
  return Object.fromEntries(roles.map((role) => [role, reach])) as Record<R, A>;
}

/** The roles an act is open to. */
export function rolesOf(act: Act): Role[] {
  return Object.keys(act.reach) as Role[];
}
