import type { Act } from "@/lib/access/act";
import { measuresFor } from "@/lib/access/can";
import { type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { STAGE_ROLE } from "@/lib/domain/signing/stages";
import { SIGNING_STAGES } from "@/lib/domain/types";
import { SIGN_MEASURE } from "./acts";

/** The measures to which the viewer could do an act, by role and reach; the state is the query's part. */
export const measuresActableBy = (viewer: PostHolder, act: Act): Scope<"measure"> =>
  scopeOf<"measure">(measuresFor(viewer, act));

/** Those at a stage that a post of the viewer signs. */
export const measuresToSign = (viewer: PostHolder): Scope<"measure"> =>
  scopeOf<"measure">({
    OR: SIGNING_STAGES.map((stage) => ({ AND: [{ stage }, measuresFor(viewer, SIGN_MEASURE, STAGE_ROLE[stage])] })),
  });
