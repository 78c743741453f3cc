import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import type { Choices, JudgedRow } from "@/lib/domain/roster/sheet";
import { judged } from "@/lib/features/roster/queries/known";
import { choicesOf, rosterSheet } from "@/lib/features/roster/readings";
import { openRoster, type SeenRoster } from "./roster-row";

/** One thing decided about a sheet under review. */
export type Choice =
  /** Which unit a name means, whom a row means; what was chosen before is chosen anew. */
  | { what: "unit" | "person"; of: string; value: string }
  /** A row is left out, or taken in again. */
  | { what: "leave" | "take"; of: string }
  /** Whatever was chosen is asked again. */
  | { what: "again" }
  /** Every row that is in error now is left out. */
  | { what: "leave-errors" };

/** Settles what a sheet says of units and people the ledger does not know for certain. Nothing of it enters the ledger yet. */
export function chooseInRoster(viewer: Viewer, sent: Sent, input: SeenRoster & { choice: Choice }): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { roster } = await openRoster(write, input);
    const { bodyId } = roster;
    const sheet = rosterSheet.parse(roster.sheet);
    const before = choicesOf(roster.choices);
    const { rows } = await judged(readerOf(write.tx), viewer, { bodyId, sheet, choices: before });
    const { choice } = input;
    let choices: Choices = before;
    if (choice.what === "again") choices = { ...before, units: {}, persons: {} };
    else if (choice.what === "leave-errors") {
      const errors = rows.flatMap(({ key, state }) => (state === "ERROR" ? [key] : []));
      choices = { ...before, leftOut: [...before.leftOut, ...errors] };
    } else if (choice.what === "unit" || choice.what === "person") {
      if (!offered(rows, choice)) refuse("invalid", "这个选项已经不在了，请刷新页面，看过最新情况后再选。");
      const list = choice.what === "unit" ? "units" : "persons";
      choices = { ...before, [list]: { ...before[list], [choice.of]: choice.value } };
    } else {
      const { of } = choice;
      if (!rows.some(({ key }) => key === of)) refuse("invalid", "表里没有这一行，请刷新页面后再试。");
      const others = before.leftOut.filter((key) => key !== of);
      choices = { ...before, leftOut: choice.what === "leave" ? [...others, of] : others };
    }
    await write.tx.rosterImport.update({
      where: { id: roster.id },
      data: { choices: { ...choices, leftOut: [...choices.leftOut] }, version: { increment: 1 } },
    });
  });
}

/** Whether the answer stands beside some row now. */
function offered(
  rows: readonly JudgedRow[],
  { what, of, value }: { what: string; of: string; value: string },
): boolean {
  return rows.some(({ problems }) =>
    problems.some(
      ({ choose }) => choose?.what === what && choose.of === of && choose.offers.some((each) => each.value === value),
    ),
  );
}
