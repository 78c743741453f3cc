import { expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { asOwner, createDatabase } from "@/tests/support/database";

/** The calendar of working days as the migrating step leaves it. */

const counted = `SELECT count(*)::int AS days, count(DISTINCT year)::int AS years, min(day)::text AS first FROM calendar_day`;

test("is filled with every year the program knows, once, however often it starts", async () => {
  const url = await createDatabase("calendar", "nothing");
  await migrate({ ownerUrl: url });
  const read = () => asOwner(async (c) => (await c.query(counted)).rows[0], url);
  const filled = await read();
  expect(filled).toMatchObject({ years: 23, first: "2004-01-01" });
  expect(filled.days).toBe(769);
  await migrate({ ownerUrl: url });
  expect(await read()).toEqual(filled);
  const kinds = await asOwner(
    (c) => c.query("SELECT kind FROM calendar_day WHERE day IN ('2026-02-14', '2026-02-16') ORDER BY day"),
    url,
  );
  expect(kinds.rows.map((r) => r.kind)).toEqual(["WORKDAY", "HOLIDAY"]);
});

test("keeps what an administrator entered, and mends a year of an earlier version", async () => {
  const url = await createDatabase("calendar_kept", "nothing");
  await migrate({ ownerUrl: url });
  await asOwner(
    (c) =>
      c.query(`
        UPDATE calendar_year SET source = 'NOTICE', reference = '国办发明电〔2025〕7号' WHERE year = 2026;
        DELETE FROM calendar_day WHERE day = '2026-02-16';
        UPDATE calendar_year SET reference = 'chinese-days 1.0.0' WHERE year = 2025;
        DELETE FROM calendar_day WHERE year = 2025;
        INSERT INTO calendar_year (id, year, source, reference) VALUES (gen_random_uuid(), 2027, 'NOTICE', '国办');
        DELETE FROM calendar_day WHERE day = '2022-12-31';
        UPDATE calendar_year SET reference = 'chinese-days 1.0.0' WHERE year = 2022;
        INSERT INTO calendar_day (day, year, kind, name) VALUES ('2022-12-31', 2027, 'WORKDAY', '本单位');`),
    url,
  );
  await migrate({ ownerUrl: url });
  const days = await asOwner(
    (c) =>
      c.query(`SELECT (SELECT count(*)::int FROM calendar_day WHERE day = '2026-02-16') AS kept,
                      (SELECT count(*)::int FROM calendar_day WHERE year = 2025) AS mended,
                      (SELECT kind::text FROM calendar_day WHERE day = '2022-12-31') AS named`),
    url,
  );
  expect(days.rows[0]).toEqual({ kept: 0, mended: 33, named: "WORKDAY" });
});
