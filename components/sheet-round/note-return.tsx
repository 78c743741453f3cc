"use client";

import { useState } from "react";
import { ActionButton } from "@/components/form/action-button";
import { DialogForm } from "@/components/form/dialog-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { RETURN_NOTE_MAX } from "@/lib/domain/limits";
import { noteReturnAction, takeBackReturnAction } from "@/lib/features/sheet-round/actions";

type Of = { roundId: string; unitId: string; name: string };

/** 登记交回: the unit handed in paper, or said that nothing changed. */
export function NoteReturn({ roundId, unitId, name }: Of) {
  const [open, setOpen] = useState(false);
  return (
    <DialogForm
      trigger={
        <Button size="sm" aria-label={`登记${name}交回`}>
          登记交回
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title={`登记${name}交回`}
      description="没有电子表、以纸质或口头报送的在此登记；台账内容不会因此改变。"
      size="sm"
      action={noteReturnAction}
      hidden={{ roundId, unitId }}
      submitLabel="登记"
      successMessage={`已登记${name}交回`}
      labels={{ note: "交回情况" }}
      onDone={() => setOpen(false)}
    >
      <Field label="交回情况" name="note" required hint="例如 电话报送：本周无变化。">
        <Input name="note" required maxLength={RETURN_NOTE_MAX} />
      </Field>
    </DialogForm>
  );
}

/** 撤销登记: what was noted by hand was wrong. */
export function TakeBackReturn({ roundId, unitId, name }: Of) {
  return (
    <ActionButton
      size="sm"
      action={takeBackReturnAction}
      input={{ roundId, unitId }}
      successMessage={`已撤销${name}的交回登记`}
      confirm={{
        title: `撤销${name}的交回登记？`,
        description: "撤销以后，这个部门重新列为未交回。登记和撤销都留在操作记录里。",
        confirmLabel: "撤销登记",
      }}
    >
      撤销登记
    </ActionButton>
  );
}
