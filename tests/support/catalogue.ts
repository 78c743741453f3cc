import type { Client } from "pg";

/**
 * What a database consists of, as sorted lines: tables, columns, constraints, indexes, enums. Objects whose name
 * begins with x_ are SQL that the schema language cannot say, and are left out.
 */
export async function catalogueOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    WITH kept AS (
      SELECT oid, relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND relname NOT LIKE '\\_prisma%'
    )
    SELECT line FROM (
      SELECT format('column %s.%s %s%s%s', k.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
        FROM kept k JOIN pg_attribute a ON a.attrelid = k.oid AND a.attnum > 0 AND NOT a.attisdropped
        -- How the database makes a column of others is SQL the schema language cannot say.
        LEFT JOIN pg_attrdef d ON d.adrelid = k.oid AND d.adnum = a.attnum AND a.attgenerated = ''
      UNION ALL
      SELECT format('constraint %s.%s %s', k.relname, c.conname, pg_get_constraintdef(c.oid))
        FROM kept k JOIN pg_constraint c ON c.conrelid = k.oid WHERE c.conname NOT LIKE 'x\\_%'
      UNION ALL
      SELECT 'index ' || i.indexdef FROM pg_indexes i JOIN kept k ON k.relname = i.tablename
        WHERE i.schemaname = 'public' AND i.indexname NOT LIKE 'x\\_%'
      UNION ALL
      SELECT format('trigger %s.%s', k.relname, t.tgname)
        FROM kept k JOIN pg_trigger t ON t.tgrelid = k.oid WHERE NOT t.tgisinternal AND t.tgname NOT LIKE 'x\\_%'
      UNION ALL
      SELECT format('function %s', p.proname) FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname NOT LIKE 'x\\_%'
          AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
      UNION ALL
      SELECT format('enum %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
        FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
    ) AS everything ORDER BY line`);
  return rows.map((row) => row.line);
}
