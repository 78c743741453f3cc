import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { inFileSnapshot, inSnapshot } from "@/lib/db/snapshot";
import { noteExport } from "@/lib/features/audit/commands/note-export";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import type { AccountState } from "@/lib/features/people/queries/people";
import { countPeople, peopleInTurn } from "@/lib/features/people/queries/people-in-turn";
import { listUnits, unitNamed } from "@/lib/features/people/queries/units";
import { ACCOUNT_STATE_LABELS } from "@/lib/features/people/words";
import type { NoSheet } from "@/lib/features/sheet/draw/answer";
import { type Drawing, drawing } from "@/lib/features/sheet/draw/book";
import { type PersonLine, peoplePlan, unitsPlan } from "@/lib/features/sheet/draw/people";
import { type Sink, told } from "@/lib/features/sheet/draw/sending";
import {
  PEOPLE_SHEET_LABELS,
  type PeopleSheetKind,
  SHEET_ROWS_MAX,
  type SheetFormat,
  type SheetHead,
  TOO_MANY_PEOPLE,
} from "@/lib/features/sheet/words";

/** Persons with their posts, or the units of a body, as a sheet: the list an administrator looks at. */

export type PeopleAsked = {
  kind: PeopleSheetKind;
  format: SheetFormat;
  body?: string | undefined;
  q?: string | undefined;
  state?: AccountState | undefined;
};

type Begin = (head: SheetHead) => Sink;
type Begun = { drawn: Drawing; sink: Sink };

const headOf = (kind: PeopleSheetKind, bodyName: string | null, viewer: Viewer): SheetHead => ({
  name: `${bodyName ?? ""}${PEOPLE_SHEET_LABELS[kind]}（截至${viewer.today}）`,
  plain: `${kind}-${viewer.today}`,
});

type PersonRead = Awaited<ReturnType<typeof peopleInTurn>> extends AsyncGenerator<(infer P)[]> ? P : never;

/** A line for each post held today; one for who holds none. */
async function* lines(people: AsyncIterable<readonly PersonRead[]>): AsyncGenerator<PersonLine[]> {
  for await (const persons of people) {
    yield persons.flatMap<PersonLine>(({ id, name, title, body, account, posts }) => {
      const person = { id, name, title, bodyName: body.name, login: account?.login ?? "" };
      return posts.length === 0 ? [{ ...person, post: null }] : posts.map((post) => ({ ...person, post }));
    });
  }
}

/** The list an administrator looks at; null where the body named does not exist for them. */
async function peopleListed(viewer: Viewer, { body, q, state }: PeopleAsked) {
  const { options, current } = await bodyOptions(viewer, READ_PEOPLE, body);
  if (body && current?.id !== body) return null;
  const filter = { bodyId: body, text: q || undefined, state };
  // An administrator of one body keeps no others apart.
  const one = body || options.length === 1 ? current : null;
  return { filter, count: await countPeople(viewer, filter), bodyId: one?.id ?? null, bodyName: one?.name ?? null };
}

async function unitsListed(viewer: Viewer, { body, q }: PeopleAsked) {
  const { current } = await bodyOptions(viewer, READ_PEOPLE, body);
  if (!current || (body && current.id !== body)) return null;
  const all = (await listUnits(viewer, current.id)).filter((unit) => !q || unitNamed(unit, q));
  return { all, count: all.length, bodyId: current.id, bodyName: current.name };
}

async function people(viewer: Viewer, asked: PeopleAsked, begin: Begin): Promise<Begun | NoSheet> {
  const { kind } = asked;
  const listed = await peopleListed(viewer, asked);
  if (!listed) return "unknown";
  const { filter, count, bodyName } = listed;
  if (count > SHEET_ROWS_MAX) return { tooMany: TOO_MANY_PEOPLE };
  const sink = begin(headOf(kind, bodyName, viewer));
  const about = { kind, bodyName, today: viewer.today, said: `共${count}人` };
  const read = told(peopleInTurn(viewer, filter, SHEET_ROWS_MAX), count, sink);
  return { drawn: drawing(peoplePlan(about, lines(read))), sink };
}

async function units(viewer: Viewer, asked: PeopleAsked, begin: Begin): Promise<Begun | NoSheet> {
  const { kind } = asked;
  const listed = await unitsListed(viewer, asked);
  if (!listed) return "unknown";
  const { all, bodyName } = listed;
  const sink = begin(headOf(kind, bodyName, viewer));
  const about = { kind, bodyName, today: viewer.today, said: `共${all.length}个` };
  const rows = (async function* () {
    yield all;
  })();
  return { drawn: drawing(unitsPlan(about, told(rows, all.length, sink))), sink };
}

type Listed = { count: number; bodyId: string | null; bodyName: string | null };
const LISTED: Record<PeopleSheetKind, (viewer: Viewer, asked: PeopleAsked) => Promise<Listed | null>> = {
  people: peopleListed,
  units: unitsListed,
};

/** Leaves the event of a sheet about to be made; nothing where there will be none. */
async function note(viewer: Viewer, asked: PeopleAsked): Promise<void> {
  const { kind, format, body, q, state } = asked;
  const listed = await inSnapshot(() => LISTED[kind](viewer, asked));
  if (!listed || listed.count > SHEET_ROWS_MAX) return;
  const filter = { ...(body ? { body } : {}), ...(q ? { q } : {}), ...(state ? { state } : {}) };
  await noteExport(viewer, {
    act: READ_PEOPLE,
    bodyId: listed.bodyId,
    what: `${listed.bodyName ?? ""}${PEOPLE_SHEET_LABELS[kind]}（${format}）`,
    filter: new URLSearchParams(filter).toString(),
    conditions: [...(q ? [`查找“${q}”`] : []), ...(state ? [ACCOUNT_STATE_LABELS[state]] : [])],
    rows: listed.count,
  });
}

const MADE = { people, units } as const satisfies Record<PeopleSheetKind, typeof people>;

/** @returns why there is no sheet; nothing where it was begun and is whole */
export async function exportPeople(viewer: Viewer, asked: PeopleAsked, begin: Begin): Promise<NoSheet | undefined> {
  await note(viewer, asked);
  const made = await inFileSnapshot(async () => {
    const begun = await MADE[asked.kind](viewer, asked, begin);
    if (typeof begun === "string" || "tooMany" in begun) return { refused: begun };
    const { drawn, sink } = begun;
    if (asked.format === "xlsx") return { whole: await drawn.book({ to: sink.file, now: viewer.now }) };
    for await (const text of drawn.text()) sink.file.write(text);
    return null;
  });
  if (made && "refused" in made) return made.refused;
  await made?.whole();
  return undefined;
}
