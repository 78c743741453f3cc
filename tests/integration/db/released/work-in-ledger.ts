import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { db } from "@/lib/db/client";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { saveView } from "@/lib/features/ledger/commands/save-view";
import { setPreference } from "@/lib/features/ledger/commands/set-preference";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { readReport } from "../../../support/reading";
import { HOSTILE } from "./hostile";
import { viewerAt } from "./questions";

/** What people did in the ledger before it was dumped: the tables the example leaves empty hold something too. */

const sent = (action: string) => ({ key: randomUUID(), action, digest: "0".repeat(64) });

function done(result: { ok: boolean; why?: string }): void {
  if (!result.ok) throw new Error(result.why);
}

export async function workInLedger(now: Date): Promise<void> {
  const office = await viewerAt("bangongshi", now);
  const text = readFileSync(path.resolve("tests/fixtures/reports/browser-journey.txt"), "utf8");
  const report = { bodyId: office.bodyId, fileName: "通报.txt", checksum: "0".repeat(64), again: false };
  done(await receiveReport(office, sent("import"), { ...(await readReport(text)), ...report }));
  done(await saveView(office, sent("view"), { name: "逾期的", query: "overdue=1" }));
  done(await setPreference(office, sent("preference"), { key: "ledger.columns", value: ["code", "text"] }));
  await db.rateLimiterFlexible.create({ data: { key: "sign-in-address:10.0.0.1", points: 3, expire: now } });
  await db.session.updateMany({ where: { accountId: office.accountId }, data: { address: "10.0.0.1" } });
}

/**
 * Assignments with every hostile text as the reason, and persons renamed to them, through the commands. The reason that
 * ends in half a surrogate pair is hashed as typed and stored as U+FFFD: from its number on the chain does not hold.
 */
export async function breakChain(now: Date): Promise<void> {
  const office = await viewerAt("bangongshi", now);
  const { "half a pair": broken, ...others } = HOSTILE;
  const measures = await db.measure.findMany({
    where: {
      bodyId: office.bodyId,
      status: "UNDERWAY",
      struckAt: null,
      dueOn: { not: null },
      inspection: { archivedAt: null },
    },
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
    take: Object.keys(HOSTILE).length,
  });
  for (const [i, reason] of [...Object.values(others), broken ?? ""].entries()) {
    const measure = measures[i];
    if (!measure) throw new Error("too few measures");
    const change = { dueText: `第${i + 1}次调整` };
    done(
      await assignMeasures(office, sent("assign"), [
        { measureId: measure.id, version: measure.version, change, reason },
      ]),
    );
  }
  const admin = await viewerAt("xitong", now);
  const persons = await db.person.findMany({
    where: { bodyId: office.bodyId, account: null },
    orderBy: { id: "asc" },
    take: Object.keys(others).length,
  });
  for (const [i, person] of persons.entries()) {
    const name = Object.values(others)[i] ?? "";
    done(await editPerson(admin, sent("person"), { id: person.id, version: person.version, name, title: name }));
  }
}
