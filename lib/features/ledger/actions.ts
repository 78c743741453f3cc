"use server";

import { defineAction } from "@/lib/command/define-action";
import { KEEP_VIEWS } from "@/lib/features/ledger/acts";
import { deleteView } from "@/lib/features/ledger/commands/delete-view";
import { saveView } from "@/lib/features/ledger/commands/save-view";
import { setPreference } from "@/lib/features/ledger/commands/set-preference";
import { deleteViewInput, saveViewInput, setLedgerColumnsInput, setLedgerDensityInput } from "./input";
import { OWN_LEDGER } from "./words";

/** 保存当前筛选和列 */
export const saveViewAction = defineAction(
  { name: "view.save", act: KEEP_VIEWS, scope: "the caller's own saved views", input: saveViewInput },
  ({ viewer, sent, input }) => saveView(viewer, sent, input),
);

/** 删除常用筛选 */
export const deleteViewAction = defineAction(
  { name: "view.delete", act: KEEP_VIEWS, scope: "the caller's own saved views", input: deleteViewInput },
  ({ viewer, sent, input }) => deleteView(viewer, sent, input),
);

/** 保存台账的列；空为恢复默认 */
export const setLedgerColumnsAction = defineAction(
  { name: "view.columns", act: KEEP_VIEWS, scope: "the caller's own columns", input: setLedgerColumnsInput },
  ({ viewer, sent, input }) => setPreference(viewer, sent, { key: OWN_LEDGER.columns, value: input.columns }),
);

/** 台账的行距 */
export const setLedgerDensityAction = defineAction(
  { name: "view.density", act: KEEP_VIEWS, scope: "the caller's own density of rows", input: setLedgerDensityInput },
  ({ viewer, sent, input }) => setPreference(viewer, sent, { key: OWN_LEDGER.density, value: input.density }),
);
