import "server-only";
import type { Act } from "@/lib/access/act";
import { bodiesFor, bodySql } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { pageWithin } from "@/lib/domain/text/address";
import { MANAGE_PEOPLE, READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyNamed } from "./body-named";

/** `within`: the bodies it lies in, see lib/access/place. */
export type BodyChoice = { id: string; name: string; shortName: string; within: string[] };

/** Bodies offered at once; of more, the others are found by typing (GET /api/bodies). */
export const BODIES_OFFERED = 30;

/**
 * The bodies in which the viewer may do something: the one asked for, the viewer's own, then by name; `more` says that not
 * all are here. One statement.
 */
export async function bodyChoices(
  viewer: Viewer,
  { may = READ_PEOPLE, q = "", asked }: { may?: Act; q?: string; asked?: string | undefined } = {},
): Promise<{ bodies: BodyChoice[]; more: boolean }> {
  const bodies = await reader().$queryRaw<BodyChoice[]>`
    SELECT id, name, short_name AS "shortName",
           ARRAY(SELECT a.ancestor_id FROM body_ancestor a WHERE a.body_id = body.id ORDER BY a.depth) AS within
    FROM body
    WHERE ${bodySql(Prisma.sql`id`, bodiesFor(viewer, may))}
      AND ${bodyNamed(Prisma.sql`body`, q)}
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
export async function bodyOptions(viewer: Viewer, may: Act, asked?: string | undefined): Promise<BodyOptions> {
  const { bodies, more } = await bodyChoices(viewer, { may, asked });
  return {
    options: bodies.map((b) => ({ value: b.id, label: b.name })),
    source: more ? `/api/bodies?may=${may.name}` : undefined,
    current: bodies[0],
  };
}

export type BodyRow = Omit<BodyChoice, "within"> & {
  parentName: string | null;
  mayEdit: boolean;
  version: number;
  /** Steps below the highest body shown. */
  depth: number;
  units: number;
  persons: number;
};

export const BODIES_PER_PAGE = 50;

/** One page of the bodies the viewer may read, each after the one above it; of a search only those whose name fits. */
export async function listBodies(viewer: Viewer, text: string | undefined, page: number) {
  const allowed = bodySql(Prisma.sql`id`, bodiesFor(viewer, READ_PEOPLE));
  const named = (body: Prisma.Sql) => bodyNamed(body, text ?? "");
  const [counted] = await reader().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM body
    WHERE ${allowed} AND ${named(Prisma.sql`body`)}`;
  const total = counted?.total ?? 0;
  const { page: at, pageCount } = pageWithin(page, total, BODIES_PER_PAGE);
  // The way down from the highest body shown gives the order: every body after the one above it, beside it by name.
  const rows = await reader().$queryRaw<BodyRow[]>`
    WITH shown AS (SELECT id, name FROM body WHERE ${allowed}),
    tree AS (
      SELECT b.id, count(*)::int - 1 AS depth, array_agg(p.name ORDER BY a.depth DESC) AS way
      FROM shown b JOIN body_ancestor a ON a.body_id = b.id JOIN shown p ON p.id = a.ancestor_id
      GROUP BY b.id
    ), paged AS (
      SELECT t.id, t.depth, t.way FROM tree t JOIN body b ON b.id = t.id
      WHERE ${named(Prisma.sql`b`)}
      ORDER BY t.way, t.id LIMIT ${BODIES_PER_PAGE} OFFSET ${(at - 1) * BODIES_PER_PAGE}
    )
    SELECT b.id, b.name, b.short_name AS "shortName", b.version, t.depth, p.name AS "parentName",
           ${bodySql(Prisma.sql`b.id`, bodiesFor(viewer, MANAGE_PEOPLE))} AS "mayEdit",
           (SELECT count(*)::int FROM unit u WHERE u.body_id = b.id AND u.ended_on IS NULL) AS units,
           (SELECT count(*)::int FROM person x WHERE x.body_id = b.id) AS persons
    FROM paged t JOIN body b ON b.id = t.id LEFT JOIN body p ON p.id = b.parent_id
    ORDER BY t.way, t.id`;
  return { rows, total, page: at, pageCount };
}
