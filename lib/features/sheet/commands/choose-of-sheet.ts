import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Prisma } from "@/lib/db/generated/client";
import { lengthOf } from "@/lib/domain/text/text";
import type { Choices } from "@/lib/features/sheet/compare/choices";
import type { DeskSheet } from "@/lib/features/sheet/readings";
import { openSheet, type SeenSheet } from "./sheet-row";

export type ChooseOfSheet = SeenSheet & {
  choices: Partial<Choices>;
  /** What was read anew, where the sheet is to be read in another way. */
  desk?: DeskSheet;
};

/** Roles of columns kept of a body: words longer than a head are none. */
const HEADING_MAX = 200;

/** Keeps what somebody chose of a sheet; what a column holds is remembered for the next sheets of the body. */
export function chooseOfSheet(viewer: Viewer, sent: Sent, input: ChooseOfSheet): Promise<Result<{ version: number }>> {
  return transact(viewer, sent, async (write) => {
    const { tx } = write;
    const { row, choices } = await openSheet(write, input);
    const next = { ...choices, ...input.choices };
    if (next.asOf !== null && next.asOf > viewer.today)
      refuse("invalid", "截至日期不能晚于今天。", { asOf: ["截至日期不能晚于今天。"] });
    const { count } = await tx.sheetImport.updateMany({
      where: { id: row.id, version: row.version, state: "REVIEW" },
      data: {
        choices: next satisfies Prisma.InputJsonValue,
        ...(input.desk && { read: input.desk satisfies Prisma.InputJsonValue }),
        version: { increment: 1 },
      },
    });
    if (count === 0) changedMeanwhile();
    const learnt = input.choices.wanted && input.desk ? learntOf(input.desk, input.choices.wanted.sheets) : [];
    for (const { heading, role } of learnt) {
      await tx.sheetHeading.upsert({
        where: { bodyId_heading: { bodyId: row.bodyId, heading } },
        create: { bodyId: row.bodyId, heading, role },
        update: { role },
      });
    }
    return { version: row.version + 1 };
  });
}

/** What the words over the columns mean that somebody gave a meaning. */
function learntOf({ heads }: DeskSheet, sheets: Choices["wanted"]["sheets"]): { heading: string; role: string }[] {
  return heads.flatMap(({ sheet, columns }) => {
    const given = sheets[sheet ?? ""]?.columns ?? {};
    return columns.flatMap(({ column, words }) => {
      const role = given[column];
      return role && words !== "" && lengthOf(words) <= HEADING_MAX ? [{ heading: words, role }] : [];
    });
  });
}
