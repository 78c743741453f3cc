import type { SigningStage } from "../../lib/domain/types";
import { pick } from "./calendar";
import type { EntrySeed, MeasureSeed, OutcomeSeed, ReturnSeed } from "./content/types";

/**
 * The life of one measure as a list of steps with their days, worked out from where the content says it stands. All
 * days are counted from the base of the inspection; the steps come out in the order they happened.
 */

export type LifeStep =
  | { what: "assign" }
  | { what: "postpone" }
  | { what: "start" }
  | { what: "report"; entry: EntrySeed; outcomes: OutcomeSeed[]; first: boolean }
  | { what: "withdraw-outcome"; outcome: OutcomeSeed }
  | { what: "submit"; fixed: string[]; statement: string | undefined; lastText: string }
  | { what: "withdraw"; reason: string }
  | { what: "approve"; stage: SigningStage }
  | { what: "return"; back: ReturnSeed }
  | { what: "relapse"; reason: string };

export type Planned = { on: number; step: LifeStep };

export type Terms = {
  chain: readonly SigningStage[];
  /** Day the measure entered the ledger, and days from then to its assignment when nothing is more urgent. */
  entered: number;
  assignAfter: number;
  /** The last day anything can have happened: yesterday. */
  latest: number;
  /** What tells this measure from the others. */
  words: string;
};

type Cycle = Pick<MeasureSeed, "log" | "heard" | "closed" | "stage" | "sent" | "back" | "outcomes" | "statement"> &
  Pick<MeasureSeed, "withdrawn" | "chain">;

/** When an application was sent, so that the signature of `index` falls on `on`. */
const gap = (chain: readonly SigningStage[]) => (chain.length > 2 ? 1 : 2);

function textOf(entry: EntrySeed): string {
  return typeof entry === "string" ? entry : entry.text;
}

const kindOf = (entry: EntrySeed) => (typeof entry === "string" ? "PROGRESS" : entry.kind);

/** The applications of a cycle: when sent, who agreed when, and how each ended. */
function applications(cycle: Cycle, terms: Terms): { sent: number; signatures: Planned[] }[] {
  const { latest } = terms;
  const chain = cycle.chain ?? terms.chain;
  const stageIndex = (stage: SigningStage) => {
    const index = chain.indexOf(stage);
    if (index < 0) throw new Error(`${terms.words}: ${stage} is not in the chain`);
    return index;
  };
  const returned = (cycle.back ?? []).map((back) => {
    const index = stageIndex(back.stage);
    const signatures: Planned[] = chain
      .slice(0, index)
      .map((stage, i) => ({ on: back.on - index + i, step: { what: "approve", stage } }));
    signatures.push({ on: back.on, step: { what: "return", back } });
    return { sent: back.sent ?? back.on - index - 1, signatures };
  });
  if (cycle.closed !== undefined) {
    const last = cycle.closed;
    const days = gap(chain);
    const signatures = chain.map(
      (stage, i): Planned => ({ on: last - (chain.length - 1 - i) * days, step: { what: "approve", stage } }),
    );
    return [...returned, { sent: last - chain.length * days, signatures }];
  }
  if (cycle.stage && cycle.sent !== undefined) {
    const sent = cycle.sent;
    const signatures = chain
      .slice(0, stageIndex(cycle.stage))
      .map((stage, i): Planned => ({ on: Math.min(sent + 1 + i, latest), step: { what: "approve", stage } }));
    return [...returned, { sent, signatures }];
  }
  return returned;
}

/** The days on which the entries of a cycle were reported: evenly up to the last, a mended point's after its return. */
function reportDays(cycle: Cycle, from: number, sent: readonly number[], terms: Terms): number[] {
  const count = (cycle.log ?? []).length;
  const [first, second] = sent;
  const spread = (n: number, last: number) =>
    Array.from({ length: n }, (_, i) => from + Math.round(((last - from) * (i + 1)) / n));
  if (first === undefined) return spread(count, cycle.heard ?? terms.latest);
  const before = Math.min(cycle.heard ?? first, first);
  if (second === undefined || count < 2) return spread(count, before);
  return [...spread(count - 1, first), second];
}

