import type { Scoped, ScopedModel, ScopedWhere } from "@/lib/db/scoped";

/** What belongs to somebody: which rows there are depends on who asks. */
export type Noun = ScopedModel;
/** Any condition on the rows of a noun. */
export type Where<N extends Noun> = ScopedWhere<N>;
/** A condition within what one viewer sees: what reads of pages ask for (lib/db/scoped). */
export type Scope<N extends Noun> = Scoped<N>;

/** Marks a condition as the scope of a viewer. Only the scope.ts of a noun does (tests/unit/scopes.test.ts). */
export function scopeOf<N extends Noun>(where: Where<NoInfer<N>>): Scope<N> {
  return where as Scope<N>;
}

/** What of a scope fulfils more conditions: still within it. */
export function narrow<N extends Noun>(scope: Scope<N>, ...more: Where<NoInfer<N>>[]): Scope<N> {
  return { AND: [scope, ...more] } as unknown as Scope<N>;
}

/** What one of several scopes holds. */
export function eitherOf<N extends Noun>(...scopes: Scope<N>[]): Scope<N> {
  return { OR: scopes } as unknown as Scope<N>;
}
