import { createHmac } from "node:crypto";
import { derivedKey } from "@/lib/env";

/**
 * What was sent to an action, in short: tells the same form sent twice from another one under the same key. Under a key of
 * this installation, so that whoever reads the table cannot try out what short texts it stands for; without the fields
 * that hold a secret.
 */
export function digestOf(body: unknown, secret: readonly string[]): string {
  const fields = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const words = JSON.stringify(fields.filter(([name]) => !secret.includes(name)));
  return createHmac("sha256", derivedKey("idempotency digest")).update(words).digest("hex");
}
