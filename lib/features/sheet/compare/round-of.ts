import { z } from "zod";
import type { DeskSheet } from "@/lib/features/sheet/readings";

const asked = z.object({ round: z.uuid(), unit: z.uuid() });

/** The 收表 a sheet of ours was sent in, and whose sheet it is, as it says itself unseen; null for every other sheet. */
export function roundOf({ own }: DeskSheet): { roundId: string; unitId: string } | null {
  const said = asked.safeParse(own?.about);
  return said.success ? { roundId: said.data.round, unitId: said.data.unit } : null;
}
