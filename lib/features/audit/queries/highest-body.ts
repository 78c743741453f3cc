import "server-only";
import type { Act } from "@/lib/access/act";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { ScopedReader } from "@/lib/db/scoped";
import { bodiesUnder } from "@/lib/features/people/scope";

/** The highest body among those of the act, with which the chain above any body goes; null when it is not among them. */
export async function highestBody(from: Pick<ScopedReader, "body">, viewer: Viewer, act: Act): Promise<string | null> {
  const highest: Scope<"body"> = narrow(bodiesUnder(viewer, act), { parentId: null });
  const row = await from.body.findFirst({ where: highest, select: { id: true }, orderBy: { id: "asc" } });
  return row?.id ?? null;
}
