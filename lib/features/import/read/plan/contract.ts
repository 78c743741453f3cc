import { statedDoubts } from "@/lib/features/import/read/checks/grouped";
import type { DraftTask, ParsedPlan, PlanContract } from "./types";

const taskOf = ({ number, title, text, measures }: DraftTask) => ({
  number,
  title,
  text,
  measures: measures.map(({ number: printed, text: words, enumerated }) => ({
    number: printed,
    text: words,
    enumerated,
  })),
});

/** Exactly the fields of the contract (importer.md), without the sources. */
export function toPlanContract(plan: ParsedPlan): PlanContract {
  return {
    kind: plan.kind,
    title: plan.title,
    issuer: plan.issuer,
    issuedOn: plan.issuedOn,
    tasks: plan.tasks.map(taskOf),
    safeguards: plan.safeguards.map(taskOf),
    targets: plan.targets.map(({ source: _, ...target }) => target),
    problems: statedDoubts(plan.problems),
  };
}
