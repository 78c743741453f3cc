import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import type { ImportedFact } from "@/lib/domain/feedback/imported-facts";
import type { ExtendedKind } from "@/lib/domain/types";
import type { NameOption } from "@/lib/features/ledger/queries/names";

/** What the desk of 责任分工 offers to choose from. */

export type DeskNames = {
  sections: NameOption[];
  issues: NameOption[];
  /** Units that take measures, in order, each with whom it is in the charge of (分管) today; those that ended are named for what they already lead. */
  units: (NameOption & { ended: boolean; inCharge: string | null })[];
  /** In the order of their offices, the 班子 first (lib/features/people/commands/standing.ts); those who left are named for what they already have. */
  persons: (NameOption & { leads: boolean; left: boolean })[];
};

/** Everything with a name in an inspection and its body, as it is read. */
export type Found = {
  sections: { id: string; number: string; title: string }[];
  issues: { id: string; code: string; title: string; sectionId: string | null; facts: ImportedFact[] }[];
  items: { id: string; code: string; title: string; kind: ExtendedKind; sectionId: string | null }[];
  units: {
    id: string;
    name: string;
    shortName: string;
    initials: string;
    aliases: string[];
    ended: boolean;
    inCharge: string | null;
  }[];
  persons: {
    id: string;
    name: string;
    initials: string;
    title: string;
    leads: boolean;
    left: boolean;
  }[];
};

/** The choices, as the desk shows them. */
export function namesOf({ sections, issues, units, persons }: Found): DeskNames {
  return {
    sections: sections.map((s) => ({ value: s.id, label: `（${s.number}）${s.title}` })),
    issues: issues.map((i) => ({ value: i.id, label: `${i.code} ${i.title}` })),
    units: units.map((u) => ({
      value: u.id,
      label: u.shortName,
      initials: u.initials,
      hint: u.name === u.shortName ? undefined : u.name,
      ended: u.ended,
      inCharge: u.inCharge,
    })),
    persons: persons.map((p) => ({
      value: p.id,
      label: p.name,
      initials: p.initials,
      hint: p.title,
      leads: p.leads,
      left: p.left,
    })),
  };
}

/**
 * Sections, issues and items of the inspection, units and persons of its body. One statement. Who once had a post or an
 * account and now has neither has left; who never had any is kept in the list of people only to be named, and has not.
 */
export async function foundIn(viewer: Viewer, { id, bodyId }: { id: string; bodyId: string }): Promise<Found> {
  const [found] = await reader().$queryRaw<Found[]>`
    SELECT
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title) ORDER BY s.position, s.id)
        FROM section s WHERE s.inspection_id = ${id}::uuid), '[]') AS sections,
      coalesce((SELECT json_agg(json_build_object('id', i.id, 'code', i.code, 'title', i.title, 'sectionId', i.section_id,
                                                  'facts', coalesce((SELECT json_agg(json_build_object('label', f.label, 'text', f.text) ORDER BY o.position, f.position, f.id)
                                                    FROM issue o JOIN imported_fact f ON f.issue_id = o.id WHERE o.inspection_id = i.inspection_id AND (o.id = i.id OR o.merged_into_id = i.id)), '[]')) ORDER BY i.position, i.id)
        FROM issue i WHERE i.inspection_id = ${id}::uuid AND i.struck_at IS NULL), '[]') AS issues,
      coalesce((SELECT json_agg(json_build_object('id', e.id, 'code', e.code, 'title', e.title, 'kind', e.kind, 'sectionId', e.section_id) ORDER BY e.position, e.id)
        FROM extended_item e WHERE e.inspection_id = ${id}::uuid AND e.struck_at IS NULL), '[]') AS items,
      coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'initials', u.initials, 'aliases', u.aliases,
                                                  'ended', u.ended_on IS NOT NULL AND u.ended_on <= ${viewer.today}::date, 'inCharge', (SELECT c.person_id FROM portfolio c WHERE c.unit_id = u.id
                                                    AND c.from_on <= ${viewer.today}::date AND (c.to_on IS NULL OR c.to_on >= ${viewer.today}::date))) ORDER BY u.position, u.id)
        FROM unit u WHERE u.body_id = ${bodyId}::uuid), '[]') AS units,
      coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'initials', p.initials, 'title', p.title, 'leads', p.leads, 'left', p.gone) ORDER BY p.standing, p.strokes, p.id)
        FROM (SELECT p.id, p.name, p.initials, p.standing, p.strokes, p.title, EXISTS (
                SELECT 1 FROM post o WHERE o.person_id = p.id AND o.body_id = p.body_id
                  AND o.role IN ('RESPONSIBLE_LEADER', 'FIRST_LEADER', 'GROUP_LEADER', 'DEPUTY_LEADER')
                  AND o.from_on <= ${viewer.today}::date AND (o.to_on IS NULL OR o.to_on >= ${viewer.today}::date)) AS leads,
                (EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id) OR EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id))
                AND NOT EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id AND (o.to_on IS NULL OR o.to_on >= ${viewer.today}::date))
                AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.disabled_at IS NULL) AS gone
              FROM person p WHERE p.body_id = ${bodyId}::uuid) p), '[]') AS persons`;
  if (!found) throw new Error("no row for a question that always has one");
  return found;
}
