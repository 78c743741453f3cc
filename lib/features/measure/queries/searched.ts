import "server-only";
import { bodiesFor, bodySql, readsBelow } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { COUNT_MAX } from "@/lib/domain/limits";
import { searchText } from "@/lib/domain/text/search-text";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import type { MeasureFilter } from "@/lib/features/measure/filter";

/** Rows looked through at first: what is found a thousand times in so many is too common for an index to help. */
const PROBE = 20_000;

/** Rows of a table that contain the text: by the index on pairs of characters, and looked at again, which makes it exact. */
const containing = (table: Prisma.Sql, q: string) => Prisma.sql`
  array_to_tsvector(x_bigrams(${table}.search)) @@ x_bigram_query(${q}) AND strpos(${table}.search, ${q}) > 0`;

/**
 * Whether a list goes over so many bodies that nothing in it is counted or found by looking at every row. Within an
 * inspection, or the bodies a person holds posts in, looking at every row is the quickest way.
 */
export function isWide(viewer: Viewer, { inspection }: Pick<Partial<MeasureFilter>, "inspection">): boolean {
  return inspection === undefined && readsBelow(viewer, READ_LEDGER);
}

/**
 * The measures a search of many bodies finds, in themselves or in the title they stand under; undefined where they are more
 * than a list counts. Those are found soon by going through the rows in the order they are shown. One statement.
 */
export async function searchedMeasures(viewer: Viewer, text: string): Promise<string[] | undefined> {
  const q = searchText(text).trim();
  if (q === "") return undefined;
  const seen = bodySql(Prisma.sql`m.body_id`, bodiesFor(viewer, READ_LEDGER));
  const most = COUNT_MAX + 1;
  const rows = await reader().$queryRaw<{ common: boolean; ids: string[] }[]>`
    WITH common AS MATERIALIZED (
      SELECT count(*) > ${COUNT_MAX} AS many FROM (
        SELECT 1 FROM (SELECT m.search FROM measure m WHERE ${seen} LIMIT ${PROBE}) few
        WHERE strpos(few.search, ${q}) > 0 LIMIT ${most}) found
    )
    SELECT (SELECT many FROM common) AS common, ARRAY(SELECT id FROM (
      (SELECT m.id FROM measure m WHERE NOT (SELECT many FROM common) AND ${seen} AND ${containing(Prisma.sql`m`, q)}
       LIMIT ${most})
      UNION
      (SELECT m.id FROM issue i JOIN measure m ON m.root_issue_id = i.id
       WHERE NOT (SELECT many FROM common) AND ${seen} AND ${containing(Prisma.sql`i`, q)} LIMIT ${most})
      UNION
      (SELECT m.id FROM extended_item i JOIN measure m ON m.extended_item_id = i.id
       WHERE NOT (SELECT many FROM common) AND ${seen} AND ${containing(Prisma.sql`i`, q)} LIMIT ${most})
    ) hits LIMIT ${most}) AS ids`;
  const [{ common, ids } = { common: true, ids: [] }] = rows;
  return common || ids.length > COUNT_MAX ? undefined : ids;
}
