import { DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { ledgerHref } from "@/lib/features/measure/filter";
import { sheetFilter } from "@/lib/features/sheet-round/filter";
import type { RoundUnit, SheetRoundView } from "@/lib/features/sheet-round/queries/rounds";
import { NoteReturn, TakeBackReturn } from "./note-return";
import { sheetHref } from "./sheet-href";

const LINK = "text-link underline-offset-4 hover:underline";

function Returned({ returned }: Pick<RoundUnit, "returned">) {
  if (!returned) return <Badge tone="warn">未交回</Badge>;
  return (
    <>
      <Badge tone="ok">已交回</Badge>
      <span className="nums ml-2">{returned.at}</span>
      <span className="ml-2">{returned.by}</span>
      {(returned.fileName || returned.note) && (
        <span className="block text-sm text-muted">
          {returned.byHand ? `登记：${returned.note}` : returned.fileName}
        </span>
      )}
    </>
  );
}

/** The units of a round, what each was sent and what came back. */
export function UnitTable({ round, units }: { round: SheetRoundView; units: RoundUnit[] }) {
  const { id: roundId, mayKeep, state } = round;
  const noting = mayKeep && state !== "ended";
  return (
    <DataTable
      caption={`收表情况，共 ${units.length} 个部门`}
      rows={units}
      getRowId={(unit) => unit.unitId}
      columns={[
        { key: "unit", head: "部门", width: 320, cell: (unit) => unit.name },
        {
          key: "rows",
          head: "表内措施",
          align: "right",
          width: 96,
          nowrap: true,
          cell: (unit) => (
            <Link href={ledgerHref(sheetFilter(round, unit.unitId))} className={`${LINK} nums`}>
              {unit.rows}条
            </Link>
          ),
        },
        { key: "returned", head: "交回情况", cell: (unit) => <Returned returned={unit.returned} /> },
        {
          key: "sheet",
          head: "台账表",
          width: 110,
          nowrap: true,
          screenOnly: true,
          cell: (unit) => (
            <a href={sheetHref(roundId, unit.unitId)} className={LINK} aria-label={`下载${unit.name}的台账表`}>
              下载（Excel）
            </a>
          ),
        },
        ...(noting
          ? [
              {
                key: "note",
                head: "登记",
                width: 110,
                nowrap: true,
                screenOnly: true,
                cell: (unit: RoundUnit) => {
                  const of = { roundId, unitId: unit.unitId, name: unit.name };
                  if (!unit.returned) return <NoteReturn {...of} />;
                  return unit.returned.byHand ? <TakeBackReturn {...of} /> : null;
                },
              },
            ]
          : []),
      ]}
    />
  );
}
