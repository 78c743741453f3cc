import { seenBy } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { type MeasureFilter, measureWhere } from "./measure-filter";
import { reader } from "./snapshot";

/** A name to choose by. */
export type NameOption = { value: string; label: string; hint?: string | undefined };

export type LedgerNames = {
  sections: NameOption[];
  /** Units that lead, units that may co-operate. */
  leads: NameOption[];
  units: NameOption[];
  leaders: NameOption[];
  owners: NameOption[];
};

/** What a person keeps for the ledger. */
export type OwnLedger = {
  views: { id: string; name: string; query: string }[];
  /** Column keys chosen for good; null while the standard ones are shown. */
  columns: string[] | null;
};

type Found = {
  sections: { id: string; number: string; title: string }[];
  units: { id: string; name: string; endedOn: string | null }[];
  persons: { id: string; name: string; title: string }[];
  views: OwnLedger["views"];
  columns: unknown;
};

function distinct(ids: (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

/**
 * The words the ledger can be cut by, and what the person keeps for it. Sections, leaders, owners and lead units are those
 * of measures the viewer sees in the inspection, so that no choice is offered that could only be empty. Two statements.
 */
export async function ledgerNames(
  viewer: Viewer,
  inspectionId: string | null,
): Promise<{ names: LedgerNames; own: OwnLedger }> {
  // Over many bodies the choices would be thousands, and finding them would cost more than the page.
  const offered = inspectionId !== null || viewer.bodiesBelow.length === 0;
  const cuts = offered
    ? await reader().measure.groupBy({
        by: ["sectionId", "leadUnitId", "leaderId", "ownerId", "bodyId"],
        where: measureWhere(viewer, inspectionId ? { inspection: inspectionId } : {}),
      })
    : [];
  // A section belongs to one inspection; of several at once the names would repeat.
  const sectionIds = inspectionId ? distinct(cuts.map((c) => c.sectionId)) : [];
  const leadIds = distinct(cuts.map((c) => c.leadUnitId));
  const leaderIds = distinct(cuts.map((c) => c.leaderId));
  const ownerIds = distinct(cuts.map((c) => c.ownerId));
  const personIds = [...new Set([...leaderIds, ...ownerIds])];
  const bodyIds = distinct(cuts.map((c) => c.bodyId));
  const [found] = await reader().$queryRaw<Found[]>`
    SELECT
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title) ORDER BY s.position, s.id)
        FROM section s WHERE s.id = ANY(${sectionIds}::uuid[])), '[]') AS sections,
      coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.short_name, 'endedOn', u.ended_on) ORDER BY u.position, u.id)
        FROM unit u WHERE u.body_id = ANY(${bodyIds}::uuid[])), '[]') AS units,
      coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'title', p.title) ORDER BY p.name, p.id)
        FROM person p WHERE p.id = ANY(${personIds}::uuid[])), '[]') AS persons,
      coalesce((SELECT json_agg(json_build_object('id', v.id, 'name', v.name, 'query', v.query) ORDER BY v.created_at, v.id)
        FROM saved_view v WHERE v.person_id = ${viewer.personId}::uuid), '[]') AS views,
      (SELECT value FROM preference WHERE person_id = ${viewer.personId}::uuid AND key = 'ledger.columns') AS columns`;
  if (!found) throw new Error("no row for a question that always has one");
  const { sections, units, persons, views, columns } = found;
  const person = (p: Found["persons"][number]): NameOption => ({
    value: p.id,
    label: p.name,
    ...(p.title ? { hint: p.title } : {}),
  });
  const unit = (u: Found["units"][number]): NameOption => ({
    value: u.id,
    label: u.name,
    ...(u.endedOn ? { hint: "已停用" } : {}),
  });
  return {
    names: {
      sections: sections.map((s) => ({ value: s.id, label: `（${s.number}）${s.title}` })),
      leads: units.filter((u) => leadIds.includes(u.id)).map(unit),
      units: units.map(unit),
      leaders: persons.filter((p) => leaderIds.includes(p.id)).map(person),
      owners: persons.filter((p) => ownerIds.includes(p.id)).map(person),
    },
    own: { views, columns: Array.isArray(columns) ? columns.filter((c) => typeof c === "string") : null },
  };
}

type Named = "issue" | "item" | "section" | "unit" | "person";

/** The name of one thing; null when the viewer does not see it. */
async function nameOf(viewer: Viewer, kind: Named, id: string): Promise<string | null> {
  const seen = seenBy(viewer);
  switch (kind) {
    case "issue": {
      const where = { AND: [{ id }, seen.issue] };
      const row = await reader().issue.findFirst({ where, select: { code: true, title: true } });
      return row && `${row.code} ${row.title}`;
    }
    case "item": {
      const where = { AND: [{ id }, seen.item] };
      const row = await reader().extendedItem.findFirst({ where, select: { code: true, title: true } });
      return row && `${row.code} ${row.title}`;
    }
    case "section": {
      const where = { AND: [{ id }, seen.section] };
      const row = await reader().section.findFirst({ where, select: { number: true, title: true } });
      return row && `（${row.number}）${row.title}`;
    }
    case "unit": {
      const where = { AND: [{ id }, seen.unit] };
      const row = await reader().unit.findFirst({ where, select: { shortName: true } });
      return row?.shortName ?? null;
    }
    case "person": {
      const where = { AND: [{ id }, seen.person] };
      const row = await reader().person.findFirst({ where, select: { name: true } });
      return row?.name ?? null;
    }
  }
}

const NAMED = {
  section: "section",
  issue: "issue",
  item: "item",
  lead: "unit",
  coop: "unit",
  unit: "unit",
  leader: "person",
  owner: "person",
} as const satisfies Partial<Record<keyof MeasureFilter, Named>>;

/**
 * Names of everything a filter speaks of, by id. What the choices hold costs nothing, anything else one statement; what the
 * viewer does not see is left out.
 */
export async function filterNames(
  viewer: Viewer,
  filter: Partial<MeasureFilter>,
  names: LedgerNames,
): Promise<Map<string, string>> {
  const known = new Map(
    Object.values(names)
      .flat()
      .map((option) => [option.value, option.label]),
  );
  for (const [field, kind] of Object.entries(NAMED) as [keyof typeof NAMED, Named][]) {
    const id = filter[field];
    if (id === undefined || id === "none" || known.has(id)) continue;
    const name = await nameOf(viewer, kind, id);
    if (name !== null) known.set(id, name);
  }
  return known;
}
