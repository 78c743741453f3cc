import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { createReadingQueue } from "@/lib/supervisor/reading/queue.mjs";

/** Readers that do one thing each, in place of the one that ships: what is watched from outside does not depend on it. */

export const PRELUDE = `
import fs from "node:fs";
const head = (length) => { const b = Buffer.alloc(5); b.write("R"); b.writeUInt32BE(length, 1); return b; };
const say = (value) => { const b = Buffer.from(JSON.stringify(value)); fs.writeSync(3, Buffer.concat([head(b.length), b])); };
const file = () => new Promise((resolve) => {
  let all = Buffer.alloc(0);
  const take = (chunk) => {
    all = Buffer.concat([all, chunk]);
    for (let at = 0; at + 5 <= all.length; at += 5 + all.readUInt32BE(at + 1))
      if (all[at] === 0x45) { process.stdin.off("data", take); resolve(all); }
  };
  process.stdin.on("data", take).on("end", () => process.exit(0));
});
`;

export const LIMITS = { memory: 200, seconds: 1, patience: 20, bytes: 1_000_000, result: 1_000_000 };

/** A queue whose reader runs the given program for each file, in a folder of its own. */
export function queueOf(program: string, options: Partial<Parameters<typeof createReadingQueue>[0]> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-reader-"));
  const file = path.join(folder, "reader.mjs");
  writeFileSync(file, `${PRELUDE}\nfor (;;) { const bytes = await file(); ${program} }`);
  const queue = createReadingQueue({ program: file, limits: LIMITS, waiting: 60, ...options });
  onTestFinished(() => {
    queue.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return queue;
}

export async function* bytesOf(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const one of parts) yield typeof one === "string" ? Buffer.from(one) : one;
}

type Queue = ReturnType<typeof queueOf>;

/** Hands one file in; `places` holds what its sender was told. */
export function handIn(queue: Queue, bytes: () => AsyncIterable<Uint8Array> = () => bytesOf("x"), owner = "a") {
  const places: number[] = [];
  const away = new AbortController();
  const handled = queue.read(
    { kind: "any", options: {}, owner, label: "通报.docx" },
    { place: (ahead) => places.push(ahead), bytes, signal: away.signal },
  );
  const told = handled.then(({ outcome }) =>
    "answer" in outcome ? (JSON.parse(outcome.answer.toString()) as unknown) : outcome.cause,
  );
  return { places, handled, told, leave: () => away.abort() };
}
