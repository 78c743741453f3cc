"use client";

import { X } from "lucide-react";
import { useContext, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useClosing } from "./closing";
import { ComboButton } from "./combobox-button";
import type { ComboOption } from "./combobox-list";
import { FieldContext, useFieldAttributes } from "./field-context";
import { announceChoice, CHOOSE, type Chosen } from "./hidden-input";

export type ComboboxProps = {
  name?: string | undefined;
  /** Said aloud for the list; the Field's label is used on the control itself. */
  label?: string | undefined;
  options: ComboOption[];
  /** Where further options are found by what is typed, when `options` are only the first of many. */
  source?: string | undefined;
  /** Where the whole list is read when it is opened, in front of `options`. */
  from?: string | undefined;
  defaultValue?: string | undefined;
  value?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  placeholder?: string | undefined;
  clearable?: boolean | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  /** One of a row of controls filled in by keyboard: told when it is done with, chosen or passed over, once its list is gone. */
  onDone?: (() => void) | undefined;
};

/** One of many, found by typing: departments, people. Submits a hidden input under `name`. */
export function Combobox(props: ComboboxProps) {
  const { name, label = "选项", options, onChange, placeholder = "请选择", clearable, disabled, className } = props;
  // The button that opens the list cannot be "required" to assistive technology; the label says it in words.
  const { "aria-required": _, ...link } = useFieldAttributes(props);
  const inField = useContext(FieldContext) !== null;
  const [open, setOpen] = useState(false);
  // Options found elsewhere, to show the chosen one by its name.
  const [found, setFound] = useState<ComboOption[]>([]);
  const [own, setOwn] = useState(props.defaultValue ?? "");
  const hidden = useRef<HTMLInputElement>(null);
  const { onDone } = props;
  const closing = useClosing(onDone);
  const value = props.value ?? own;
  const chosen = [...options, ...found].find((option) => option.value === value);

  function pick(next: string, label = [...options, ...found].find((option) => option.value === next)?.label ?? "") {
    setOwn(next);
    setOpen(false);
    onChange?.(next);
    announceChoice(hidden.current, { value: next, label });
  }

  function attach(input: HTMLInputElement) {
    hidden.current = input;
    const onChoose = (event: Event) => {
      const { detail: choice } = event as CustomEvent<Chosen>;
      // Of many only the first are at hand: what was found before is known by its name.
      setFound([choice]);
      pick(choice.value, choice.label);
    };
    input.addEventListener(CHOOSE, onChoose);
    return () => input.removeEventListener(CHOOSE, onChoose);
  }

  return (
    <div className={cn("relative min-w-0", className)}>
      {name && <input ref={attach} type="hidden" name={name} value={value} data-choice={chosen?.label ?? ""} />}
      <ComboButton
        {...link}
        aria-label={inField ? undefined : label}
        disabled={disabled}
        arrow={!(clearable && chosen)}
        className={clearable && chosen ? "pr-8" : undefined}
        open={open}
        onOpenChange={setOpen}
        onCloseAutoFocus={closing.onCloseAutoFocus}
        list={{
          label,
          options,
          source: props.source,
          from: props.from,
          onFound: setFound,
          chosen: new Set([value]),
          multiple: false,
          onPick: (next) => {
            closing.done();
            pick(next);
          },
          onSkip:
            onDone &&
            (() => {
              closing.done();
              setOpen(false);
            }),
        }}
      >
        <span className={cn("min-w-0 flex-1 truncate", !chosen && "text-faint")}>{chosen?.label ?? placeholder}</span>
      </ComboButton>
      {clearable && chosen && !disabled && (
        <button
          type="button"
          aria-label={`清除${label}`}
          onClick={() => pick("")}
          className="absolute top-1 right-1 rounded-sm p-1 text-muted hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  );
}
