import { createHash, randomUUID } from "node:crypto";
import type { Client } from "pg";
import { firstText, keptText } from "@/lib/history/first-version";
import type { StoredRow } from "@/lib/history/row";

/** Events as earlier versions wrote them. Nothing in the program writes them any more. */

export type OldEvent = Partial<
  Omit<StoredRow, "seq" | "prevHash" | "hash" | "version" | "body" | "bodyHash" | "hashed" | "full">
>;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const BEFORE = {
  bodyId: null,
  personId: null,
  personName: "甲",
  postId: null,
  postLabel: "办公室",
  action: "measure.assigned",
  subjectType: "MEASURE",
  subjectLabel: "01-01",
  inspectionId: null,
  issueId: null,
  measureId: null,
  changes: [{ field: "责任人", old: null, new: "乙" }],
  reason: "",
};

/**
 * Appends events of version 1 to a chain, as the owner of the tables and past every guard.
 * @param kept whether the hashed text was kept already; the first release took the hash of the values alone
 * @param spoilt what became of a row on its way into the database
 */
export async function appendOld(
  client: Client,
  chain: string,
  events: readonly OldEvent[],
  { kept, spoilt = (row) => row }: { kept: boolean; spoilt?: (row: StoredRow) => StoredRow },
): Promise<void> {
  const head = await client.query<{ seq: number; hash: string }>("SELECT seq, hash FROM event_chain WHERE key = $1", [
    chain,
  ]);
  let { seq, hash } = head.rows[0] ?? { seq: 0, hash: "" };
  const versioned = await client.query(
    "SELECT 1 FROM information_schema.columns WHERE table_name = 'event' AND column_name = 'version'",
  );
  await client.query("ALTER TABLE event DISABLE TRIGGER USER; ALTER TABLE event_chain DISABLE TRIGGER USER");
  for (const event of events) {
    seq += 1;
    const told = { ...BEFORE, id: randomUUID(), subjectId: randomUUID(), at: new Date(), ...event, chain, seq };
    const row = {
      ...told,
      prevHash: hash,
      hash: "",
      version: "1",
      body: null,
      bodyHash: null,
      hashed: null,
      full: false,
    };
    const text = kept ? keptText(row) : firstText(row);
    hash = sha256(text);
    const {
      version,
      body: _,
      bodyHash: __,
      full: ___,
      changes,
      ...stored
    } = spoilt({ ...row, hash, hashed: kept ? text : null });
    const values: Record<string, unknown> = { ...stored, changes: JSON.stringify(changes) };
    if ((versioned.rowCount ?? 0) > 0) values.version = version;
    if (!kept) delete values.hashed;
    const names = Object.keys(values).map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const places = names.map((_name, i) => `$${i + 1}`);
    await client.query(`INSERT INTO event (${names.join(", ")}) VALUES (${places.join(", ")})`, Object.values(values));
  }
  await client.query(
    "INSERT INTO event_chain (key, seq, hash) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET seq = $2, hash = $3",
    [chain, seq, hash],
  );
  await client.query("ALTER TABLE event ENABLE TRIGGER USER; ALTER TABLE event_chain ENABLE TRIGGER USER");
}
