import { beginNumbers } from "../../lib/command/numbers";
import type { Tx } from "../../lib/db/client";
import type { Prisma } from "../../lib/db/generated/client";
import type { Day } from "../../lib/domain/day";
import type { ParentColumns } from "../../lib/domain/measure/parent";
import { bodyKeys, personKeys, unitKeys } from "../../lib/domain/people/name-keys";
import { writeStanding } from "../../lib/features/people/commands/standing";
import type { EventInput } from "../../lib/history/record";
import { recordEvents } from "../../lib/history/record";

/** Everything to be written, collected first, so that history can be put in order of time before it is chained. */
export type Rows = {
  bodies: Prisma.BodyCreateManyInput[];
  units: Prisma.UnitCreateManyInput[];
  persons: Prisma.PersonCreateManyInput[];
  accounts: Prisma.AccountCreateManyInput[];
  posts: Prisma.PostCreateManyInput[];
  portfolios: Prisma.PortfolioCreateManyInput[];
  resets: Prisma.AccountResetCreateManyInput[];
  notices: Prisma.AccountNoticeCreateManyInput[];
  inspections: Prisma.InspectionCreateManyInput[];
  sections: Prisma.SectionCreateManyInput[];
  issues: Prisma.IssueCreateManyInput[];
  manifestations: Prisma.ManifestationCreateManyInput[];
  facts: Prisma.ImportedFactCreateManyInput[];
  advice: Prisma.AdviceCreateManyInput[];
  items: Prisma.ExtendedItemCreateManyInput[];
  manifestationLinks: Prisma.MeasureManifestationCreateManyInput[];
  adviceLinks: Prisma.MeasureAdviceCreateManyInput[];
  measures: (Prisma.MeasureCreateManyInput & ParentColumns)[];
  cooperation: Prisma.MeasureUnitCreateManyInput[];
  progress: Prisma.ProgressEntryCreateManyInput[];
  openings: Prisma.OpeningCreateManyInput[];
  drafts: Prisma.ProgressDraftCreateManyInput[];
  outcomes: Prisma.OutcomeCreateManyInput[];
  applications: Prisma.ApplicationCreateManyInput[];
  signatures: Prisma.SignatureCreateManyInput[];
  withdrawals: Prisma.WithdrawalCreateManyInput[];
  points: Prisma.PointToMendCreateManyInput[];
  clues: Prisma.ClueCountCreateManyInput[];
  reports: Prisma.ImportDraftCreateManyInput[];
  sheetRounds: Prisma.SheetRoundCreateManyInput[];
  sheetRoundUnits: Prisma.SheetRoundUnitCreateManyInput[];
  sheetReturns: Prisma.SheetReturnCreateManyInput[];
  sheets: Prisma.SheetImportCreateManyInput[];
  sheetRows: Prisma.SheetImportRowCreateManyInput[];
  rosters: Prisma.RosterImportCreateManyInput[];
  requests: Prisma.PostRequestCreateManyInput[];
  events: EventInput[];
};

export function noRows(): Rows {
  return {
    bodies: [],
    units: [],
    persons: [],
    accounts: [],
    posts: [],
    portfolios: [],
    resets: [],
    notices: [],
    inspections: [],
    sections: [],
    issues: [],
    manifestations: [],
    facts: [],
    advice: [],
    items: [],
    manifestationLinks: [],
    adviceLinks: [],
    measures: [],
    cooperation: [],
    progress: [],
    openings: [],
    drafts: [],
    outcomes: [],
    applications: [],
    signatures: [],
    withdrawals: [],
    points: [],
    clues: [],
    reports: [],
    sheetRounds: [],
    sheetRoundUnits: [],
    sheetReturns: [],
    sheets: [],
    sheetRows: [],
    rosters: [],
    requests: [],
    events: [],
  };
}

/** Writes the rows in the order their references need, then their history in order of time. */
export async function insertRows(tx: Tx, rows: Rows, today: Day): Promise<void> {
  await tx.body.createMany({ data: rows.bodies.map((row) => ({ ...row, ...bodyKeys(row) })) });
  await tx.unit.createMany({ data: rows.units.map((row) => ({ ...row, ...unitKeys(row) })) });
  await tx.person.createMany({ data: rows.persons.map((row) => ({ ...row, ...personKeys(row.name) })) });
  await tx.account.createMany({ data: rows.accounts });
  await tx.post.createMany({ data: rows.posts });
  await writeStanding(
    tx,
    today,
    rows.persons.flatMap(({ id }) => id ?? []),
  );
  await tx.portfolio.createMany({ data: rows.portfolios });
  await tx.accountReset.createMany({ data: rows.resets });
  await tx.accountNotice.createMany({ data: rows.notices });
  await tx.inspection.createMany({ data: rows.inspections });
  await tx.section.createMany({ data: rows.sections });
  await tx.issue.createMany({ data: rows.issues });
  await tx.manifestation.createMany({ data: rows.manifestations });
  await tx.advice.createMany({ data: rows.advice });
  await tx.importedFact.createMany({ data: rows.facts });
  await tx.extendedItem.createMany({ data: rows.items });
  await tx.measure.createMany({ data: rows.measures });
  await beginNumbers(tx, rows);
  await tx.measureUnit.createMany({ data: rows.cooperation });
  await tx.measureManifestation.createMany({ data: rows.manifestationLinks });
  await tx.measureAdvice.createMany({ data: rows.adviceLinks });
  await tx.progressEntry.createMany({ data: rows.progress });
  await tx.opening.createMany({ data: rows.openings });
  await tx.progressDraft.createMany({ data: rows.drafts });
  await tx.outcome.createMany({ data: rows.outcomes });
  await tx.application.createMany({ data: rows.applications });
  await tx.signature.createMany({ data: rows.signatures });
  await tx.withdrawal.createMany({ data: rows.withdrawals });
  await tx.pointToMend.createMany({ data: rows.points });
  await tx.clueCount.createMany({ data: rows.clues });
  await tx.importDraft.createMany({ data: rows.reports });
  await tx.sheetRound.createMany({ data: rows.sheetRounds });
  await tx.sheetRoundUnit.createMany({ data: rows.sheetRoundUnits });
  await tx.sheetReturn.createMany({ data: rows.sheetReturns });
  await tx.sheetImport.createMany({ data: rows.sheets });
  await tx.sheetImportRow.createMany({ data: rows.sheetRows });
  await tx.rosterImport.createMany({ data: rows.rosters });
  await tx.postRequest.createMany({ data: rows.requests });
  await recordEvents(
    tx,
    [...rows.events].sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
}
