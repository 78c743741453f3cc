"use client";

import { useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/control/input";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/overlay/toast";
import { ADMINISTRATION_REASON_MAX } from "@/lib/domain/limits";
import { actsForUnit } from "@/lib/domain/people/posts";
import { refusePostsAction, releasePostsAction } from "@/lib/features/roster/actions";
import { PostRequestLine } from "./post-request-line";
import { lacking, type Request, type UnitChoice, type Wish, wishOf } from "./request-words";

/** The posts sheets ask for: chosen, corrected where needed, and set or refused together. */
export function PostRequests({
  rows,
  units,
  today,
  withBody,
}: {
  rows: readonly Request[];
  units: readonly UnitChoice[];
  today: string;
  withBody: boolean;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const [reason, setReason] = useState<string | null>(null);
  const [told, setTold] = useState<{ why: string; rows: Readonly<Record<string, string[]>> } | null>(null);
  const release = useServerAction(releasePostsAction);
  const refuse = useServerAction(refusePostsAction);
  const { toast } = useToast();
  const open = rows.filter((row) => row.mayDecide);
  const picked = open.filter(({ id }) => chosen.has(id));
  const wish = (row: Request) => wishes.get(row.id) ?? wishOf(row, today);
  const pending = release.pending || refuse.pending;

  function choose(ids: readonly string[], on: boolean) {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (on) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }

  function done(said: string) {
    setChosen(new Set());
    setTold(null);
    setReason(null);
    toast({ tone: "ok", title: said });
  }

  async function onRelease() {
    const wanting = picked.flatMap((row): [string, string[]][] => {
      const why = lacking(wish(row));
      return why ? [[row.id, [why]]] : [];
    });
    if (wanting.length > 0)
      return setTold({
        why: `有${wanting.length}行还没有填全，请按各行的提示补上。`,
        rows: Object.fromEntries(wanting),
      });
    const sent = picked.map((row) => {
      const { role, unitId, fromOn } = wish(row);
      return { id: row.id, version: row.version, role, unitId: role && actsForUnit(role) ? unitId : null, fromOn };
    });
    const reply = await release.run({ rows: sent });
    if (reply?.ok) done(`已设置${reply.count}个岗位`);
    else if (reply) setTold({ why: reply.why, rows: reply.fields ?? {} });
  }

  async function onRefuse() {
    const sent = picked.map(({ id, version }) => ({ id, version }));
    const reply = await refuse.run({ rows: sent, reason: reason ?? "" });
    if (reply?.ok) done(`${reply.count}个岗位不予设置`);
    else if (reply) setTold({ why: reply.fields?.reason?.[0] ?? reply.why, rows: reply.fields ?? {} });
  }

  return (
    <div>
      {told && (
        <Notice tone="error" className="m-3">
          {told.why}
        </Notice>
      )}
      {open.length > 0 && (
        <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-3 py-1 print:hidden">
          <Button
            variant="primary"
            size="sm"
            disabled={picked.length === 0}
            pending={pending}
            onClick={() => void onRelease()}
          >
            {picked.length > 0 ? `批量设置岗位（${picked.length}）` : "批量设置岗位"}
          </Button>
          {reason === null ? (
            <Button size="sm" disabled={picked.length === 0} onClick={() => setReason("")}>
              不予设置
            </Button>
          ) : (
            <>
              <Input
                aria-label="不予设置的原因"
                placeholder="不予设置的原因"
                className="w-64"
                value={reason}
                maxLength={ADMINISTRATION_REASON_MAX}
                onChange={(event) => setReason(event.target.value)}
              />
              <Button
                size="sm"
                variant="danger"
                disabled={picked.length === 0}
                pending={pending}
                onClick={() => void onRefuse()}
              >
                {`不予设置（${picked.length}）`}
              </Button>
              <Button size="sm" variant="quiet" onClick={() => setReason(null)}>
                返回
              </Button>
            </>
          )}
          <output className="nums ml-auto text-sm text-muted">
            {picked.length > 0 ? `已选 ${picked.length} 个` : ""}
          </output>
        </div>
      )}
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">待设岗位</caption>
          <thead className="text-sm text-muted">
            <tr className="border-b border-line">
              <th className="w-9 px-3 py-2">
                {open.length > 0 && (
                  <input
                    type="checkbox"
                    aria-label="选择本页全部"
                    className="block size-4 accent-solid"
                    checked={open.length > 0 && picked.length === open.length}
                    onChange={(event) =>
                      choose(
                        open.map(({ id }) => id),
                        event.target.checked,
                      )
                    }
                  />
                )}
              </th>
              <th className="px-2 py-2 font-medium">姓名</th>
              <th className="px-2 py-2 font-medium">职务</th>
              {withBody && <th className="px-2 py-2 font-medium">单位</th>}
              <th className="px-2 py-2 font-medium">表中写法</th>
              <th className="px-2 py-2 font-medium">岗位</th>
              <th className="px-2 py-2 font-medium">所在部门</th>
              <th className="px-2 py-2 font-medium">任职起</th>
              <th className="w-20 px-2 py-2 font-medium">操作</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PostRequestLine
                key={row.id}
                row={row}
                wish={wish(row)}
                units={units}
                withBody={withBody}
                chosen={chosen.has(row.id)}
                wrong={told?.rows[row.id]?.join("；")}
                onChoose={(on) => choose([row.id], on)}
                onWish={(next) => setWishes((before) => new Map(before).set(row.id, next))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