function planCycle(cycle: Cycle, from: number, terms: Terms, needsStart: boolean): Planned[] {
  const log = cycle.log ?? [];
  const applied = applications(cycle, terms);
  const days = reportDays(
    cycle,
    from,
    applied.map((a) => a.sent),
    terms,
  );
  const steps: Planned[] = [];
  const firstDay = days[0];
  const firstKind = log[0] === undefined ? null : kindOf(log[0]);
  if (needsStart && firstDay !== undefined) {
    const early = firstDay - from > 1 && pick(`${terms.words} start`, 2) === 0;
    if (early || firstKind !== "PROGRESS") steps.push({ on: Math.min(from + 1, firstDay), step: { what: "start" } });
  }
  log.forEach((entry, i) => {
    const on = days[i] ?? from;
    const last = i === log.length - 1;
    const outcomes = last ? (cycle.outcomes ?? []) : [];
    steps.push({ on, step: { what: "report", entry, outcomes, first: i === 0 } });
    for (const outcome of outcomes) {
      if (outcome.withdrawn)
        steps.push({ on: Math.min(on + 2, terms.latest), step: { what: "withdraw-outcome", outcome } });
    }
  });
  if (cycle.withdrawn) {
    const { sent, on, reason, statement } = cycle.withdrawn;
    steps.push({ on: sent, step: { what: "submit", fixed: [], statement, lastText: "" } });
    steps.push({ on, step: { what: "withdraw", reason } });
  }
  applied.forEach(({ sent, signatures }, i) => {
    const told = log.filter((_, k) => (days[k] ?? from) <= sent && kindOf(log[k] ?? "") !== "NO_CHANGE");
    const fixed = cycle.back?.[i - 1]?.fixed ?? [];
    const lastText = textOf(told.at(-1) ?? log.at(-1) ?? "");
    const final = i === applied.length - 1;
    steps.push({
      on: sent,
      step: { what: "submit", fixed, statement: final ? cycle.statement : undefined, lastText },
    });
    steps.push(...signatures);
  });
  return steps;
}

/** Plans the life of an assigned measure; one without a lead unit has none yet. */
export function planLife(seed: MeasureSeed, due: number, terms: Terms): Planned[] {
  if (!seed.by) return [];
  const cycles: { cycle: Cycle; from?: number }[] = seed.relapse
    ? [{ cycle: seed.relapse }, { cycle: seed, from: seed.relapse.on }]
    : [{ cycle: seed }];
  const firstCycle = cycles[0]?.cycle ?? seed;
  const count = (firstCycle.log ?? []).length;
  const sent = applications(firstCycle, terms)[0]?.sent ?? firstCycle.heard;
  const needed = count > 0 && sent !== undefined ? Math.min(sent, firstCycle.heard ?? sent) - 2 * count - 1 : due - 3;
  const usual = terms.entered + terms.assignAfter + pick(`${terms.words} assign`, 4);
  const assigned = Math.max(terms.entered, Math.min(usual, needed, due - 3, terms.latest));
  const steps: Planned[] = [{ on: assigned, step: { what: "assign" } }];
  if (seed.original !== undefined) steps.push({ on: seed.original - 4, step: { what: "postpone" } });
  for (const { cycle, from } of cycles) {
    if (from !== undefined && seed.relapse) {
      steps.push({ on: from, step: { what: "relapse", reason: seed.relapse.reason } });
    }
    steps.push(...planCycle(cycle, from ?? assigned, terms, from === undefined && !seed.waiting));
  }
  // Array.sort keeps the order of what falls on the same day.
  const ordered = [...steps].sort((a, b) => a.on - b.on);
  const late = ordered.find((s) => s.on > terms.latest || s.on < terms.entered);
  if (late) throw new Error(`${terms.words}: ${late.step.what} on day ${late.on} is out of its time`);
  return ordered;
}
