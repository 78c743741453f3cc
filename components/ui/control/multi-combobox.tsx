"use client";

import { X } from "lucide-react";
import { useContext, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useClosing } from "./closing";
import { ComboButton } from "./combobox-button";
import type { ComboOption } from "./combobox-list";
import { FieldContext, useFieldAttributes } from "./field-context";

export type MultiComboboxProps = {
  label?: string | undefined;
  options: ComboOption[];
  value: readonly string[];
  onChange: (values: string[]) => void;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  /** Without the list of the chosen beneath: their names stand in the control itself. */
  bare?: boolean | undefined;
  /** One of a row of controls filled in by keyboard: told when it is done with, once its list is gone. */
  onDone?: (() => void) | undefined;
};

/** Any number of many, found by typing. */
export function MultiCombobox(props: MultiComboboxProps) {
  const {
    label = "选项",
    options,
    value: values,
    onChange,
    placeholder = "请选择，可多选",
    disabled,
    className,
  } = props;
  // The button that opens the list cannot be "required" to assistive technology; the label says it in words.
  const { "aria-required": _, ...link } = useFieldAttributes(props);
  const inField = useContext(FieldContext) !== null;
  const [open, setOpen] = useState(false);
  const { onDone } = props;
  const closing = useClosing(onDone);
  const chosen = values.map((value) => options.find((option) => option.value === value) ?? { value, label: value });
  const names = chosen.map((option) => option.label).join("、");
  const drop = (value: string) => onChange(values.filter((other) => other !== value));
  const toggle = (value: string) => (values.includes(value) ? drop(value) : onChange([...values, value]));

  return (
    <div className={cn("min-w-0", className)}>
      <ComboButton
        {...link}
        aria-label={inField ? undefined : label}
        disabled={disabled}
        open={open}
        onOpenChange={setOpen}
        onCloseAutoFocus={closing.onCloseAutoFocus}
        list={{
          label,
          options,
          chosen: new Set(values),
          multiple: true,
          onPick: toggle,
          onSkip:
            onDone &&
            (() => {
              closing.done();
              setOpen(false);
            }),
        }}
      >
        <span className={cn("min-w-0 flex-1 truncate", values.length === 0 && "text-faint")}>
          {values.length === 0 ? placeholder : props.bare ? names : `已选 ${values.length} 个`}
        </span>
      </ComboButton>
      {chosen.length > 0 && !props.bare && (
        <ul className="mt-1 flex flex-wrap gap-1" aria-label={`已选${label}`}>
          {chosen.map((option) => (
            <li
              key={option.value}
              className="inline-flex h-6 items-center gap-0.5 rounded-sm border border-line-strong bg-ground pl-1.5 text-sm"
            >
              {option.label}
              <button
                type="button"
                disabled={disabled}
                aria-label={`移除${option.label}`}
                onClick={() => drop(option.value)}
                className="rounded-sm p-1 text-muted hover:bg-hover hover:text-ink"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
