"use client";

import { useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { Notice } from "@/components/ui/notice";
import { Dialog } from "@/components/ui/overlay/dialog";
import { readTaskTableAction } from "@/lib/features/assign/actions";
import type { DeskRow } from "@/lib/features/assign/queries/assign-desk";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import type { MatchedTable } from "@/lib/features/assign/queries/match-task-table";
import type { UnknownName } from "@/lib/features/assign/queries/task-table";
import type { Patch } from "../assign-staging";
import { TaskPreview } from "./task-preview";

/** One measure with what the table gives it. */
export type TaskItem = { row: DeskRow; patch: Patch };

const SKIP = { value: "skip", label: "不采用" };
const keyOf = ({ kind, name }: UnknownName) => `${kind}:${name}`;

/** What the rows that can be taken over give, measure by measure. */
export function itemsOf({ lines, rows }: Pick<MatchedTable, "lines" | "rows">): TaskItem[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return lines.flatMap(({ why, change: { unitIds, ...fields }, measureIds }) =>
    why !== null
      ? []
      : measureIds.flatMap((id) => {
          const row = byId.get(id);
          const patch: Patch = { ...fields, ...(unitIds && { units: { mode: "set" as const, ids: unitIds } }) };
          return row ? [{ row, patch }] : [];
        }),
  );
}

/** 粘贴任务分工表: the table is read, shown row by row, and set aside once its unknown names were chosen. */
export function PasteTable({
  inspectionId,
  names,
  onItems,
}: {
  inspectionId: string;
  names: DeskNames;
  onItems: (items: TaskItem[]) => void;
}) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState<readonly UnknownName[]>([]);
  const { run, pending, result, reset } = useServerAction(readTaskTableAction);
  const table = result?.ok ? result.table : null;
  const items = table ? itemsOf(table) : [];

  const read = async (choice: Readonly<Record<string, string>>) => {
    const reply = await run({ inspectionId, text, chosen: choice });
    if (reply?.ok) {
      const known = new Set(Object.keys(choice));
      setAsked((before) => [...before.filter((one) => known.has(keyOf(one))), ...reply.table.unknown]);
    }
  };
  const choose = (one: UnknownName, value: string) => {
    const choice = { ...chosen, [keyOf(one)]: value === SKIP.value ? "" : value };
    setChosen(choice);
    void read(choice);
  };
  const close = () => {
    setOpen(false);
    setText("");
    setChosen({});
    setAsked([]);
    reset();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(to) => (to ? setOpen(true) : close())}
      size="lg"
      title="粘贴任务分工表"
      description="从表格中连同表头一起复制后粘贴。编号或措施内容说明是哪一条；责任领导、牵头部门、配合部门、整改时限有几列用几列。"
      trigger={<Button size="sm">粘贴任务分工表</Button>}
    >
      <div className="flex flex-col gap-3">
        <Field label="表格内容" name="text">
          <Textarea
            name="text"
            rows={6}
            value={text}
            placeholder={"编号\t责任领导\t牵头部门\t配合部门\t整改时限"}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <div>
          <Button variant={table ? "default" : "primary"} pending={pending} onClick={() => void read(chosen)}>
            识别表格
          </Button>
        </div>
        {result && !result.ok && <Notice tone="error">{result.why}</Notice>}
        {asked.length > 0 && (
          <div className="flex flex-col gap-2 rounded-md border border-amber-line bg-amber-tint px-3 py-2">
            <p>下面的名称在本单位的部门和人员里没有找到，或者不止一个，请逐个选择：</p>
            {asked.map((one) => (
              <div key={keyOf(one)} className="grid grid-cols-[12rem_minmax(0,1fr)] items-center gap-2">
                <span className="truncate">{one.name}</span>
                <Combobox
                  label={`“${one.name}”是`}
                  placeholder="请选择"
                  options={[
                    ...(one.kind === "unit"
                      ? names.units.filter((u) => !u.ended)
                      : names.persons.filter((p) => !p.left)),
                    SKIP,
                  ]}
                  value={chosen[keyOf(one)] === "" ? SKIP.value : (chosen[keyOf(one)] ?? "")}
                  onChange={(value) => choose(one, value)}
                />
              </div>
            ))}
          </div>
        )}
        {table && <TaskPreview table={table} names={names} />}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>取消</Button>
          <Button
            variant="primary"
            disabled={items.length === 0 || pending}
            onClick={() => {
              onItems(items);
              close();
            }}
          >
            暂存 {new Set(items.map(({ row }) => row.id)).size} 条
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
