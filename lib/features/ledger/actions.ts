"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import { words } from "@/lib/command/fields";
import { ALL_LEDGER_COLUMNS } from "@/lib/domain/ledger/ledger-columns";
import { deleteView } from "@/lib/features/ledger/commands/delete-view";
import { saveView, VIEW_NAME_LENGTH } from "@/lib/features/ledger/commands/save-view";
import { setPreference } from "@/lib/features/ledger/commands/set-preference";
import { savedQuery } from "./filter";

/** 存为视图 */
export const saveViewAction = defineAction(
  {
    name: "view.save",
    act: "view.own",
    // What is kept is what the ledger understands of the address, never the text as it came.
    input: z.object({
      name: words(200, `名称不超过 ${VIEW_NAME_LENGTH} 个字。`),
      query: words(4000, "条件过多，请减少一些后再保存。").transform(savedQuery),
    }),
  },
  ({ viewer, sent, input }) => saveView(viewer, sent, input),
);

/** 删去视图 */
export const deleteViewAction = defineAction(
  { name: "view.delete", act: "view.own", input: z.object({ viewId: z.uuid() }) },
  ({ viewer, sent, input }) => deleteView(viewer, sent, input),
);

/** 保存台账的列；空为恢复默认 */
export const setLedgerColumnsAction = defineAction(
  {
    name: "view.columns",
    act: "view.own",
    input: z.object({ columns: z.array(z.enum(ALL_LEDGER_COLUMNS)).min(1).nullable() }),
  },
  ({ viewer, sent, input }) => setPreference(viewer, sent, { key: "ledger.columns", value: input.columns }),
);
