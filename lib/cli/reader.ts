import { createReadStream, createWriteStream } from "node:fs";
import { z } from "zod";
import { READERS } from "../registry/readings";
import { FRAME, framesOf, PART_BYTES, send } from "../supervisor/reading/frames.mjs";

/**
 * The process that reads files of others, built to one file of its own (build-reader.ts) and started without anything of
 * the environment: a kind and bytes come in on its standard input, the result or a reason goes out on descriptor 3. Ends
 * with its input. What it may cost is watched from outside (lib/supervisor/reading/child.mjs).
 */

const asked = z.object({ kind: z.string(), options: z.unknown() });
const ANSWERS = 3;

const frames = framesOf(createReadStream("", { fd: 0 }), PART_BYTES);
const answers = createWriteStream("", { fd: ANSWERS });

async function file(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (;;) {
    const { done, value } = await frames.next();
    if (done) process.exit(0);
    if (value.type === FRAME.END) return Buffer.concat(parts);
    parts.push(value.payload);
  }
}

/** A mistake of ours is told as one, with where it happened; never with what the file held. */
function fault(error: unknown): object {
  if (!(error instanceof Error)) return { fault: "no error" };
  const frame =
    error.stack
      ?.split("\n")
      .find((line) => line.includes(" at "))
      ?.trim() ?? "";
  return { fault: `${error.name} ${frame}` };
}

for (;;) {
  const { done, value } = await frames.next();
  if (done) break;
  const { kind, options } = asked.parse(JSON.parse(value.payload.toString("utf8")));
  const bytes = await file();
  const reader = READERS.get(kind);
  const answer = reader ? await reader(bytes, options).catch(fault) : { fault: `no reader for ${kind}` };
  await send(answers, FRAME.ANSWER, Buffer.from(JSON.stringify(answer)));
}
process.exit(0);
