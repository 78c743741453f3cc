import "server-only";
import type { Db } from "./client";
import type { Prisma } from "./generated/client";

/**
 * Reading that starts from what a viewer sees. A condition on one of the nouns carries the mark of its scope, which only
 * the scope.ts of that noun gives; `reader()` asks for the mark, so that a query without a viewer's scope does not compile.
 */

/** The models that belong to somebody: which rows there are depends on who asks. */
type Wheres = {
  body: Prisma.BodyWhereInput;
  unit: Prisma.UnitWhereInput;
  person: Prisma.PersonWhereInput;
  inspection: Prisma.InspectionWhereInput;
  section: Prisma.SectionWhereInput;
  issue: Prisma.IssueWhereInput;
  extendedItem: Prisma.ExtendedItemWhereInput;
  measure: Prisma.MeasureWhereInput;
  importDraft: Prisma.ImportDraftWhereInput;
  sheetImport: Prisma.SheetImportWhereInput;
  clueCount: Prisma.ClueCountWhereInput;
  sheetRound: Prisma.SheetRoundWhereInput;
  sheetRoundUnit: Prisma.SheetRoundUnitWhereInput;
  accountReset: Prisma.AccountResetWhereInput;
  rosterImport: Prisma.RosterImportWhereInput;
  postRequest: Prisma.PostRequestWhereInput;
};
export type ScopedModel = keyof Wheres;
export type ScopedWhere<N extends ScopedModel> = Wheres[N];

declare const seenBySomebody: unique symbol;

/** A condition within what one viewer sees. */
export type Scoped<N extends ScopedModel> = ScopedWhere<N> & { readonly [seenBySomebody]: N };

/** Methods that read rows by a condition; there is no way to read a noun by its id alone. */
type Method = "findMany" | "findFirst" | "findFirstOrThrow" | "count" | "groupBy";

type ScopedDelegate<D, N extends ScopedModel> = {
  [M in Method]: <A extends Prisma.Args<D, M> & { where: Scoped<N> }>(
    args: Prisma.SelectSubset<A, Prisma.Args<D, M>>,
  ) => Prisma.PrismaPromise<Prisma.Result<D, A, M>>;
};

/** The client as pages read with it: of the nouns only what a scope holds. */
export type ScopedReader = Omit<Db, ScopedModel> & { [N in ScopedModel]: ScopedDelegate<Db[N], N> };
