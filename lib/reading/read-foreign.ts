import { z } from "zod";
import { MAX_FILE_BYTES } from "../domain/limits";
import type { Cause, Outcome } from "../supervisor/reading/child.mjs";
import { handIn, type Sender } from "./desk";
import type { Kind, Read } from "./kind";

/** Has the bytes of somebody else read in the process made for it: kind and bytes in, result or reason out. */

/** What the person is told where there is no answer. */
const sentences = (instead: string): Record<Cause, string> => ({
  time: `这份文件读取用时过长，已停止读取。${instead}`,
  memory: `这份文件读取时占用内存过多，已停止读取。${instead}`,
  crash: `这份文件的结构有问题，无法读取。${instead}`,
  size: `文件超过${MAX_FILE_BYTES / 1024 / 1024}MB。${instead}`,
  result: `这份文件识别出的内容过多。${instead}`,
  busy: "等待读取的文件过多，这份文件没有收下。请过几分钟再上传。",
  gone: "文件没有传完，没有读取。请重新上传。",
});

const refused = z.object({ ok: z.literal(false), why: z.string().min(1).max(1_000) });
const failed = z.object({ fault: z.string() });

/** A mistake of ours in a reader, not the file's. */
export class ReadingFault extends Error {}

function toldBy<Result>(kind: Kind<unknown, Result>, outcome: Outcome): Read<Result> {
  if ("cause" in outcome) return { ok: false, why: sentences(kind.instead)[outcome.cause] };
  const answer: unknown = JSON.parse(outcome.answer.toString("utf8"));
  const fault = failed.safeParse(answer);
  if (fault.success) throw new ReadingFault(`${kind.name}: ${fault.data.fault}`);
  return z.union([refused, z.object({ ok: z.literal(true), result: kind.result })]).parse(answer) as Read<Result>;
}

type Asking<Options> = Partial<Sender> & {
  options: Options;
  bytes: () => AsyncIterable<Uint8Array>;
  /** Who sent it and what it is called there: to be found again, see handedInBy. */
  owner?: string;
  label?: string;
  /** What the page of the owner calls this sending of it, see dismissReading. */
  sending?: string;
};

/**
 * Waits for its turn, has it read, and hands the result to `use`, whose reason, or the reader's, is what became of the file
 * for its owner. Holds no connection to the database meanwhile: none is to be opened around it.
 * @throws ReadingFault, or an error where nobody can read
 */
export async function readForeign<Options, Result, Used extends { ok: true } | { ok: false; why: string }>(
  kind: Kind<Options, Result>,
  { options, bytes, owner, label, sending, place = () => undefined }: Asking<Options>,
  use: (result: Result) => Promise<Used>,
): Promise<Used | { ok: false; why: string }> {
  const { outcome, settle } = await handIn(
    { kind: kind.name, options, ...(owner && { owner }), ...(label && { label }), ...(sending && { sending }) },
    { bytes, place },
  );
  let why: string | null = "系统暂时无法读取这份文件，请稍后再试。";
  try {
    const read = toldBy(kind as Kind<unknown, Result>, outcome);
    const used = read.ok ? await use(read.result) : read;
    why = used.ok ? null : used.why;
    return used;
  } finally {
    settle(why);
  }
}

/** A file held in memory, as what is sent. */
export async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
