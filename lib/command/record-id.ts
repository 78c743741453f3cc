import { z } from "zod";

const id = z.uuid();

/** Whether a part of an address can be the id of a record; what cannot is not asked for, and so is not found. */
export function isRecordId(text: string): boolean {
  return id.safeParse(text).success;
}
