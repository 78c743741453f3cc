import "server-only";
import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { day } from "@/lib/domain/day";
import { COMPARISONS } from "@/lib/domain/measure/compared";
import { KEEP_VIEWS } from "@/lib/features/ledger/acts";
import { ALL_LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { DENSITIES, OWN_LEDGER } from "@/lib/features/ledger/words";

/** Every setting a person may keep, with the shape of its value. */
export const PREFERENCES = {
  /** Columns of the ledger. */
  [OWN_LEDGER.columns]: z.array(z.enum(ALL_LEDGER_COLUMNS)).min(1).max(ALL_LEDGER_COLUMNS.length),
  /** How close its rows stand. */
  [OWN_LEDGER.density]: z.enum(DENSITIES),
  /** What changes are told since on the dashboard; read with the viewer. */
  "dashboard.since": z.union([z.enum(COMPARISONS), z.string().transform((text) => day(text))]),
} as const;
export type PreferenceKey = keyof typeof PREFERENCES;

/** Keeps a setting of one's own; null goes back to what is usual. No history: it is not content. */
export function setPreference<K extends PreferenceKey>(
  viewer: Viewer,
  sent: Sent,
  input: { key: K; value: z.output<(typeof PREFERENCES)[K]> | null },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx }) => {
    if (!mayEver(viewer, KEEP_VIEWS)) notFound();
    const { personId } = viewer;
    const { key } = input;
    if (input.value === null) {
      await tx.preference.deleteMany({ where: { personId, key } });
      return;
    }
    const value = PREFERENCES[key].parse(input.value);
    await tx.preference.upsert({
      where: { personId_key: { personId, key } },
      create: { personId, key, value },
      update: { value },
    });
  });
}
