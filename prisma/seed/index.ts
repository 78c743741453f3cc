import type { Tx } from "../../lib/db/client";
import { addDays, type Day, dayOf } from "../../lib/domain/day";
import { verifyChain } from "../../lib/history/record";
import { instant, workday } from "./calendar";
import { DATA_BUREAU, HOUSING_BUREAU, INSPECTION_OFFICE } from "./content/bodies";
import { CURRENT, EARLIER, HOUSING } from "./content/inspections";
import { SPORTS, WATER } from "./content/neighbour-inspections";
import { SPORTS_BUREAU, WATER_BUREAU } from "./content/neighbours";
import { addEnteredReport, addUndoneImport } from "./entered-report";
import { addInspection } from "./inspection";
import { addBody } from "./organisation";
import { addReport } from "./report";
import { addResets } from "./resets";
import { addRosters } from "./roster";
import { insertRows, noRows } from "./rows";
import { addSheetRounds } from "./sheet-rounds";
import { addSheets } from "./sheets";

/**
 * The example ledger (示例台账): two fictional bodies with four inspections and two small ones of the round
 * between, under one inspection office; every state, overdue band and role, with days relative to today. Everything looks as if done by hand over time, history included.
 *
 * Runs inside the transaction it is given, so that an interrupted load leaves nothing.
 * @throws on an installation for a real body: example accounts never exist there.
 */
export async function seedExample(tx: Tx, options: { today?: Day } = {}): Promise<void> {
  const installation = await tx.installation.findUnique({ where: { id: 1 } });
  if (installation?.kind === "REAL") {
    throw new Error("本库是正式台账，不能载入示例数据 (this database is a real body's: the example ledger is refused)");
  }
  if (!installation) await tx.installation.create({ data: { kind: "EXAMPLE" } });
  const today = options.today ?? dayOf(new Date());

  const rows = noRows();
  const above = await addBody(rows, INSPECTION_OFFICE, today, null);
  const parent = {
    id: above.bodyId,
    name: INSPECTION_OFFICE.name,
    admins: { system: above.actor("SYSTEM_ADMIN", today), security: above.actor("SECURITY_ADMIN", today) },
  };
  const bureau = await addBody(rows, DATA_BUREAU, today, parent);
  const housing = await addBody(rows, HOUSING_BUREAU, today, parent);
  await addResets(rows, bureau, { ...parent.admins, audit: above.actor("AUDIT_ADMIN", today) }, today);
  addInspection(rows, bureau, EARLIER, today);
  addInspection(rows, bureau, CURRENT, today);
  addInspection(rows, housing, HOUSING, today);
  addInspection(rows, await addBody(rows, WATER_BUREAU, today, parent), WATER, today);
  const sports = await addBody(rows, SPORTS_BUREAU, today, parent);
  addInspection(rows, sports, SPORTS, today);
  addRosters(rows, sports, parent.admins.system, today);
  addEnteredReport(rows, housing, today);
  addUndoneImport(rows, housing, today);
  addReport(rows, housing, today);
  addSheetRounds(rows, bureau, CURRENT.title, today);
  await addSheets(rows, bureau, CURRENT.title, today);

  // What a liaison officer has written and not yet sent.
  const started = rows.measures.find((m) => m.text.startsWith("牵头梳理施工许可与消防设计审查协同流程"));
  if (!started?.id) throw new Error("the measure with the draft is missing");
  rows.drafts.push({
    measureId: started.id,
    personId: bureau.person("魏子谦").id,
    kind: "PROGRESS",
    text: "与消防审查部门商定图纸会签改为线上同步批注，下周先在两个项目试行，",
    updatedAt: instant(workday(addDays(today, -1)), 16 * 60 + 20),
  });
  await insertRows(tx, rows, today);
  await verifyLastNight(tx, today);
}

/** The nightly verification has been there: every chain was read, and holds. */
async function verifyLastNight(tx: Tx, today: Day): Promise<void> {
  const at = new Date(Math.min(instant(today, 2 * 60 + 40).getTime(), Date.now()));
  for (const { key, seq, hash } of await tx.eventChain.findMany({ orderBy: { key: "asc" } })) {
    const { intact } = await verifyChain(tx, key);
    if (!intact) throw new Error(`chain ${key} of the example ledger does not hold`);
    await tx.chainCheck.create({
      data: { chain: key, checkedAt: at, checkedSeq: seq, verifiedAt: at, verifiedSeq: seq, verifiedHash: hash },
    });
  }
}
