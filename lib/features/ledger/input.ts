import { z } from "zod";
import { words } from "@/lib/command/fields";
import { VIEW_NAME_MAX, VIEW_QUERY_MAX } from "@/lib/domain/limits";
import { ALL_LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { savedQuery } from "./filter";
import { DENSITIES } from "./words";

/** What a person sends to keep of the ledger for oneself. */

/** What is kept is what the ledger understands of the address, never the text as it came. */
export const saveViewInput = z.object({
  name: words(VIEW_NAME_MAX, `名称不超过 ${VIEW_NAME_MAX} 个字。`),
  query: words(VIEW_QUERY_MAX, "条件过多，请减少一些后再保存。").transform(savedQuery),
});

export const deleteViewInput = z.object({ viewId: z.uuid() });

/** Null: as usual. */
export const setLedgerColumnsInput = z.object({ columns: z.array(z.enum(ALL_LEDGER_COLUMNS)).min(1).nullable() });

export const setLedgerDensityInput = z.object({ density: z.enum(DENSITIES) });
