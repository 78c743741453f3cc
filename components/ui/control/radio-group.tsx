"use client";

import { type ReactNode, useContext, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FormErrorsContext } from "./field-context";

export type RadioGroupProps = {
  name: string;
  legend: string;
  options: { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined }[];
  defaultValue?: string | undefined;
  value?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  required?: boolean | undefined;
  inline?: boolean | undefined;
  error?: string | undefined;
  className?: string | undefined;
};

/** One of a few that are all worth seeing. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, options, defaultValue, value, onChange, required, inline, className } = props;
  const id = useId();
  const errors = useContext(FormErrorsContext);
  const error = props.error ?? errors[name]?.join("；");
  return (
    <fieldset className={className} data-field={name} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">
        {legend}
        {required && <span className="ml-1 font-normal text-muted">（必填）</span>}
      </legend>
      <div className={cn("flex gap-x-5 gap-y-1.5", inline ? "flex-wrap" : "flex-col")}>
        {options.map((option) => (
          <label key={option.value} className="inline-flex items-start gap-2">
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onChange?.(option.value)}
              className="mt-[3px] size-4 shrink-0 accent-solid"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
