"use client";

import { type ReactNode, useEffect, useRef } from "react";

export type FormErrorProps = {
  why: string;
  fields?: Record<string, string[]> | undefined;
  /** What a field is called on the page, by name. */
  labels?: Record<string, string> | undefined;
  /** What can be done about it, beneath the sentence. */
  actions?: ReactNode;
};

function goTo(name: string) {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const control = field?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea, button");
  control?.focus();
  field?.scrollIntoView({ block: "center" });
}

/** Everything that kept a form from being taken, in one place that takes the focus when it appears. */
export function FormError({ why, fields = {}, labels = {}, actions }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const entries = Object.entries(fields).filter(([, messages]) => messages.length > 0);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-md border border-red-line border-l-4 border-l-red bg-red-tint px-3 py-2 text-red"
    >
      <p className="font-medium">{why}</p>
      {entries.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(([name, messages]) => (
            <li key={name}>
              <button type="button" onClick={() => goTo(name)} className="text-left underline underline-offset-2">
                {labels[name] ? `${labels[name]}：` : ""}
                {messages.join("；")}
              </button>
            </li>
          ))}
        </ul>
      )}
      {actions}
    </div>
  );
}
