import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { instantInTable } from "@/lib/domain/day";
import { pageWithin } from "@/lib/domain/text/address";
import { rostersSeenBy } from "@/lib/features/roster/scope";

const PER_PAGE = 20;

/** Sheets of people and units that came in, the latest first. */
export async function rosterList(viewer: Viewer, asked: number) {
  const where = narrow(rostersSeenBy(viewer));
  const total = await reader().rosterImport.count({ where });
  const { page, pageCount } = pageWithin(asked, total, PER_PAGE);
  const rows = await reader().rosterImport.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
    select: {
      ...{ id: true, fileName: true, state: true, personName: true, createdAt: true },
      body: { select: { shortName: true } },
    },
  });
  return {
    ...{ total, page, pageCount },
    rows: rows.map(({ body, createdAt, ...row }) => ({
      ...row,
      body: body.shortName,
      createdAt: instantInTable(createdAt),
    })),
  };
}
