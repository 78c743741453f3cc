import { Rate } from "@/components/measure/mark/rate";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { declared, total, verified } from "@/lib/domain/measure/completion";
import type { IssueLine, ItemLine } from "@/lib/features/feedback/queries/outline";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import type { GroupFigures } from "@/lib/features/measure/queries/figures";
import { IssueStateBadge, ItemsLeft } from "./issue-completion";

type Counted<Line> = Line & { figures: GroupFigures };
/** An issue with the figures of its own measures; items beside it that are not done are counted apart. */
type IssueRow = Counted<IssueLine> & { itemsLeft: number };
type ItemRow = Counted<ItemLine>;

function Title({ line, href }: { line: { title: string; struck: boolean }; href: string }) {
  return (
    <Link href={href} className="hover:text-link hover:underline">
      {line.struck ? <del className="text-muted">{line.title}</del> : line.title}
    </Link>
  );
}

/** Numbers of a group of measures, each leading to its rows. `rows` is the filter of the whole group. */
function figureColumns<Line extends Counted<{ struck: boolean }>>(
  rows: (line: Line) => Partial<MeasureFilter>,
): Column<Line>[] {
  return [
    {
      key: "state",
      head: "状态",
      width: 96,
      cell: (line) => (line.struck ? <Badge>已作废</Badge> : <IssueStateBadge state={line.figures.state} />),
    },
    {
      key: "declared",
      head: "申报率",
      width: 130,
      cell: (line) => (
        <Rate {...declared(line.figures.tally)} href={ledgerHref({ ...rows(line), status: ["SUBMITTED", "CLOSED"] })} />
      ),
    },
    {
      key: "verified",
      head: "销号率",
      width: 130,
      cell: (line) => (
        <Rate {...verified(line.figures.tally)} href={ledgerHref({ ...rows(line), status: ["CLOSED"] })} />
      ),
    },
    {
      key: "overdue",
      head: "逾期",
      width: 72,
      align: "right",
      cell: (line) =>
        line.figures.overdue > 0 ? (
          <Link
            href={ledgerHref({ ...rows(line), overdue: true })}
            className="nums font-medium text-red hover:underline"
          >
            {line.figures.overdue} 条
          </Link>
        ) : (
          <span className="nums text-muted">0</span>
        ),
    },
    {
      key: "all",
      head: "措施",
      width: 72,
      align: "right",
      cell: (line) => (
        <Link href={ledgerHref(rows(line))} className="nums text-link hover:underline">
          {total(line.figures.tally)} 条
        </Link>
      ),
    },
  ];
}

/** The issues of a section with where each stands. */
export function IssueTable({
  inspectionId,
  caption,
  issues,
}: {
  inspectionId: string;
  caption: string;
  issues: IssueRow[];
}) {
  const columns: Column<IssueRow>[] = [
    {
      key: "code",
      head: "编号",
      width: 64,
      cell: (line) => (
        <Link href={`/issues/${line.id}`} className="nums font-medium text-link hover:underline">
          {line.code}
        </Link>
      ),
    },
    {
      key: "title",
      head: "反馈问题",
      cell: (line) => (
        <span className="flex flex-wrap items-baseline gap-x-2">
          <Title line={line} href={`/issues/${line.id}`} />
          {line.nearlyDone && <Badge>基本完成</Badge>}
          <ItemsLeft count={line.itemsLeft} href={`/issues/${line.id}#items`} />
        </span>
      ),
    },
    ...figureColumns<IssueRow>((line) => ({ inspection: inspectionId, issue: line.id, source: ["ISSUE"] })),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={issues}
      getRowId={(line) => line.id}
      empty={<EmptyState title="这个方面还没有反馈问题" />}
    />
  );
}

/** Items of one kind found beside the feedback, with where each stands. */
export function ItemTable({
  inspectionId,
  caption,
  items,
}: {
  inspectionId: string;
  caption: string;
  items: ItemRow[];
}) {
  const columns: Column<ItemRow>[] = [
    {
      key: "code",
      head: "编号",
      width: 64,
      cell: (line) => (
        <Link href={`/items/${line.id}`} className="nums font-medium text-link hover:underline">
          {line.code}
        </Link>
      ),
    },
    { key: "title", head: "事项", cell: (line) => <Title line={line} href={`/items/${line.id}`} /> },
    {
      key: "from",
      head: "来自问题",
      width: 88,
      cell: (line) => <span className="nums text-muted">{line.issue?.code ?? "—"}</span>,
    },
    ...figureColumns<ItemRow>((line) => ({ inspection: inspectionId, item: line.id })),
  ];
  return <DataTable caption={caption} columns={columns} rows={items} getRowId={(line) => line.id} />;
}
