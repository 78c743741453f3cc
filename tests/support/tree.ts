import type { Client } from "pg";

/** Pairs of a body and one at or above it in which the closed tree and the walk up the bodies differ; empty when it is kept. */
export async function treeDifferences(client: Client): Promise<unknown[]> {
  const { rows } = await client.query(`
    WITH RECURSIVE walked AS (
      SELECT id AS ancestor_id, id AS body_id, 0 AS depth, parent_id AS next FROM body
      UNION ALL
      SELECT b.id, w.body_id, w.depth + 1, b.parent_id FROM walked w JOIN body b ON b.id = w.next
    ), walk AS (SELECT ancestor_id, body_id, depth FROM walked)
    (SELECT 'missing' AS what, * FROM (SELECT * FROM walk EXCEPT SELECT ancestor_id, body_id, depth FROM body_ancestor) m)
    UNION ALL
    (SELECT 'left over', * FROM (SELECT ancestor_id, body_id, depth FROM body_ancestor EXCEPT SELECT * FROM walk) l)`);
  return rows;
}
