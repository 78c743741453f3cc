import "server-only";
import { narrow } from "@/lib/access/scope";
import { NO_PASSWORD } from "@/lib/access/sign-in/password";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import type { JudgedRow, Offer, RowState } from "@/lib/domain/roster/sheet";
import { pageWithin } from "@/lib/domain/text/address";
import type { ImportState } from "@/lib/domain/types";
import { choicesOf, madeSchema, rosterSheet } from "@/lib/features/roster/readings";
import { rostersSeenBy } from "@/lib/features/roster/scope";
import { builtOn } from "./built-on";
import { judged, seenPlan } from "./known";

const ROWS_PER_PAGE = 100;

/** A name of the sheet to be settled once for all its rows. */
export type UnitQuestion = { of: string; rows: number; offers: readonly Offer[] };

export type RosterReview = {
  id: string;
  version: number;
  fileName: string;
  bodyId: string;
  body: string;
  state: ImportState;
  /** While it is reviewed. */
  review: {
    counts: Record<RowState, number>;
    rows: JudgedRow[];
    total: number;
    page: number;
    pageCount: number;
    questions: UnitQuestion[];
    notes: readonly string[];
    /** Whether anything was chosen that can be asked again. */
    chosen: boolean;
    /** Which lists there are to take home. */
    kinds: ("people" | "units")[];
    /** What the confirmation sends back. */
    seen: string;
    does: {
      units: number;
      editedUnits: number;
      persons: number;
      editedPersons: number;
      accounts: number;
      posts: number;
    };
  } | null;
  /** Once it is confirmed. */
  outcome: {
    units: number;
    persons: number;
    accounts: number;
    waiting: number;
    /** Accounts of it nobody has used yet: their holders are to get a slip. */
    unused: string[];
    /** Why it cannot be taken back; null while it can. */
    touched: string | null;
  } | null;
};

const countOf = (rows: readonly JudgedRow[]) => (state: RowState) => rows.filter((row) => row.state === state).length;

function questionsOf(rows: readonly JudgedRow[]): UnitQuestion[] {
  const found = new Map<string, UnitQuestion>();
  for (const { problems } of rows) {
    const asked = problems.flatMap(({ choose }) => (choose?.what === "unit" ? [choose] : []));
    for (const { of, offers } of asked) found.set(of, { of, offers, rows: (found.get(of)?.rows ?? 0) + 1 });
  }
  return [...found.values()];
}

/** One sheet of people and units; null when the viewer may not see it. `show`: rows of one state alone. */
export async function rosterReview(
  viewer: Viewer,
  id: string,
  { show, page: asked }: { show: RowState | undefined; page: number },
): Promise<RosterReview | null> {
  const roster = await reader().rosterImport.findFirst({
    where: narrow(rostersSeenBy(viewer), { id }),
    include: { body: { select: { name: true } } },
  });
  if (!roster) return null;
  const { version, fileName, bodyId, state } = roster;
  const base = { id, version, fileName, bodyId, body: roster.body.name, state };
  if (state === "CONFIRMED")
    return { ...base, review: null, outcome: await outcomeOf(id, madeSchema.parse(roster.made)) };
  if (state !== "REVIEW") return { ...base, review: null, outcome: null };
  const sheet = rosterSheet.parse(roster.sheet);
  const choices = choicesOf(roster.choices);
  const { rows: all, plan } = await judged(reader(), viewer, { bodyId, sheet, choices });
  const count = countOf(all);
  const shown = show ? all.filter((row) => row.state === show) : all;
  const { page, pageCount } = pageWithin(asked, shown.length, ROWS_PER_PAGE);
  const kinds = [
    ...(sheet.lines.some(({ kind }) => kind === "person") ? (["people"] as const) : []),
    ...(sheet.lines.some(({ kind }) => kind === "unit") ? (["units"] as const) : []),
  ];
  const counts = {
    ERROR: count("ERROR"),
    NEW: count("NEW"),
    CHANGED: count("CHANGED"),
    UNCHANGED: count("UNCHANGED"),
    LEFT_OUT: count("LEFT_OUT"),
  };
  return {
    ...base,
    review: {
      ...{ counts, total: shown.length, page, pageCount, kinds, notes: sheet.notes, seen: seenPlan(plan) },
      rows: shown.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
      questions: questionsOf(all),
      chosen: Object.keys(choices.units).length + Object.keys(choices.persons).length > 0,
      does: {
        units: plan.units.filter((unit) => unit.id === null).length,
        editedUnits: plan.units.filter((unit) => unit.id !== null).length,
        persons: plan.persons.filter((person) => person.id === null).length,
        editedPersons: plan.persons.filter((person) => person.id !== null && person.title !== null).length,
        accounts: plan.persons.filter(({ login }) => login !== null).length,
        posts: plan.persons.reduce((sum, { posts }) => sum + posts.length, 0),
      },
    },
    outcome: null,
  };
}

async function outcomeOf(id: string, made: ReturnType<typeof madeSchema.parse>): Promise<RosterReview["outcome"]> {
  const unused = await reader().account.findMany({
    where: { id: { in: made.accounts }, passwordHash: NO_PASSWORD, disabledAt: null },
    select: { id: true },
    orderBy: [{ person: { standing: "asc" } }, { person: { strokes: "asc" } }, { id: "asc" }],
  });
  const waiting = await reader().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM post_request WHERE roster_id = ${id}::uuid AND state = 'WAITING'`;
  return {
    units: made.units.length,
    persons: made.persons.length,
    accounts: made.accounts.length,
    waiting: waiting[0]?.n ?? 0,
    unused: unused.map((account) => account.id),
    touched: await builtOn(reader(), { id, made }),
  };
}
