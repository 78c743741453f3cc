"use client";

import { createContext, useContext } from "react";

/** What a control takes from the Field around it, so that label, hint and error are linked without any wiring by hand. */
export type FieldLink = {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldLink | null>(null);

/** Errors of the form around a field, by field name. */
export const FormErrorsContext = createContext<Readonly<Record<string, string[]>>>({});

/** Attributes for the control; explicit props of the control win. */
export function useFieldAttributes(own: { id?: string | undefined }) {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    "aria-describedby": field?.describedBy,
    "aria-invalid": field?.invalid || undefined,
    "aria-required": field?.required || undefined,
  };
}
