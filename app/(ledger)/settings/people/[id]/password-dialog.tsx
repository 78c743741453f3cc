"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

type Given = { login: string; password: string };

type Props = {
  label: string;
  title: string;
  description: ReactNode;
  submitLabel: string;
  action: (data: FormData) => Promise<ActionResult<Given>>;
  hidden: Record<string, string | number>;
  labels?: Record<string, string>;
  children?: ReactNode;
};

/** Opening an account or resetting its password: a short form, and then the password, shown this once. */
export function PasswordDialog({ label, title, description, submitLabel, action, hidden, labels, children }: Props) {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
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
        <div className="flex flex-col gap-3">
          <Notice tone="warn">初始密码只显示这一次，系统不保存。关闭后如未记下，需要重新设置。</Notice>
          <DescriptionList
            columns={1}
            items={[
              { label: "账号", value: <code className="text-lg select-all">{given.login}</code> },
              { label: "初始密码", value: <code className="text-lg select-all">{given.password}</code> },
            ]}
          />
          <p className="text-sm text-muted">本人第一次登录时，系统会要求改成只有自己知道的密码。</p>
        </div>
      ) : (
        <ActionForm action={action} labels={labels} warnUnsaved={false} onSuccess={setGiven}>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          <div className="flex justify-end gap-2">
            <DialogClose>
              <Button>取消</Button>
            </DialogClose>
            <SubmitButton>{submitLabel}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Dialog>
  );
}
