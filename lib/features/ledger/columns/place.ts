import { SOURCE_LABELS } from "@/lib/domain/labels";
import { isBeside } from "@/lib/domain/measure/parent";
import { numbered } from "@/lib/features/ledger/words";
import { type ColumnSpec, lines } from "./spec";

/** Which measure it is, and where it stands: under which issue of which inspection. */

export const PLACE = {
  code: {
    heading: "编号",
    paper: "措施编号",
    width: 64,
    paperWidth: 60,
    sorts: true,
    shown: "always",
    text: (row) => row.code,
    sheet: [{ width: 8, centred: true }],
  },
  order: {
    heading: "序号",
    paper: "序号",
    width: 48,
    paperWidth: 42,
    shown: "asked",
    text: (row) => String(row.order),
    sheet: [{ width: 6, centred: true, cell: (row) => row.order }],
  },
  inspection: {
    heading: "巡视巡察",
    paper: null,
    width: 160,
    shown: "asked",
    text: (row) => row.inspectionTitle,
    sheet: [{ width: 18, heading: "巡视巡察" }],
  },
  section: {
    heading: "方面",
    paper: "方面",
    width: 140,
    shown: "asked",
    text: ({ section }) => (section ? `（${section.number}）${section.title}` : ""),
    sheet: [{ width: 12, mergedBy: "section" }],
  },
  parent: {
    heading: "反馈问题",
    paper: "反馈问题",
    width: 190,
    shown: "asked",
    text: ({ parent, fromIssue }) =>
      lines(
        isBeside(parent.kind) && `${SOURCE_LABELS[parent.kind]}${fromIssue ? `（问题 ${fromIssue}）` : ""}`,
        `${parent.code} ${parent.title}`,
      ),
    sheet: [{ width: 22, mergedBy: "parent" }],
  },
  manifestation: {
    heading: "具体表现",
    paper: "具体表现",
    width: 220,
    shown: "asked",
    text: (row) => numbered(row.manifestations),
    sheet: [{ width: 26, mergedBy: "parent" }],
  },
  target: {
    heading: "整改目标",
    paper: "整改目标",
    width: 180,
    shown: "asked",
    text: (row) => row.target,
    sheet: [{ width: 16, mergedBy: "parent" }],
  },
  text: {
    heading: "整改措施",
    paper: "整改措施",
    width: 400,
    paperWidth: 400,
    shown: "usual",
    text: (row) => lines(row.text, row.struckReason !== null && `已作废：${row.struckReason}`),
    sheet: [{ width: 36, takes: "text" }],
  },
  source: {
    heading: "措施来源",
    paper: "措施来源",
    width: 84,
    shown: "asked",
    text: (row) => SOURCE_LABELS[row.parent.kind],
    sheet: [{ width: 9, centred: true }],
  },
  remark: {
    heading: "备注",
    paper: "备注",
    width: 140,
    shown: "asked",
    text: (row) => row.remark,
    sheet: [{ width: 12, takes: "remark" }],
  },
} as const satisfies Record<string, ColumnSpec>;
