"use client";

import { Plus, X } from "lucide-react";
import { useContext, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormErrorsContext } from "@/components/ui/control/field-context";
import { Textarea } from "@/components/ui/control/textarea";
import { POINT_MAX, POINTS_MAX } from "@/lib/domain/limits";

/** What is to be mended, one point a row; each is answered by itself when the unit applies again. */
export function ReturnPoints() {
  const id = useId();
  const [rows, setRows] = useState([0]);
  const next = useRef(1);
  const list = useRef<HTMLOListElement>(null);
  const error = useContext(FormErrorsContext).points?.join("；");

  function add() {
    setRows([...rows, next.current]);
    next.current += 1;
    // The row is drawn after this press; the writing goes on in it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child textarea")?.focus());
  }

  return (
    <fieldset data-field="points" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">
        需补充完善的事项
        <span className="ml-1 font-normal text-muted">（必填，每条一个事项，重新申报时须逐条说明）</span>
      </legend>
      <ol ref={list} className="flex flex-col gap-2">
        {rows.map((row, i) => (
          <li key={row} className="flex items-start gap-2">
            <span className="nums w-5 pt-1.5 text-right text-muted">{i + 1}.</span>
            <div className="min-w-0 flex-1">
              <Textarea name="points" rows={1} maxLength={POINT_MAX} aria-label={`第${i + 1}条`} />
            </div>
            <Button
              variant="quiet"
              aria-label={`删除第${i + 1}条`}
              icon={<X aria-hidden="true" />}
              disabled={rows.length === 1}
              onClick={() => setRows(rows.filter((r) => r !== row))}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="quiet"
        size="sm"
        className="mt-1 ml-7"
        icon={<Plus aria-hidden="true" />}
        disabled={rows.length >= POINTS_MAX}
        onClick={add}
      >
        增加一条
      </Button>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
