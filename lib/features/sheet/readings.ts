import { z } from "zod";
import { type SheetResult, sheetResult } from "@/lib/features/sheet/read/row/contract";
import type { Kind } from "@/lib/reading/kind";

const INSTEAD = "请只保留需要的工作表，删去图片和空白行，另存为.xlsx后重新选择。";

/** What is read from the bytes of a sheet, in the process that reads. */
export const SHEET: Kind<{ fileName: string }, SheetResult> = {
  name: "sheet",
  options: z.object({ fileName: z.string() }),
  result: sheetResult as z.ZodType<SheetResult>,
  instead: INSTEAD,
};

/** How a person wants a book read (lib/features/sheet/read/row/read-sheet.ts). */
export const wantedSchema = z.object({
  known: z.record(z.string(), z.string()),
  sheets: z.record(
    z.string(),
    z.object({
      take: z.boolean().optional(),
      head: z.number().int().positive().optional(),
      columns: z.record(z.string(), z.string()).optional(),
    }),
  ),
  hidden: z.boolean(),
  whole: z.boolean(),
});
const deskOptions = z.object({ fileName: z.string(), wanted: wantedSchema });

const ownRow = z.object({
  sheet: z.string().nullable(),
  row: z.number(),
  id: z.uuid(),
  version: z.number().int(),
  /** Cells by the key of their column, as they are now, and their marks as they were sent out. */
  cells: z.record(z.string(), z.string()),
  marks: z.record(z.string(), z.string()),
});
const deskSheet = z.object({
  read: sheetResult,
  /** Every sheet there is, with the words over its columns. */
  /** The day it says it tells of (截至2024年11月30日), above its head. */
  asOf: z.iso.date().nullable(),
  heads: z.array(
    z.object({
      sheet: z.string().nullable(),
      hidden: z.boolean(),
      rows: z.number(),
      columns: z.array(z.object({ column: z.string(), words: z.string(), role: z.string().nullable() })),
      /** Rows and columns somebody hid. */
      unseen: z.object({ rows: z.number(), columns: z.number() }),
    }),
  ),
  /** What stands as 备注 beside rows of a sheet of somebody else. */
  remarks: z.array(z.object({ sheet: z.string().nullable(), row: z.number(), text: z.string() })),
  /** Measures whose rows somebody struck through, with the issue they stand under. */
  struck: z.array(
    z.object({ sheet: z.string().nullable(), row: z.number(), text: z.string(), issue: z.string().nullable() }),
  ),
  /** What a sheet of ours keeps unseen; null for a sheet of somebody else. */
  own: z
    .object({
      /** The inspection its rows are of, or "all". */
      ledger: z.string(),
      day: z.string(),
      about: z.record(z.string(), z.string()),
      rows: z.array(ownRow),
    })
    .nullable(),
});
export type DeskSheet = z.output<typeof deskSheet>;
export type OwnRow = z.output<typeof ownRow>;

/** For the desk that takes sheets in: the same reading, with what the desk asks about and what our own sheets carry. */
export const DESK_SHEET: Kind<z.output<typeof deskOptions>, DeskSheet> = {
  name: "sheet-for-desk",
  options: deskOptions as z.ZodType<z.output<typeof deskOptions>>,
  result: deskSheet as z.ZodType<DeskSheet>,
  instead: INSTEAD,
};
/** What was kept of a reading, as it is read back. */
export const deskSheetSchema = deskSheet;
