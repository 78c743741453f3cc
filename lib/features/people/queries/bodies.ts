import "server-only";
import { type Act, bodiesFor } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { containing } from "@/lib/db/containing";
import { reader } from "@/lib/db/snapshot";
import { pageWithin } from "@/lib/domain/text/address";

export type BodyChoice = { id: string; name: string; shortName: string };

/** The acts a body is chosen for on the pages of the three administrators. */
export const BODY_ACTS = [
  "people.read",
  "people.manage",
  "posts.manage",
  "audit.read",
] as const satisfies readonly Act[];
export type BodyAct = (typeof BODY_ACTS)[number];

/** Bodies offered at once; of more, the others are found by typing (GET /api/bodies). */
export const BODIES_OFFERED = 30;

/**
 * The bodies in which the viewer may do something: the one asked for, the viewer's own, then by name; `more` says that not
 * all are here. One statement.
 */
export async function bodyChoices(
  viewer: Viewer,
  { may = "people.read", q = "", asked }: { may?: BodyAct; q?: string; asked?: string | undefined } = {},
): Promise<{ bodies: BodyChoice[]; more: boolean }> {
  const match = containing(q.trim()).contains;
  const bodies = await reader().$queryRaw<BodyChoice[]>`
    SELECT id, name, short_name AS "shortName" FROM body
    WHERE id = ANY(${bodiesFor(viewer, may)}::uuid[])
      AND (name ILIKE '%' || ${match} || '%' OR short_name ILIKE '%' || ${match} || '%')
    ORDER BY id::text = ${asked ?? ""} DESC, id::text = ${viewer.bodyId} DESC, name, id
    LIMIT ${BODIES_OFFERED + 1}`;
  return { bodies: bodies.slice(0, BODIES_OFFERED), more: bodies.length > BODIES_OFFERED };
}

export type BodyOptions = {
  options: { value: string; label: string }[];
  /** Where the others are found by typing, when not all are among the options. */
  source: string | undefined;
  /** The one the page is about: the one asked for, else the viewer's own, else the first. */
  current: BodyChoice | undefined;
};

/** The bodies in which the viewer may do something as a page offers them, the one that was asked for among them. */
export async function bodyOptions(viewer: Viewer, may: BodyAct, asked?: string | undefined): Promise<BodyOptions> {
  const { bodies, more } = await bodyChoices(viewer, { may, asked });
  return {
    options: bodies.map((b) => ({ value: b.id, label: b.name })),
    source: more ? `/api/bodies?may=${may}` : undefined,
    current: bodies[0],
  };
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

/** One page of the bodies the viewer may read, each after the one above it; of a search only those whose name fits. */
export async function listBodies(viewer: Viewer, text: string | undefined, page: number) {
  const allowed = bodiesFor(viewer, "people.read");
  const match = containing(text ?? "").contains;
  const [counted] = await reader().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM body
    WHERE id = ANY(${allowed}::uuid[]) AND (name ILIKE '%' || ${match} || '%' OR short_name ILIKE '%' || ${match} || '%')`;
  const total = counted?.total ?? 0;
  const { page: at, pageCount } = pageWithin(page, total, BODIES_PER_PAGE);
  // The way down from the highest body shown gives the order: every body after the one above it, beside it by name.
  const rows = await reader().$queryRaw<BodyRow[]>`
    WITH RECURSIVE shown AS (SELECT * FROM body WHERE id = ANY(${allowed}::uuid[])),
    tree AS (
      SELECT b.id, 0 AS depth, ARRAY[b.name] AS way FROM shown b
      WHERE NOT EXISTS (SELECT 1 FROM shown p WHERE p.id = b.parent_id)
      UNION ALL
      SELECT b.id, t.depth + 1, t.way || b.name FROM shown b JOIN tree t ON b.parent_id = t.id
    ), paged AS (
      SELECT t.id, t.depth, t.way FROM tree t JOIN body b ON b.id = t.id
      WHERE b.name ILIKE '%' || ${match} || '%' OR b.short_name ILIKE '%' || ${match} || '%'
      ORDER BY t.way, t.id LIMIT ${BODIES_PER_PAGE} OFFSET ${(at - 1) * BODIES_PER_PAGE}
    )
    SELECT b.id, b.name, b.short_name AS "shortName", b.version, t.depth, p.name AS "parentName",
           (SELECT count(*)::int FROM unit u WHERE u.body_id = b.id AND u.ended_on IS NULL) AS units,
           (SELECT count(*)::int FROM person x WHERE x.body_id = b.id) AS persons
    FROM paged t JOIN body b ON b.id = t.id LEFT JOIN body p ON p.id = b.parent_id
    ORDER BY t.way, t.id`;
  return { rows, total, page: at, pageCount };
}
