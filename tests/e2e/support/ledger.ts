import { env } from "@/lib/env";

/** The ledger a file of journeys works on: one of its own, so that files run side by side and none meets another's rows. */

type Ledger = { file: string; id: string; url: string };

let current: Ledger | undefined;

const control = () => `http://127.0.0.1:${env().E2E_PORT}`;

async function ask(method: string, id = ""): Promise<{ id: string; url: string }> {
  const response = await fetch(`${control()}/${id}`, { method });
  if (!response.ok) throw new Error(`no ledger for this file: ${await response.text()}`);
  return (await response.json()) as { id: string; url: string };
}

/** @returns the address of the file's ledger, started when the file is new, and whether it was started now */
export async function ledgerOf(file: string): Promise<{ url: string; fresh: boolean }> {
  const given = env().E2E_BASE_URL;
  if (given) return { url: given, fresh: false };
  if (current?.file === file) return { url: current.url, fresh: false };
  await endLedger();
  current = { file, ...(await ask("POST")) };
  return { url: current.url, fresh: true };
}

/** The same ledger by the number of this machine: its name is known to the browser alone. */
export function loopback(): URL {
  const url = new URL(current?.url ?? env().E2E_BASE_URL ?? "");
  url.hostname = "127.0.0.1";
  return url;
}

/** Ends the ledger this process works on. */
export async function endLedger(): Promise<void> {
  const ending = current;
  current = undefined;
  if (ending) await ask("DELETE", ending.id);
}
