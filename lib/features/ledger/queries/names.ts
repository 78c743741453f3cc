import "server-only";
import { readsBelow } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { NONE } from "@/lib/domain/text/condition";
import { findParentRow } from "@/lib/features/feedback/queries/parent";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { type Density, densityOf, OWN_LEDGER } from "@/lib/features/ledger/words";
import {
  CONDITIONS,
  type MeasureFilter,
  NAMED_CONDITIONS,
  type NamedKind,
  type SetBy,
} from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { bodiesSeenBy, oneself, personsSeenBy, unitsSeenBy } from "@/lib/features/people/scope";

/** A name to choose by. */
export type NameOption = {
  value: string;
  label: string;
  hint?: string | undefined;
  /** First letters of its pinyin, to be found by. */
  initials?: string | undefined;
};

/** Of each condition set by a name, the names it can be set to. */
export type LedgerNames = Record<SetBy<"named">, NameOption[]>;

/** What a person keeps for the ledger. */
export type OwnLedger = {
  views: { id: string; name: string; query: string }[];
  /** Column keys chosen for good; null while the standard ones are shown. */
  columns: string[] | null;
  density: Density;
};

/** Names of a kind offered at most; of more, the search of the ledger is the way. */
const NAMES_MAX = 500;

/** What one body, or one inspection of it, is cut by: each name only while a measure the viewer sees carries it. */
function namesWithin(where: Prisma.MeasureWhereInput) {
  const some = { some: where };
  const one = { where, take: 1, select: { id: true } };
  return {
    units: {
      where: { OR: [{ leads: some }, { cooperation: { some: { measure: where } } }] },
      select: { id: true, shortName: true, initials: true, endedOn: true, leads: one },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      take: NAMES_MAX,
    },
    persons: {
      where: { OR: [{ leads: some }, { owns: some }] },
      select: {
        id: true,
        name: true,
        initials: true,
        standing: true,
        strokes: true,
        title: true,
        leads: one,
        owns: one,
      },
      orderBy: [{ standing: "asc" }, { strokes: "asc" }, { id: "asc" }],
      take: NAMES_MAX,
    },
  } as const satisfies Prisma.BodySelect;
}

async function namesOf(viewer: Viewer, inspectionId: string | null) {
  const where = measureWhere(viewer, inspectionId ? { inspection: inspectionId } : {});
  if (!inspectionId) {
    const bodies = await reader().body.findMany({
      where: bodiesSeenBy(viewer),
      select: namesWithin(where),
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: BODIES_MAX,
    });
    // A section belongs to one inspection; of several at once the names would repeat.
    return { sections: [], units: bodies.flatMap((b) => b.units), persons: bodies.flatMap((b) => b.persons) };
  }
  const found = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: {
      sections: {
        where: { measures: { some: where } },
        select: { id: true, number: true, title: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        take: NAMES_MAX,
      },
      body: { select: namesWithin(where) },
    },
  });
  return { sections: found?.sections ?? [], units: found?.body.units ?? [], persons: found?.body.persons ?? [] };
}

/** Bodies whose names are offered together: those a person holds posts in. */
const BODIES_MAX = 20;

/**
 * The words the ledger can be cut by, read when a chooser is opened. Sections, leaders, owners and units are those of
 * measures the viewer sees in the inspection, so that no choice is offered that could only be empty. One statement.
 */
export async function ledgerNames(viewer: Viewer, inspectionId: string | null): Promise<LedgerNames> {
  // Over many bodies the choices would be thousands, and finding them would cost more than the page.
  const offered = inspectionId !== null || !readsBelow(viewer, READ_LEDGER);
  const { sections, units, persons } = offered
    ? await namesOf(viewer, inspectionId)
    : { sections: [], units: [], persons: [] };
  const person = (p: (typeof persons)[number]): NameOption => ({
    value: p.id,
    label: p.name,
    initials: p.initials,
    ...(p.title ? { hint: p.title } : {}),
  });
  const unit = (u: (typeof units)[number]): NameOption => ({
    value: u.id,
    label: u.shortName,
    initials: u.initials,
    ...(u.endedOn ? { hint: "已停用" } : {}),
  });
  return {
    section: sections.map((s) => ({ value: s.id, label: `（${s.number}）${s.title}` })),
    leadUnit: units.filter((u) => u.leads.length > 0).map(unit),
    cooperatingUnit: units.map(unit),
    unit: units.map(unit),
    leader: persons.filter((p) => p.leads.length > 0).map(person),
    owner: persons.filter((p) => p.owns.length > 0).map(person),
  };
}

/** Saved views offered at most. */
const VIEWS_MAX = 100;

/** What the person keeps for the ledger; one statement. */
export async function ownLedger(viewer: Viewer): Promise<OwnLedger> {
  const person = await reader().person.findFirstOrThrow({
    where: oneself(viewer),
    select: {
      savedViews: {
        select: { id: true, name: true, query: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: VIEWS_MAX,
      },
      preferences: { where: { key: { in: Object.values(OWN_LEDGER) } }, select: { key: true, value: true }, take: 2 },
    },
  });
  const kept = (key: string) => person.preferences.find((preference) => preference.key === key)?.value;
  const columns = kept(OWN_LEDGER.columns);
  return {
    views: person.savedViews,
    density: densityOf(kept(OWN_LEDGER.density)),
    columns: Array.isArray(columns) ? columns.filter((c) => typeof c === "string") : null,
  };
}

/** The name of one thing; null when the viewer does not see it. */
async function nameOf(viewer: Viewer, kind: NamedKind, id: string): Promise<string | null> {
  switch (kind) {
    case "issue":
    case "item": {
      const row = await findParentRow(reader(), viewer, { row: kind, id });
      return row && `${row.code} ${row.title}`;
    }
    case "section": {
      const where = narrow(sectionsSeenBy(viewer), { id });
      const row = await reader().section.findFirst({ where, select: { number: true, title: true } });
      return row && `（${row.number}）${row.title}`;
    }
    case "unit": {
      const where = narrow(unitsSeenBy(viewer), { id });
      const row = await reader().unit.findFirst({ where, select: { shortName: true } });
      return row?.shortName ?? null;
    }
    case "person": {
      const where = narrow(personsSeenBy(viewer), { id });
      const row = await reader().person.findFirst({ where, select: { name: true } });
      return row?.name ?? null;
    }
  }
}

/** Names of everything a filter speaks of, by id, a statement each; what the viewer does not see is left out. */
export async function filterNames(viewer: Viewer, filter: Partial<MeasureFilter>): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const condition of NAMED_CONDITIONS) {
    const id = filter[condition];
    if (id === undefined || id === NONE || known.has(id)) continue;
    const name = await nameOf(viewer, CONDITIONS[condition].kind, id);
    if (name !== null) known.set(id, name);
  }
  return known;
}
