import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import { MY_DUE_DAYS } from "@/lib/domain/measure/concern";
import { isDueWithin, isOverdue, isSilent, UNIT_MUST_ACT } from "@/lib/domain/measure/deadline";
import { type DueView, dueView, type QuietView, quietView, TIMED, timedOf } from "@/lib/domain/measure/due-view";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { LIGHT_LIMIT, NAMED, nameFor, RUNNING } from "./sign-queue";

/** Measures a 责任领导 answers for: those led, and those of units in charge (我分管的措施). */

/** Rows shown of a unit; its other ones the ledger has. */
const SHOWN = 5;

export type LedRow = { id: string; code: string; text: string; inspection: string; due: DueView; quiet: QuietView };
type Counts = { all: number; overdue: number; due: number; silent: number };
export type LedUnit = Counts & { unit: string | null; rows: LedRow[] };
export type Led = Counts & { units: LedUnit[] };

type Found = LedRow & { unit: string | null; overdue: boolean; near: boolean; silent: boolean };

const count = (rows: readonly Found[]): Counts => ({
  all: rows.length,
  overdue: rows.filter((m) => m.overdue).length,
  due: rows.filter((m) => m.near).length,
  silent: rows.filter((m) => m.silent).length,
});

/** What is pressing of them, by unit, the one with most overdue first; null for who leads nothing. One statement. */
export async function ledMeasures(viewer: Viewer): Promise<Led | null> {
  if (!viewer.posts.some((p) => p.role === "RESPONSIBLE_LEADER")) return null;
  const { today } = viewer;
  const charged = viewer.portfolio.map((p) => p.unitId);
  const found = await reader().measure.findMany({
    where: narrow(measuresSeenBy(viewer), RUNNING, {
      status: { in: [...UNIT_MUST_ACT] },
      OR: [
        { leaderId: viewer.personId },
        { leadUnitId: { in: charged } },
        { cooperation: { some: { unitId: { in: charged } } } },
      ],
    }),
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: LIGHT_LIMIT,
    select: {
      ...TIMED,
      id: true,
      code: true,
      text: true,
      lastHeardOn: true,
      lastProgressOn: true,
      leadUnit: { select: { shortName: true } },
      inspection: { select: { ...NAMED, silentAfterDays: true } },
    },
  });
  const rows = found.map((m): Found => {
    const timed = timedOf(m);
    const heard = { ...timed, lastHeardOn: dayFromDb(m.lastHeardOn), lastProgressOn: dayFromDb(m.lastProgressOn) };
    return {
      ...{
        id: m.id,
        code: m.code,
        text: m.text,
        inspection: nameFor(viewer, m.inspection),
        unit: m.leadUnit?.shortName ?? null,
      },
      due: dueView(m, today),
      quiet: quietView(m, today, m.inspection.silentAfterDays),
      overdue: isOverdue(timed, today),
      near: isDueWithin(timed, today, MY_DUE_DAYS),
      silent: isSilent(heard, today, m.inspection.silentAfterDays),
    };
  });
  const units = [...new Set(rows.map((m) => m.unit))].map((unit): LedUnit => {
    const own = rows.filter((m) => m.unit === unit);
    const pressing = own.filter((m) => m.overdue || m.near || m.silent);
    return {
      unit,
      ...count(own),
      rows: pressing.slice(0, SHOWN).map(({ unit: _, overdue, near, silent, ...row }) => row),
    };
  });
  return { ...count(rows), units: units.sort((a, b) => b.overdue - a.overdue || b.due - a.due || b.all - a.all) };
}
