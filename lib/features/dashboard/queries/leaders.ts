import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { within } from "./counted";

/** More leaders than the measures of one inspection have. */
const LEADERS_MAX = 500;

/** The names of those who lead a measure of an inspection, by id. One statement. */
export async function leaderNames(viewer: Viewer, inspectionId: string): Promise<Map<string, string>> {
  const rows = await reader().measure.findMany({
    where: within(viewer, inspectionId).where({}),
    distinct: ["leaderId"],
    orderBy: [{ leaderId: "asc" }, { id: "asc" }],
    take: LEADERS_MAX,
    select: { leader: { select: { id: true, name: true } } },
  });
  return new Map(rows.flatMap(({ leader }) => (leader ? [[leader.id, leader.name] as const] : [])));
}
