import { createHmac } from "node:crypto";
import { z } from "zod";
import { derivedKey } from "@/lib/env";

/** What an action remembers of what was sent to it. */

const SECRET = new WeakSet<z.ZodType>();

/** Marks a field that holds a password or a code: it is left out of everything that is kept. */
export function secretField<S extends z.ZodType>(schema: S): S {
  SECRET.add(schema);
  return schema;
}

function secretNames(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodPipe) return secretNames(schema.in as z.ZodType);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, field]) => (SECRET.has(field as z.ZodType) ? [name] : []));
}

/**
 * What was sent, in short: tells the same form sent twice from another one under the same key. Under a key of this
 * installation, so that whoever reads the table cannot try out what short texts it stands for; without its secret fields.
 */
export function digestOf(schema: z.ZodType, body: unknown): string {
  const secret = secretNames(schema);
  const fields = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const words = JSON.stringify(fields.filter(([name]) => !secret.includes(name)));
  return createHmac("sha256", derivedKey("idempotency digest")).update(words).digest("hex");
}
