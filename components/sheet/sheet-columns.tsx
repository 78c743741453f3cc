import { ActionButton } from "@/components/form/action-button";
import { Panel } from "@/components/ui/panel";
import { chooseAction } from "@/lib/features/sheet/actions";
import type { SheetDesk } from "@/lib/features/sheet/queries/sheet-desk";
import { ROLE_CHOICES } from "@/lib/features/sheet/words";
import { ChoiceSelect, type OfSheet } from "./choice-select";
import { SheetHeadRow } from "./sheet-head-row";

type Review = NonNullable<SheetDesk["review"]>;
const OPTIONS = Object.entries(ROLE_CHOICES).map(([value, label]) => ({ value, label }));

/** What each column of the sheet holds, as its heads say or as somebody chose; remembered for the next sheet of the body. */
export function SheetColumns({ sheet, review }: { sheet: OfSheet; review: Review }) {
  const { heads, choices, leftOut } = review;
  const unseen = heads.some(({ hidden, unseen }) => hidden || unseen.rows + unseen.columns > 0);
  return (
    <Panel title="栏目对应">
      <div className="flex flex-col gap-4">
        {heads.map(({ sheet: name, hidden, columns, rows, unseen: { rows: hiddenRows, columns: hiddenColumns } }) => {
          const taken = choices.wanted.sheets[name ?? ""]?.take ?? !hidden;
          return (
            <section key={name ?? ""} aria-label={name ?? "表格"}>
              <div className="mb-1 flex flex-wrap items-baseline gap-x-3">
                <h3 className="font-medium">{name ?? "表格"}</h3>
                <span className="nums text-muted text-sm">
                  {rows}行{hidden && "，隐藏的工作表"}
                  {hiddenRows > 0 && `，隐藏${hiddenRows}行`}
                  {hiddenColumns > 0 && `，隐藏${hiddenColumns}列`}
                </span>
                {name !== null && heads.length > 1 && (
                  <ActionButton
                    size="sm"
                    variant="quiet"
                    action={chooseAction}
                    input={{ ...sheet, choice: { what: "sheet", sheet: name, take: !taken } }}
                  >
                    {taken ? "不读这张表" : "读这张表"}
                  </ActionButton>
                )}
              </div>
              {taken && columns.length === 0 && rows > 0 && (
                <div className="flex flex-wrap items-center gap-3">
                  <span className="text-muted text-sm">没有认出表头。如果这张表是台账，请填写表头在第几行。</span>
                  <SheetHeadRow sheet={sheet} name={name ?? ""} />
                </div>
              )}
              <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 xl:grid-cols-3">
                {columns.map(({ column, words, role }) => (
                  <li key={column} className="flex items-center gap-2">
                    <span className="nums w-6 shrink-0 text-muted text-sm">{column}</span>
                    <span className="min-w-0 flex-1 truncate" title={words}>
                      {words}
                    </span>
                    <span className="w-36 shrink-0">
                      <ChoiceSelect
                        sheet={sheet}
                        label={`${column}列“${words}”`}
                        value={choices.wanted.sheets[name ?? ""]?.columns?.[column] ?? role ?? "none"}
                        options={OPTIONS}
                        choices={{
                          of: { what: "column", sheet: name ?? "", column, role: "" },
                          field: "role",
                        }}
                      />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        <div className="flex flex-wrap gap-3">
          {unseen && (
            <ActionButton
              size="sm"
              action={chooseAction}
              input={{ ...sheet, choice: { what: "hidden", read: !choices.wanted.hidden } }}
            >
              {choices.wanted.hidden ? "不读隐藏的行、列和工作表" : "连隐藏的行、列和工作表一起读"}
            </ActionButton>
          )}
          <ActionButton
            size="sm"
            action={chooseAction}
            input={{ ...sheet, choice: { what: "whole", together: !choices.wanted.whole } }}
          >
            {choices.wanted.whole ? "一格多条措施的，拆成多条" : "一格多条措施的，不拆开"}
          </ActionButton>
        </div>
        {leftOut.length > 0 && (
          <details>
            <summary className="cursor-pointer text-muted text-sm">没有读取的行（{leftOut.length}处）</summary>
            <ul className="nums mt-1 text-sm">
              {leftOut.map(({ sheet: name, rows: [from, to], why }) => (
                <li key={`${name} ${from} ${why}`}>
                  {name && `${name} `}第{from === to ? from : `${from}–${to}`}行：{why}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
