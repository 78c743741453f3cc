import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { StepName } from "@/lib/domain/measure/status";
import { returnToAnswer } from "@/lib/domain/signing/attempts";
import type { ApplicationKind, ApplicationState, SigningStage } from "@/lib/domain/types";
import type { FactsOf } from "@/lib/features/measure/needs";
import type { Standing } from "@/lib/features/signing/needs";
import { applicationOf, WHO_SIGNS } from "@/lib/features/signing/queries/application";

/** What the steps of a measure are decided on, as command, page and queue load it. */

export const LATEST_APPLICATION = [{ cycle: "desc" as const }, { attempt: "desc" as const }];

/** What the needs of 同意, 退回 and 撤回申请 read. */
export const SIGN_FACTS = {
  bodyId: true,
  leadUnitId: true,
  leaderId: true,
  status: true,
  stage: true,
  code: true,
  closeOuts: {
    where: { state: "PENDING" },
    orderBy: LATEST_APPLICATION,
    take: 1,
    select: { kind: true, state: true, chain: true, ...WHO_SIGNS },
  },
} as const satisfies Prisma.MeasureSelect;

type ApplicationRow = Parameters<typeof applicationOf>[0] & {
  kind: ApplicationKind;
  state: ApplicationState;
  chain: readonly SigningStage[];
};

/** The application that waits, where one does. */
export function waitingApplication(m: {
  stage: SigningStage | null;
  closeOuts: readonly ApplicationRow[];
}): Standing | null {
  const waits = m.closeOuts.find((c) => c.state === "PENDING");
  return m.stage && waits ? { ...applicationOf(waits), kind: waits.kind, chain: waits.chain, stage: m.stage } : null;
}

type Point = { id: string; text: string; fixNote: string };

type Row = {
  bodyId: string;
  leadUnitId: string | null;
  leaderId: string | null;
  cooperation: readonly { unitId: string }[];
  inspection: { chain: readonly SigningStage[] };
  cycle: number;
  closeOuts: readonly (ApplicationRow & { cycle: number; points: readonly Point[] })[];
} & Pick<FactsOf<StepName>, "code" | "timeClass" | "dueOn"> &
  Parameters<typeof waitingApplication>[0] & { status: Prisma.MeasureGetPayload<object>["status"] };

/** Everything the needs of any step read; `reported` tells whether progress was reported in this cycle. */
export function factsOf(m: Row, reported: boolean) {
  const returned = returnToAnswer<Row["closeOuts"][number]>(m.closeOuts, m.cycle);
  return {
    bodyId: m.bodyId,
    leadUnitId: m.leadUnitId,
    unitIds: m.cooperation.map((c) => c.unitId),
    leaderId: m.leaderId,
    status: m.status,
    stage: m.stage,
    code: m.code,
    timeClass: m.timeClass,
    dueOn: m.dueOn,
    chain: m.inspection.chain,
    reported,
    standing: waitingApplication(m),
    toFix: returned?.points ?? [],
  };
}

export type Facts = ReturnType<typeof factsOf>;
