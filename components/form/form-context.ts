"use client";

import { createContext, useContext } from "react";

export type FormState = { pending: boolean; ready: boolean; dirty: boolean };

/** State of the ActionForm around; outside of one a form is always ready. */
export const FormStateContext = createContext<FormState>({ pending: false, ready: true, dirty: false });

export function useFormState(): FormState {
  return useContext(FormStateContext);
}
