import { z } from "zod";
import { type SheetResult, sheetResult } from "@/lib/features/sheet/read/row/contract";
import type { Kind } from "@/lib/reading/kind";

/** What is read from the bytes of a sheet, in the process that reads. */
export const SHEET: Kind<{ fileName: string }, SheetResult> = {
  name: "sheet",
  options: z.object({ fileName: z.string() }),
  result: sheetResult as z.ZodType<SheetResult>,
};
