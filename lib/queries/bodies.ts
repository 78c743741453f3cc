import { bodiesFor } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { reader } from "./snapshot";

export type BodyChoice = { id: string; name: string; shortName: string };

/** The bodies whose people the viewer may read, own body first, then by name: what a page of settings can be about. */
export async function bodyChoices(viewer: Viewer): Promise<BodyChoice[]> {
  const bodies = await reader().body.findMany({
    where: { id: { in: bodiesFor(viewer, "people.read") } },
    select: { id: true, name: true, shortName: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return [...bodies.filter((b) => b.id === viewer.bodyId), ...bodies.filter((b) => b.id !== viewer.bodyId)];
}

export type BodyRow = BodyChoice & {
  parentName: string | null;
  version: number;
  /** Steps below the highest body shown. */
  depth: number;
  units: number;
  persons: number;
};

export const BODIES_PER_PAGE = 50;

/** The bodies the viewer may read, each after the one above it; of a search only those whose name fits. */
export async function listBodies(viewer: Viewer, text: string | undefined, page: number) {
  const bodies = await reader().body.findMany({
    where: { id: { in: bodiesFor(viewer, "people.read") } },
    include: {
      parent: { select: { name: true } },
      _count: { select: { units: { where: { endedOn: null } }, persons: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const shown = new Set(bodies.map((b) => b.id));
  const below = new Map<string, typeof bodies>();
  for (const body of bodies) {
    const parent = body.parentId && shown.has(body.parentId) ? body.parentId : "";
    below.set(parent, [...(below.get(parent) ?? []), body]);
  }
  const walk = (parent: string, depth: number): BodyRow[] =>
    (below.get(parent) ?? []).flatMap((b) => [
      {
        id: b.id,
        name: b.name,
        shortName: b.shortName,
        parentName: b.parent?.name ?? null,
        version: b.version,
        depth,
        units: b._count.units,
        persons: b._count.persons,
      },
      ...walk(b.id, depth + 1),
    ]);
  const all = walk("", 0).filter((b) => !text || b.name.includes(text) || b.shortName.includes(text));
  const pageCount = Math.max(1, Math.ceil(all.length / BODIES_PER_PAGE));
  const at = Math.min(Math.max(1, page), pageCount);
  const rows = all.slice((at - 1) * BODIES_PER_PAGE, at * BODIES_PER_PAGE);
  return { rows, total: all.length, page: at, pageCount };
}
