"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Dialog, DialogButtons, DialogClose } from "@/components/ui/overlay/dialog";

type Half = { login: string; half: string; other: string };

type Props = {
  label: string;
  title: string;
  description: ReactNode;
  submitLabel: string;
  /** Which half the answer tells. */
  part: "first" | "second";
  action: (data: FormData) => Promise<ActionResult<Half>>;
  hidden: Record<string, string | number>;
  labels?: Record<string, string>;
  /** False once it is done: the page behind shows that at once, and the half must stay on screen all the same. */
  offered?: boolean;
  children?: ReactNode;
};

function Slip({ part, given }: { part: Props["part"]; given: Half }) {
  const label = part === "first" ? "上半段" : "下半段";
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warn">{`${label}只显示这一次，系统不保存。关闭后如未记下，须重新申请。`}</Notice>
      <DescriptionList
        columns={1}
        items={[
          { label: "账号", value: <code className="text-lg select-all">{given.login}</code> },
          { label, value: <code className="text-lg select-all">{given.half}</code> },
        ]}
      />
      <p className="text-sm text-muted">
        {part === "first"
          ? `请把账号和上半段交给本人。下半段由${given.other}核实释放后另行交给本人；两段都在本人手里才能使用。`
          : "请核实是本人后，把下半段直接交给本人，不要经申请人转交。本人在登录页点“用一次性码设置密码”，填入两段，自己设置密码。"}
      </p>
    </div>
  );
}

/** Asking for or releasing a one-time code: a short form, and then the half, shown this once. */
export function CodeDialog({ label, title, description, submitLabel, part, offered = true, ...form }: Props) {
  const { action, hidden, labels, children } = form;
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<Half | null>(null);
  if (!offered && !given) return null;
  function openOrClose(next: boolean) {
    setOpen(next);
    if (!next) setGiven(null);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={openOrClose}
      title={given ? "请当面交给本人" : title}
      description={given ? undefined : description}
      trigger={<Button size="sm">{label}</Button>}
      footer={
        given && (
          <DialogClose>
            <Button variant="primary">已记下，关闭</Button>
          </DialogClose>
        )
      }
    >
      {given ? (
        <Slip part={part} given={given} />
      ) : (
        <ActionForm action={action} labels={labels} warnUnsaved={false} onSuccess={setGiven}>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          <DialogButtons>
            <DialogClose>
              <Button>取消</Button>
            </DialogClose>
            <SubmitButton>{submitLabel}</SubmitButton>
          </DialogButtons>
        </ActionForm>
      )}
    </Dialog>
  );
}
