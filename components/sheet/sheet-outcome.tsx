import { ReasonDialog } from "@/components/form/reason-dialog";
import { DataTable } from "@/components/table/data-table";
import { Pagination } from "@/components/table/pagination";
import { Badge } from "@/components/ui/badge";
import { ClampText } from "@/components/ui/clamp-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { undoSheetAction } from "@/lib/features/sheet/actions";
import type { SheetDesk } from "@/lib/features/sheet/queries/sheet-desk";

const LINK = "text-link underline-offset-4 hover:underline";

/** What became of a sheet that is no longer decided on. */
export function SheetOutcome({ desk }: { desk: SheetDesk }) {
  const { written } = desk;
  if (!written)
    return (
      <Panel>
        <EmptyState
          title="这次导入已经取消"
          hint="需要时可以重新选择这份表格。"
          action={<LinkButton href="/sheets">返回表格导入</LinkButton>}
        />
      </Panel>
    );
  const undone = desk.state === "UNDONE";
  const said = [
    written.added > 0 ? `新增${written.added}条` : "",
    written.changed > 0 ? `改动${written.changed}条` : "",
  ].filter((part) => part !== "");
  const what = said.join("，") || "没有改动台账";
  return (
    <Panel
      title={undone ? `这次导入已经撤销（原${what}）` : `已导入台账（${what}）`}
      description={
        undone ? "新增的措施已作废，改动的内容已恢复。" : (desk.built ?? "导入以后还没有人改动过，导错的可以整次撤销。")
      }
      actions={
        <>
          {desk.state === "CONFIRMED" && !desk.built && <UndoSheet desk={desk} />}
          <LinkButton href={`/ledger?inspection=${desk.inspection.id}`}>打开台账</LinkButton>
        </>
      }
      flush
    >
      <DataTable
        caption="这次导入写入的措施"
        rows={[...written.rows]}
        getRowId={(row) => row.id}
        maxHeight={false}
        empty={<EmptyState title="没有写入措施" hint="这份表与台账一致，只登记了交回。" />}
        columns={[
          {
            key: "code",
            head: "措施编号",
            width: 110,
            nowrap: true,
            cell: (row) => (
              <Link href={`/measures/${row.id}`} className={`${LINK} nums`}>
                {row.code}
              </Link>
            ),
          },
          {
            key: "what",
            head: "结果",
            width: 90,
            nowrap: true,
            cell: (row) => <Badge tone={row.created ? "ok" : "info"}>{row.created ? "新增" : "有改动"}</Badge>,
          },
          { key: "text", head: "整改措施", cell: (row) => <ClampText text={row.text} lines={2} /> },
        ]}
      />
      {written.pageCount > 1 && (
        <div className="px-4 py-2">
          <Pagination
            page={written.page}
            pageCount={written.pageCount}
            total={written.added + written.changed}
            basePath={`/sheets/${desk.id}`}
            params={{}}
            unit="条"
          />
        </div>
      )}
    </Panel>
  );
}

function UndoSheet({ desk }: { desk: SheetDesk }) {
  return (
    <ReasonDialog
      label="撤销本次导入"
      variant="danger"
      title={`撤销导入“${desk.fileName}”？`}
      description="这次导入新增的措施一并作废，改动的内容恢复为导入以前，导入的进展撤回；办理记录中都有记载。同一份表格可以重新导入。"
      action={undoSheetAction}
      hidden={{ importId: desk.id, version: desk.version }}
      reasonLabel="撤销的原因"
      submitLabel="撤销本次导入"
      successMessage="已撤销本次导入"
    />
  );
}
