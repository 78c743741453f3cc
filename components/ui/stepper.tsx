import { Check, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type StepState = "done" | "current" | "todo" | "returned";
export type StepperItem = { label: string; state: StepState; note?: ReactNode };

const WORDS = { done: "已办", current: "待办", todo: "未到", returned: "退回" } satisfies Record<StepState, string>;
const MARKS = {
  done: "border-green bg-green text-white",
  current: "border-solid bg-solid text-white",
  todo: "border-line-strong bg-surface text-muted",
  returned: "border-amber bg-amber-tint text-amber",
} satisfies Record<StepState, string>;

/** Steps in a fixed order, each with its state in words. */
export function Stepper({ steps, label = "办理步骤" }: { steps: StepperItem[]; label?: string | undefined }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-y-2 md:flex-row">
      {steps.map((step, i) => (
        <li
          key={step.label}
          aria-current={step.state === "current" ? "step" : undefined}
          className="relative flex min-w-0 flex-1 gap-2 pr-3"
        >
          <span
            aria-hidden="true"
            className={cn(
              "nums flex size-5 shrink-0 items-center justify-center rounded-full border text-xs",
              MARKS[step.state],
            )}
          >
            {step.state === "done" ? (
              <Check className="size-3" />
            ) : step.state === "returned" ? (
              <RotateCcw className="size-3" />
            ) : (
              i + 1
            )}
          </span>
          <span className="min-w-0">
            <span className={cn("block leading-5", step.state === "current" && "font-semibold")}>{step.label}</span>
            <span className="block text-sm text-muted">{step.note ?? WORDS[step.state]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
