import { FormDialog } from "@/components/form/form-dialog";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import type { Action } from "@/lib/command/define-action";
import { addDays, type Day } from "@/lib/domain/day";
import { ADMINISTRATION_REASON_MAX } from "@/lib/domain/limits";
import type { PostState } from "@/lib/domain/people/posts";

const LABELS = { toOn: "最后一天", reason: "原因" };

/** What is held from a day to a day: a post, a unit in one's charge. */
type Held = { id: string; version: number; label: string; state: PostState; fromOn: Day };

function Reason() {
  return (
    <Field label={LABELS.reason} name="reason" required>
      <Textarea name="reason" rows={2} maxLength={ADMINISTRATION_REASON_MAX} required />
    </Field>
  );
}

/** Ends what is held, or withdraws what has not begun; nothing for what is over. */
export function EndTenure({
  held: { id, version, label, state, fromOn },
  today,
  action,
  what,
  ends,
  begun,
  ahead,
}: {
  held: Held;
  today: Day;
  action: Action<object>;
  /** What it is called: 岗位. */
  what: string;
  /** What ending it is called: 免去 a post. */
  ends: string;
  /** What ending it leads to, beside what is said of days. */
  begun: string;
  /** What is said before it is withdrawn. */
  ahead: string;
}) {
  if (state === "PAST") return null;
  const yesterday = addDays(today, -1);
  const begins = state === "FUTURE";
  const verb = begins ? "撤回" : ends;
  return (
    <FormDialog
      label={verb}
      title={`${verb}“${label}”？`}
      description={begins ? ahead : `最后一天当天仍然有效，填昨天则立即失效。${begun}`}
      variant="quiet"
      size="sm"
      action={action}
      hidden={begins ? { id, version, toOn: addDays(fromOn, -1) } : { id, version }}
      labels={LABELS}
      submitLabel={verb}
      danger
      successMessage={`${what}已${verb}`}
    >
      {!begins && (
        <Field label={LABELS.toOn} name="toOn" required>
          <DateInput
            name="toOn"
            defaultValue={yesterday}
            min={fromOn < today ? fromOn : yesterday}
            today={today}
            required
          />
        </Field>
      )}
      <Reason />
    </FormDialog>
  );
}
