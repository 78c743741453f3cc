"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type {
  Correction,
  Review,
  ReviewIssue,
  ReviewItem,
  ReviewMeasure,
  ReviewSection,
} from "@/lib/queries/import-desk";
import { type Found, rowName } from "./import-rows";
import { isUnsaved, type Typed, type TypedChange } from "./import-typed";

type Correct = (correction: Correction) => void;
type Props<T> = {
  row: T;
  review: Review;
  pending: boolean;
  correct: Correct;
  /** What was typed into this row before and not saved. */
  typed: Typed | undefined;
  onTyped: TypedChange;
};

const EMPTY = "内容不能为空；不需要这一条的，请用“不入账”。";

/** The fields of a row: as saved, overlaid with what was typed; every change is handed up so that no row forgets it. */
function useFields<T extends Typed>(saved: T, { typed, onTyped }: { typed: Typed | undefined; onTyped: TypedChange }) {
  const [values, setValues] = useState<T>(() => ({ ...saved, ...typed }));
  const set = (part: Partial<T>) => {
    const next = { ...values, ...part };
    setValues(next);
    onTyped(isUnsaved(next, saved) ? next : null);
  };
  return { values, set, changed: isUnsaved(values, saved) };
}

/**
 * What can be done with the row chosen in the tree. Mounted anew for every row and every correction, so its fields hold
 * that row's text, and the row comes into sight where choosing or correcting it has put it.
 */
export function ImportRowEditor(props: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={box}>
      <Editor {...props} />
    </div>
  );
}

type EditorProps = {
  found: Found;
  review: Review;
  pending: boolean;
  correct: Correct;
  typed: Typed | undefined;
  onTyped: TypedChange;
};

function Editor({ found, review, pending, correct, typed, onTyped }: EditorProps) {
  if (found.row.dropped) {
    return (
      <div className="flex items-center gap-3 text-sm">
        <span className="text-muted">这一条已标记为不入账。</span>
        <Button size="sm" pending={pending} onClick={() => correct({ type: "restore", key: found.row.key })}>
          恢复入账
        </Button>
      </div>
    );
  }
  const common = { review, pending, correct, typed, onTyped };
  switch (found.type) {
    case "section":
      return <SectionEditor row={found.row} {...common} />;
    case "issue":
      return <IssueEditor row={found.row} {...common} />;
    case "item":
      return <ItemEditor row={found.row} {...common} />;
    case "measure":
      return <MeasureEditor row={found.row} parent={found.parent} {...common} />;
  }
}

function Save({
  pending,
  changed,
  empty = false,
  onSave,
}: {
  pending: boolean;
  changed: boolean;
  empty?: boolean;
  onSave: () => void;
}) {
  return (
    <Button size="sm" variant="primary" pending={pending && changed} disabled={!changed || empty} onClick={onSave}>
      保存修改
    </Button>
  );
}

function More({ pending, children }: { pending: boolean; children: React.ReactNode }) {
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button size="sm" disabled={pending}>
          更多操作
        </Button>
      }
    >
      {children}
    </DropdownMenu>
  );
}

function SectionEditor({ row, pending, correct, ...typing }: Props<ReviewSection>) {
  const { values, set, changed } = useFields({ number: row.number, title: row.title }, typing);
  const { number, title } = values;
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
        <Field label="编号" error={number.trim() ? undefined : "请填写编号。"}>
          <Input value={number} onChange={(e) => set({ number: e.target.value })} />
        </Field>
        <Field label="方面" error={title.trim() ? undefined : EMPTY}>
          <Input value={title} onChange={(e) => set({ title: e.target.value })} />
        </Field>
      </div>
      <div className="flex gap-2">
        <Save
          pending={pending}
          changed={changed}
          empty={!number.trim() || !title.trim()}
          onSave={() => correct({ type: "edit-section", key: row.key, number, title })}
        />
        <Button
          size="sm"
          disabled={pending}
          onClick={() => correct({ type: "add-issue", afterKey: null, sectionKey: row.key, title: "新增的问题" })}
        >
          在此方面新增问题
        </Button>
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不入账（问题保留）
        </Button>
      </div>
    </div>
  );
}

