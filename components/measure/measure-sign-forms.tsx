"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { DECISION_WORDS_MAX } from "@/lib/domain/limits";
import { FivePointChecks } from "./measure-five-points";
import { ReturnPoints } from "./measure-return-points";

export type MeasureSignFormsProps = {
  measureId: string;
  version: number;
  approve: (data: FormData) => Promise<ActionResult>;
  sendBack: (data: FormData) => Promise<ActionResult>;
  fivePoints: boolean;
  /** Signing closes the measure. */
  last: boolean;
  /** The measure that waits for the viewer after this one; null when this is the last. */
  nextId: string | null;
};

/** 同意 or 退回, in one place; what is written for one of them stays while the other is looked at. Either goes on to the next. */
export function MeasureSignForms(props: MeasureSignFormsProps) {
  const { measureId, version, approve, sendBack, fivePoints, last, nextId } = props;
  const [returning, setReturning] = useState(false);
  const redirectTo = nextId ? `/measures/${nextId}` : undefined;
  const seen = (
    <>
      <input type="hidden" name="measureId" value={measureId} />
      <input type="hidden" name="version" value={version} />
    </>
  );
  return (
    <>
      <div hidden={returning}>
        <ActionForm
          action={approve}
          successMessage={last ? "已同意，该措施已销号" : "已同意，转入下一环节"}
          redirectTo={redirectTo}
          labels={{ remark: "审核意见", checks: "五项核查" }}
          className="flex flex-col gap-3"
        >
          {seen}
          {fivePoints && <FivePointChecks />}
          <Field label="审核意见" name="remark" required>
            <Textarea
              name="remark"
              rows={2}
              maxLength={DECISION_WORDS_MAX}
              required
              placeholder="写明查了什么、看到什么"
            />
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <SubmitButton>
              {last ? "同意销号" : "同意，转下一环节"}
              {nextId && "，看下一件"}
            </SubmitButton>
            <Button variant="danger" onClick={() => setReturning(true)}>
              退回
            </Button>
          </div>
        </ActionForm>
      </div>
      <div hidden={!returning}>
        <ActionForm
          action={sendBack}
          successMessage="已退回牵头部门"
          redirectTo={redirectTo}
          labels={{ remark: "总的意见", points: "需补充完善的事项" }}
          className="flex flex-col gap-3"
        >
          {seen}
          <ReturnPoints />
          <Field label="总的意见" name="remark" hint="可以不填；随逐条事项一并告知牵头部门。">
            <Textarea name="remark" rows={1} maxLength={DECISION_WORDS_MAX} />
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <SubmitButton variant="danger">确认退回{nextId && "，看下一件"}</SubmitButton>
            <Button onClick={() => setReturning(false)}>改为同意</Button>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
