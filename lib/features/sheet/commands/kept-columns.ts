import "server-only";
import { z } from "zod";
import type { Measure, Prisma } from "@/lib/db/generated/client";
import { MEASURE_STATUSES, TIME_CLASSES } from "@/lib/domain/types";

/** The columns of a measure that a sheet can change, as they are remembered and put back. */

const instant = z.iso.datetime().transform((text) => new Date(text));
const maybe = instant.nullable();
const id = z.uuid().nullable();

const columns = z.object({
  text: z.string(),
  remark: z.string(),
  leaderId: id,
  leadUnitId: id,
  ownerId: id,
  timeClass: z.enum(TIME_CLASSES).nullable(),
  dueOn: maybe,
  originalDueOn: maybe,
  dueText: z.string(),
  reviewEveryDays: z.number().nullable(),
  heldDays: z.number(),
  status: z.enum(MEASURE_STATUSES),
  startedOn: maybe,
  lastHeardOn: instant,
  lastProgressOn: instant,
  closedOn: maybe,
  opening: z.boolean(),
});

/** What a row of an import remembers of a measure that was there. */
export const rememberedSchema = z.object({ columns, units: z.array(z.uuid()), entries: z.array(z.uuid()) });

const NAMES = Object.keys(columns.shape) as (keyof z.input<typeof columns>)[];

export function keptColumns(row: Measure & { cooperation: readonly { unitId: string }[] }): {
  columns: Prisma.InputJsonObject;
  units: string[];
} {
  const kept = Object.fromEntries(
    NAMES.map((name) => [name, row[name] instanceof Date ? row[name].toISOString() : row[name]]),
  );
  return { columns: kept as Prisma.InputJsonObject, units: row.cooperation.map(({ unitId }) => unitId) };
}