function IssueEditor({ row, review, pending, correct, ...typing }: Props<ReviewIssue>) {
  const { values, set, changed } = useFields(
    {
      number: row.number === null ? "" : String(row.number),
      title: row.title,
      text: row.text,
      sectionKey: row.sectionKey ?? "",
      group: row.group ?? "",
    },
    typing,
  );
  const { number, title, text, sectionKey, group } = values;
  const printed = /^[1-9]\d{0,3}$/.test(number.trim()) ? Number(number) : null;
  const misread = number.trim() !== "" && printed === null;
  const sections = review.sections.filter((s) => !s.dropped);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
        <Field label="原编号" error={misread ? "限数字" : undefined}>
          <Input value={number} inputMode="numeric" onChange={(e) => set({ number: e.target.value })} />
        </Field>
        <Field label="反馈问题" error={title.trim() ? undefined : EMPTY}>
          <Input value={title} onChange={(e) => set({ title: e.target.value })} />
        </Field>
      </div>
      <Field label="问题全文">
        <Textarea value={text} rows={2} onChange={(e) => set({ text: e.target.value })} />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="方面">
          <Select
            value={sectionKey}
            onChange={(e) => set({ sectionKey: e.target.value })}
            options={[
              { value: "", label: "未归入方面" },
              ...sections.map((s) => ({ value: s.key, label: `（${s.number}）${s.title}` })),
            ]}
          />
        </Field>
        <Field label="通报中的状态">
          <Select
            value={group}
            onChange={(e) => set({ group: e.target.value })}
            options={[
              { value: "", label: "未说明" },
              { value: "completed", label: "已整改完成" },
              { value: "ongoing", label: "正在推进" },
            ]}
          />
        </Field>
      </div>
      {row.opinions.length > 0 && <Lines title="整改意见" lines={row.opinions.map((o) => o.text)} />}
      <Notes row={row} />
      <div className="flex flex-wrap gap-2">
        <Save
          pending={pending}
          changed={changed}
          empty={!title.trim() || misread}
          onSave={() =>
            correct({
              type: "edit-issue",
              key: row.key,
              number: printed,
              title,
              text,
              sectionKey: sectionKey || null,
              group: group === "completed" || group === "ongoing" ? group : null,
            })
          }
        />
        <AddMeasure parentKey={row.key} pending={pending} correct={correct} />
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不入账
        </Button>
        <More pending={pending}>
          <MenuItem onSelect={() => correct({ type: "merge", key: row.key })}>并入上一个问题</MenuItem>
          <MenuItem onSelect={() => correct({ type: "retype", key: row.key, to: "analogous" })}>
            改为“举一反三”整改事项
          </MenuItem>
          <MenuItem onSelect={() => correct({ type: "retype", key: row.key, to: "reform" })}>
            改为推动改革促进发展事项
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            onSelect={() =>
              correct({ type: "add-issue", afterKey: row.key, sectionKey: row.sectionKey, title: "新增的问题" })
            }
          >
            在后面新增问题
          </MenuItem>
          <MenuItem
            onSelect={() => correct({ type: "add-item", kind: "analogous", parentKey: row.key, title: "新增的事项" })}
          >
            新增“举一反三”整改事项
          </MenuItem>
        </More>
      </div>
    </div>
  );
}

