import { Client } from "pg";

/** What a database that is up to date holds so far, asked in one go and without what pages ask with: a start waits for it. */
export type Installation = {
  /** Set up as the example ledger or for a real body; null before. */
  kind: string | null;
  /** Nothing was ever set up, and no body is there. */
  empty: boolean;
  /** Whether a migration left something to the program (features/audit/commands/data-steps). */
  stepsLeft: boolean;
};

export async function installationOf(ownerUrl: string): Promise<Installation> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Installation>(
      `SELECT i.kind, i.kind IS NULL AND NOT EXISTS (SELECT 1 FROM body) AS empty,
              EXISTS (SELECT 1 FROM data_step WHERE done_at IS NULL) AS "stepsLeft"
       FROM (SELECT (SELECT kind::text FROM installation LIMIT 1) AS kind) i`,
    );
    if (!rows[0]) throw new Error("no row");
    return rows[0];
  } finally {
    await client.end();
  }
}
