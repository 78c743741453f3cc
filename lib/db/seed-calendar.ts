import "server-only";
import { randomUUID } from "node:crypto";
import library from "chinese-days/dist/chinese-days.json";
import { version } from "chinese-days/package.json";
import type { Client } from "pg";

/**
 * Fills the calendar of working days from the library that carries the State Council's notices. Run by the owner after
 * every migration; safe to repeat. A year an administrator entered is never touched, nor a day their notice names; a
 * year of an earlier version of the library is replaced, so that its mistakes are mended with it.
 */

const REFERENCE = `chinese-days ${version}`;

type Row = { day: string; year: number; kind: "HOLIDAY" | "WORKDAY"; name: string };

function rows(): Row[] {
  const of = (days: Record<string, string>, kind: Row["kind"]): Row[] =>
    // "Spring Festival,春节,4": English name, Chinese name, days off.
    Object.entries(days).map(([day, words]) => ({
      day,
      year: Number(day.slice(0, 4)),
      kind,
      name: words.split(",")[1] ?? "",
    }));
  return [...of(library.holidays, "HOLIDAY"), ...of(library.workdays, "WORKDAY")];
}

/** Writes the years of the library that are not known yet. */
export async function seedCalendar(client: Client): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('public.calendar_year') IS NOT NULL AS there",
  );
  // The migrations may have been applied up to an earlier release only.
  if (!found[0]?.there) return;
  const days = rows();
  const years = [...new Set(days.map((d) => d.year))];
  await client.query("BEGIN");
  try {
    const { rows: written } = await client.query<{ year: number }>(
      `INSERT INTO calendar_year (id, year, source, reference)
       SELECT id, year, 'LIBRARY', $3 FROM unnest($1::uuid[], $2::int[]) AS t (id, year)
       ON CONFLICT (year) DO UPDATE SET reference = excluded.reference, entered_at = now()
         WHERE calendar_year.source = 'LIBRARY' AND calendar_year.reference <> excluded.reference
       RETURNING year`,
      [years.map(() => randomUUID()), years, REFERENCE],
    );
    const fresh = written.map((w) => w.year);
    const wanted = days.filter((d) => fresh.includes(d.year));
    await client.query("DELETE FROM calendar_day WHERE year = ANY($1::int[])", [fresh]);
    await client.query(
      `INSERT INTO calendar_day (day, year, kind, name)
       SELECT day, year, kind::calendar_kind, name
       FROM unnest($1::date[], $2::int[], $3::text[], $4::text[]) AS t (day, year, kind, name)
       ON CONFLICT (day) DO NOTHING`,
      [wanted.map((d) => d.day), wanted.map((d) => d.year), wanted.map((d) => d.kind), wanted.map((d) => d.name)],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
