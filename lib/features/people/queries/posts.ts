import "server-only";
import { postLabel } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";

/** More than one leader is in charge of over a working life. */
const PORTFOLIO_MAX = 100;

type Row = {
  id: string;
  personId: string;
  role: Role;
  bodyId: string;
  bodyName: string;
  /** The bodies it lies in, see lib/access/place. */
  within: string[];
  unitName: string | null;
  fromOn: Date;
  toOn: Date | null;
  version: number;
};

/**
 * The posts of some persons, newest first, with the names they are shown under; with `heldOn` only those held that
 * day. One statement however many names are joined in. Whether the viewer may see the persons is the caller's part.
 */
export async function postsOf(personIds: readonly string[], heldOn?: Day) {
  if (personIds.length === 0) return [];
  const rows = await reader().$queryRaw<Row[]>`
    SELECT o.id, o.person_id AS "personId", o.role, o.body_id AS "bodyId", b.short_name AS "bodyName",
           ARRAY(SELECT a.ancestor_id FROM body_ancestor a WHERE a.body_id = o.body_id ORDER BY a.depth) AS within,
           u.short_name AS "unitName", o.from_on AS "fromOn", o.to_on AS "toOn", o.version
    FROM post o JOIN body b ON b.id = o.body_id LEFT JOIN unit u ON u.id = o.unit_id
    WHERE o.person_id = ANY(${personIds}::uuid[])
      AND (${heldOn ?? null}::date IS NULL OR (o.from_on <= ${heldOn ?? null}::date
           AND (o.to_on IS NULL OR o.to_on >= ${heldOn ?? null}::date)))
    ORDER BY o.from_on DESC, o.role, o.id`;
  return rows.map(({ role, unitName, fromOn, toOn, ...post }) => ({
    ...post,
    role,
    unitName,
    label: postLabel(role, unitName),
    fromOn: dayFromDb(fromOn),
    toOn: toOn && dayFromDb(toOn),
  }));
}

type FieldRow = Omit<Row, "role" | "unitName"> & { unitName: string };

/** The units in the charge (分管) of a person, newest first, past ones too; who may see the person is the caller's part. */
export async function portfolioOf(personId: string) {
  const rows = await reader().$queryRaw<FieldRow[]>`
    SELECT c.id, c.person_id AS "personId", c.body_id AS "bodyId", b.short_name AS "bodyName",
           ARRAY(SELECT a.ancestor_id FROM body_ancestor a WHERE a.body_id = c.body_id ORDER BY a.depth) AS within,
           u.name AS "unitName", c.from_on AS "fromOn", c.to_on AS "toOn", c.version
    FROM portfolio c JOIN body b ON b.id = c.body_id JOIN unit u ON u.id = c.unit_id
    WHERE c.person_id = ${personId}::uuid
    ORDER BY c.from_on DESC, u.position, c.id
    LIMIT ${PORTFOLIO_MAX}`;
  return rows.map(({ unitName, fromOn, toOn, ...row }) => ({
    ...row,
    label: unitName,
    fromOn: dayFromDb(fromOn),
    toOn: toOn && dayFromDb(toOn),
  }));
}
