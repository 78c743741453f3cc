import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { State } from "@/lib/domain/history/change";
import { type Named, type Names, type Noun, type Reference, stateOf, type Table } from "@/lib/domain/history/field";
import { shorten } from "@/lib/domain/text/text";

/** Reads what history keeps of things, and what they are called. */

type Row = { id: string };
type Read = (tx: Tx, ids: string[]) => Promise<Row[]>;

const inOrder = {
  orderBy: [{ position: "asc" as const }, { id: "asc" as const }],
  select: { text: true as const },
};

/** What history keeps of a measure stands in its own row and in its links; of an issue in its lists too. */
export const WITH_MEASURE = {
  cooperation: { select: { unitId: true } },
  manifestationLinks: { select: { manifestationId: true } },
  adviceLinks: { select: { adviceId: true } },
} as const satisfies Prisma.MeasureInclude;
export const WITH_ISSUE = {
  manifestations: inOrder,
  advice: inOrder,
  facts: { ...inOrder, select: { label: true, text: true } },
} satisfies Prisma.IssueInclude;

const of = (ids: string[]) => ({ where: { id: { in: ids } } });

const ROWS: Record<Table, Read> = {
  measure: (tx, ids) => tx.measure.findMany({ ...of(ids), include: WITH_MEASURE }),
  issue: (tx, ids) => tx.issue.findMany({ ...of(ids), include: WITH_ISSUE }),
  item: (tx, ids) => tx.extendedItem.findMany(of(ids)),
  section: (tx, ids) => tx.section.findMany(of(ids)),
  inspection: (tx, ids) => tx.inspection.findMany(of(ids)),
  body: (tx, ids) => tx.body.findMany(of(ids)),
  unit: (tx, ids) => tx.unit.findMany(of(ids)),
  person: (tx, ids) => tx.person.findMany(of(ids)),
  post: (tx, ids) => tx.post.findMany(of(ids)),
  portfolio: (tx, ids) => tx.portfolio.findMany(of(ids)),
};

/** What history keeps of things as they stand now; of those that are gone, nothing. */
export async function readStates(tx: Tx, noun: Noun, ids: readonly string[]): Promise<Map<string, State>> {
  const rows = ids.length > 0 && noun.table ? await ROWS[noun.table](tx, [...ids]) : [];
  return new Map(rows.map((row) => [row.id, stateOf(noun, row)]));
}

export type Called = { id: string; short: string; full: string };
type Call = (tx: Tx, ids: string[]) => Promise<Called[]>;

/** 07 and 07 规划编制滞后: by number, and in full. */
const coded = (rows: readonly { id: string; code: string; title: string }[]): Called[] =>
  rows.map(({ id, code, title }) => ({ id, short: code, full: `${code} ${title}` }));
const CODED = { id: true, code: true, title: true } as const;

/** Characters of a line it is called by. */
const CALLED = 30;
/** What lines of the feedback are called. */
export const calledLines = (rows: readonly { id: string; text: string }[]): Called[] =>
  rows.map(({ id, text }) => ({ id, short: `“${shorten(text, CALLED)}”`, full: `“${shorten(text, CALLED)}”` }));
const QUOTED = { id: true, text: true } as const;

const CALLS: Record<Named, Call> = {
  body: async (tx, ids) =>
    (await tx.body.findMany({ ...of(ids), select: { id: true, name: true, shortName: true } })).map((row) => ({
      id: row.id,
      short: row.shortName,
      full: row.name,
    })),
  unit: async (tx, ids) =>
    (await tx.unit.findMany({ ...of(ids), select: { id: true, name: true, shortName: true } })).map((row) => ({
      id: row.id,
      short: row.shortName,
      full: row.name,
    })),
  person: async (tx, ids) =>
    (await tx.person.findMany({ ...of(ids), select: { id: true, name: true } })).map(({ id, name }) => ({
      id,
      short: name,
      full: name,
    })),
  inspection: async (tx, ids) =>
    (await tx.inspection.findMany({ ...of(ids), select: { id: true, title: true } })).map(({ id, title }) => ({
      id,
      short: title,
      full: title,
    })),
  section: async (tx, ids) =>
    (await tx.section.findMany({ ...of(ids), select: { id: true, number: true, title: true } })).map((row) => ({
      id: row.id,
      short: `（${row.number}）`,
      full: `（${row.number}）${row.title}`,
    })),
  issue: async (tx, ids) => coded(await tx.issue.findMany({ ...of(ids), select: CODED })),
  item: async (tx, ids) => coded(await tx.extendedItem.findMany({ ...of(ids), select: CODED })),
  manifestation: async (tx, ids) => calledLines(await tx.manifestation.findMany({ ...of(ids), select: QUOTED })),
  advice: async (tx, ids) => calledLines(await tx.advice.findMany({ ...of(ids), select: QUOTED })),
  measure: async (tx, ids) =>
    (await tx.measure.findMany({ ...of(ids), select: { id: true, code: true } })).map(({ id, code }) => ({
      id,
      short: code,
      full: code,
    })),
};

/**
 * What the things referred to are called now; one statement a kind.
 * @param gone what was deleted meanwhile, as it was called last
 */
export async function readNames(
  tx: Tx,
  references: readonly Reference[],
  gone: ReadonlyMap<string, Called>,
): Promise<Names> {
  const known = new Map<string, { short: string; full: string }>(gone);
  for (const kind of new Set(references.map((reference) => reference.kind))) {
    const ids = new Set(references.filter((reference) => reference.kind === kind).map(({ id }) => id));
    for (const { id, ...called } of await CALLS[kind](tx, [...ids])) known.set(id, called);
  }
  return ({ id }) => known.get(id) ?? { short: id, full: id };
}