function ItemEditor({ row, review, pending, correct, ...typing }: Props<ReviewItem>) {
  const { values, set, changed } = useFields(
    { title: row.title, kind: row.kind as string, parentKey: row.parentKey ?? "" },
    typing,
  );
  const { title, parentKey } = values;
  const kind: ReviewItem["kind"] = values.kind === "reform" ? "reform" : "analogous";
  return (
    <div className="flex flex-col gap-2">
      <Field label="事项" error={title.trim() ? undefined : EMPTY}>
        <Input value={title} onChange={(e) => set({ title: e.target.value })} />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="类别">
          <Select
            value={kind}
            onChange={(e) => set({ kind: e.target.value })}
            options={[
              { value: "analogous", label: "“举一反三”整改事项" },
              { value: "reform", label: "推动改革促进发展事项" },
            ]}
          />
        </Field>
        <Field label="来自哪个反馈问题" hint="按原文位置推定，请核对">
          <Combobox
            name={`parent-${row.key}`}
            value={parentKey}
            onChange={(value) => set({ parentKey: value ?? "" })}
            clearable
            placeholder="没有对应问题"
            options={review.issues.filter((i) => !i.dropped).map((i) => ({ value: i.key, label: rowName(i) }))}
          />
        </Field>
      </div>
      <Notes row={row} />
      <div className="flex flex-wrap gap-2">
        <Save
          pending={pending}
          changed={changed}
          empty={!title.trim()}
          onSave={() => correct({ type: "edit-item", key: row.key, kind, title, parentKey: parentKey || null })}
        />
        <AddMeasure parentKey={row.key} pending={pending} correct={correct} />
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不入账
        </Button>
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "retype", key: row.key, to: "issue" })}>
          改为反馈问题
        </Button>
      </div>
    </div>
  );
}

function MeasureEditor({
  row,
  parent,
  review,
  pending,
  correct,
  ...typing
}: Props<ReviewMeasure> & { parent: ReviewIssue | ReviewItem }) {
  const { values, set, changed } = useFields({ text: row.text }, typing);
  const { text } = values;
  const [moving, setMoving] = useState(false);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const first = parent.measures.filter((m) => !m.dropped)[0]?.key === row.key;
  return (
    <div ref={box} className="flex flex-col gap-2">
      <Field
        label="整改措施"
        error={text.trim() ? undefined : EMPTY}
        hint={at > 0 && at < text.length ? "“从光标处拆分”会在光标位置分成两条" : undefined}
      >
        <Textarea
          value={text}
          rows={3}
          onChange={(e) => set({ text: e.target.value })}
          onSelect={(e) => setAt(e.currentTarget.selectionStart)}
        />
      </Field>
      {moving && (
        <Field label="移到哪个问题或事项下面">
          <Combobox
            name={`to-${row.key}`}
            placeholder="选择问题或事项"
            onChange={(value) => {
              if (value) correct({ type: "move-measure", key: row.key, parentKey: value });
            }}
            options={[...review.issues, ...review.items]
              .filter((p) => !p.dropped && p.key !== parent.key)
              .map((p) => ({ value: p.key, label: rowName(p) }))}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Save
          pending={pending}
          changed={changed}
          empty={!text.trim()}
          onSave={() => correct({ type: "edit-measure", key: row.key, text })}
        />
        <Button
          size="sm"
          disabled={pending || first || changed}
          onClick={() => correct({ type: "merge", key: row.key })}
        >
          并入上一条
        </Button>
        <Button
          size="sm"
          disabled={pending || changed || at <= 0 || at >= text.length}
          onClick={() => correct({ type: "split-measure", key: row.key, at })}
        >
          从光标处拆分
        </Button>
        <Button size="sm" disabled={pending} onClick={() => setMoving((m) => !m)}>
          移到…
        </Button>
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不入账
        </Button>
      </div>
    </div>
  );
}

function AddMeasure({ parentKey, pending, correct }: { parentKey: string; pending: boolean; correct: Correct }) {
  return (
    <Button
      size="sm"
      disabled={pending}
      onClick={() => correct({ type: "add-measure", parentKey, text: "新增的措施，请填写内容" })}
    >
      新增措施
    </Button>
  );
}

function Notes({ row }: { row: ReviewIssue | ReviewItem }) {
  if (row.notes.length === 0) return null;
  return (
    <Lines
      title="未能归类的文字（入账时附在正文后）"
      lines={row.notes.map((n) => (n.label ? `${n.label}：${n.text}` : n.text))}
    />
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div className="text-sm">
      <div className="text-muted">{title}</div>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
