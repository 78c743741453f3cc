import { type Env, isLoopback } from "../env";

/** What an operator should know and nothing refuses; each a line of the log at the start. */
export function warningsOf({ HOST, PUBLIC_URL }: Pick<Env, "HOST" | "PUBLIC_URL">): string[] {
  if (isLoopback(HOST) || !PUBLIC_URL.startsWith("http:")) return [];
  return [
    `open to the network at ${HOST} over plain http (PUBLIC_URL ${PUBLIC_URL}): passwords travel unencrypted; put TLS in front and set PUBLIC_URL to its https address`,
  ];
}
