import type { z } from "zod";

/**
 * A kind of reading: what is made of the bytes of a file somebody sent, in the process that reads (lib/cli/reader.ts). The
 * noun that wants it declares it; lib/registry/readings.ts says what does it.
 */
export type Kind<Options, Result> = {
  name: string;
  options: z.ZodType<Options>;
  /** What comes back is checked like anything from outside: foreign bytes made it. */
  result: z.ZodType<Result>;
  /** What to do with a file of it that cannot be read. */
  instead: string;
};

/** What was read, or one sentence in Chinese saying why it was not and what to do. */
export type Read<Result> = { ok: true; result: Result } | { ok: false; why: string };

/** What reads the bytes of one kind. Pure: no clock, no file, no network; it may throw only by a mistake of ours. */
export type Reader = (bytes: Uint8Array, options: unknown) => Promise<Read<unknown>>;

/** A reader with the kind it is of, for the table. */
export function readerOf<Options, Result>(
  kind: Kind<Options, Result>,
  read: (bytes: Uint8Array, options: Options) => Promise<Read<Result>>,
): [name: string, reader: Reader] {
  return [kind.name, (bytes, options) => read(bytes, kind.options.parse(options))];
}
