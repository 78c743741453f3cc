"use client";

import { type ClipboardEvent, useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { Notice } from "@/components/ui/notice";
import { Dialog, DialogButtons } from "@/components/ui/overlay/dialog";
import { part } from "@/lib/domain/text/text";
import { readTaskTableAction } from "@/lib/features/assign/actions";
import type { DeskRow } from "@/lib/features/assign/queries/assign-desk";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import type { MatchedTable } from "@/lib/features/assign/queries/match-task-table";
import type { Chosen, UnknownName } from "@/lib/features/assign/queries/task-table";
import type { Patch } from "../assign-staging";
import { tablesPasted } from "./pasted";
import { TaskFile } from "./task-file";
import { TaskPreview } from "./task-preview";
import { keyOf, UnknownNames } from "./unknown-names";

/** One measure with what the table gives it. */
export type TaskItem = { row: DeskRow; patch: Patch };

/** What the rows that can be taken over give, measure by measure. */
export function itemsOf({ lines, rows }: Pick<MatchedTable, "lines" | "rows">): TaskItem[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return lines.flatMap(({ why, change: { unitIds, ...fields }, measureIds }) =>
    why !== null
      ? []
      : measureIds.flatMap((id) => {
          const row = byId.get(id);
          const patch: Patch = { ...fields, ...(unitIds && { units: { mode: "set" as const, ids: unitIds } }) };
          return row && Object.keys(patch).length > 0 ? [{ row, patch }] : [];
        }),
  );
}

/** Puts the tables of the clipboard where the cursor stands, in place of their plain text. */
function onPaste(event: ClipboardEvent<HTMLTextAreaElement>, put: (text: string) => void): void {
  const table = tablesPasted(event.clipboardData.getData("text/html"));
  if (table === null) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  put(`${part(value, 0, selectionStart)}${table}${part(value, selectionEnd)}`);
}

type Props = { inspectionId: string; names: DeskNames; onItems: (items: TaskItem[]) => void };

/** 任务分工表: pasted or read from a file, shown row by row, and set aside once its unknown names were chosen. */
export function PasteTable(props: Props) {
  const [open, setOpen] = useState(false);
  // What was pasted or chosen stays while the page does: the dialog may be closed to look something up.
  const [text, setText] = useState("");
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="lg"
      title="任务分工表"
      description="第一行是表头。编号或整改措施说明是哪一条，责任领导、牵头部门、配合部门、责任人、整改时限有几列用几列；只有“责任部门”的，第一个作牵头，其余作配合。"
      trigger={<Button size="sm">粘贴任务分工表</Button>}
    >
      <TableDesk
        {...props}
        text={text}
        onText={setText}
        onClose={() => setOpen(false)}
        onItems={(items) => {
          props.onItems(items);
          setText("");
          setOpen(false);
        }}
      />
    </Dialog>
  );
}

type TableDeskProps = Props & { text: string; onText: (text: string) => void; onClose: () => void };

function TableDesk({ inspectionId, names, text, onText, onItems, onClose }: TableDeskProps) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [asked, setAsked] = useState<readonly UnknownName[]>([]);
  const { run, pending, result, reset } = useServerAction(readTaskTableAction);
  const table = result?.ok ? result.table : null;
  const items = table ? itemsOf(table) : [];
  const measures = new Set(items.map(({ row }) => row.id)).size;

  const read = async (from: string, choice: Chosen) => {
    const reply = await run({ inspectionId, text: from, chosen: choice });
    if (!reply?.ok) return;
    const known = new Set(Object.keys(choice));
    setAsked((before) => [...before.filter((one) => known.has(keyOf(one))), ...reply.table.unknown]);
  };
  const fresh = (next: string) => {
    onText(next);
    setAsked([]);
    reset();
  };
  const choose = (one: UnknownName, value: string) => {
    const choice = { ...chosen, [keyOf(one)]: value };
    setChosen(choice);
    void read(text, choice);
  };

  return (
    <div className="flex flex-col gap-3">
      <Field label="表格内容" name="text">
        <Textarea
          name="text"
          rows={table ? 3 : 8}
          value={text}
          placeholder={
            "从Word、WPS或Excel中连同表头一起复制后粘贴在这里，例如：\n编号\t责任领导\t牵头部门\t配合部门\t整改时限"
          }
          onChange={(event) => fresh(event.target.value)}
          onPaste={(event) => onPaste(event, fresh)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant={table ? "default" : "primary"}
          pending={pending}
          disabled={text.trim() === ""}
          onClick={() => void read(text, chosen)}
        >
          识别表格
        </Button>
        <TaskFile
          onText={(read_) => {
            fresh(read_);
            void read(read_, chosen);
          }}
        />
      </div>
      {result && !result.ok && <Notice tone="error">{result.why}</Notice>}
      {table?.why && <Notice tone="warn">{table.why}</Notice>}
      {asked.length > 0 && <UnknownNames asked={asked} names={names} chosen={chosen} onChoose={choose} />}
      {table && table.lines.length > 0 && <TaskPreview table={table} names={names} />}
      <DialogButtons>
        {table && table.unknown.length > 0 && (
          <span className="flex-1 text-sm text-amber">
            还有 {table.unknown.length} 个名称待选择，没有选择的不采用。
          </span>
        )}
        <Button onClick={onClose}>取消</Button>
        <Button variant="primary" disabled={items.length === 0 || pending} onClick={() => onItems(items)}>
          暂存 {measures} 条
        </Button>
      </DialogButtons>
    </div>
  );
}
