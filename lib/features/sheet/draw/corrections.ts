import { type Day, dayInText } from "@/lib/domain/day";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { PlannedRow } from "@/lib/features/sheet/compare/planned";
import type { SaidRow } from "@/lib/features/sheet/compare/said";
import type { SheetPlan } from "./plan";

/** Rows of a sheet that cannot come in, as they stand in it, each with what is to be mended beside it: mended, they come in. */

export type CorrectionLine = { said: SaidRow; planned: PlannedRow };

/** What is wrong with a row, in its words. */
function remarksOf({ errors, cells }: PlannedRow): string {
  const refused = cells.flatMap((cell) => cell.refused ?? []);
  return [...errors.map(({ column, message }) => (column ? `${column}：${message}` : message)), ...refused].join("\n");
}

export function correctionsPlan(
  about: { fileName: string; inspection: string; today: Day },
  rows: readonly CorrectionLine[],
): SheetPlan<CorrectionLine> {
  return {
    tab: "需要修改的行",
    title: "需要修改的行",
    left: `来自：${about.fileName}`,
    middle: `导入到：${about.inspection}　共${rows.length}行`,
    right: dayInText(about.today),
    columns: [
      { heading: "原表行", width: 10, centred: true, cell: ({ said }) => `${said.sheet ?? ""} 第${said.row}行`.trim() },
      { heading: "问题说明", width: 34, cell: ({ planned }) => remarksOf(planned) },
      { heading: "方面", width: 14, cell: ({ said }) => said.place.section ?? "" },
      { heading: "问题编号", width: 9, centred: true, cell: ({ said }) => said.place.issueNumber ?? "" },
      { heading: "反馈问题", width: 24, cell: ({ said }) => said.place.issue ?? "" },
      { heading: "整改措施", width: 36, cell: ({ said }) => said.text },
      { heading: "责任领导", width: 9, centred: true, cell: ({ said }) => said.said.leader ?? "" },
      { heading: "牵头部门", width: 12, centred: true, cell: ({ said }) => said.said.leadUnit ?? "" },
      { heading: "配合部门", width: 14, cell: ({ said }) => (said.said.cooperatingUnits ?? []).join("、") },
      { heading: "责任人", width: 9, centred: true, cell: ({ said }) => said.said.owner ?? "" },
      {
        heading: "整改类型",
        width: 10,
        centred: true,
        cell: ({ said }) => (said.said.timeClass ? TIME_CLASS_LABELS[said.said.timeClass] : ""),
      },
      { heading: "整改时限", width: 13, centred: true, cell: ({ said }) => said.said.due?.text ?? "" },
      { heading: "进展情况", width: 30, cell: ({ said }) => said.said.progress ?? "" },
      { heading: "完成情况", width: 10, centred: true, cell: ({ said }) => said.said.status?.text ?? "" },
      { heading: "销号时间", width: 12, centred: true, cell: ({ said }) => said.said.closedOn ?? "" },
    ],
    rows: (async function* () {
      yield rows;
    })(),
  };
}
