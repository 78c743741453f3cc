import { createHash } from "node:crypto";
import { constants, deflateRawSync } from "node:zlib";
import { fixtureBytes } from "../../unit/import/fixture";
import { p } from "../../unit/import/word-file";

/** A file made to hurt whoever opens it. */
export type HostileFile = {
  what: string;
  /** As its sender calls it. */
  name: string;
  make: () => Uint8Array;
} & (
  | { /** What its sender is told. */ told: RegExp }
  | { /** It is read, and this stands in its text. */ reads: RegExp | string }
  | { /** It runs into the limit of what a file may cost. */ killed: "time" | "memory" }
);

/** What must never come out of a file: see `Bait`. */
export type Bait = {
  /** A file outside, whose content a reader that follows references would bring in. */
  path: string;
  /** An address outside, which would be asked. */
  address: string;
};

export const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** An ordinary report, which stays readable whatever is put beside it. */
export const REPORT = new TextDecoder().decode(fixtureBytes("run-in-with-blocks.txt"));
/** A sentence of it. */
export const OF_REPORT = REPORT.split("\n").find((line) => line.length > 40) ?? "";
export const reportParagraphs = REPORT.split("\n")
  .map((line) => p(line))
  .join("");
export const reportPage = REPORT.split("\n")
  .map((line) => `<p>${line}</p>`)
  .join("\n");

/** Bytes that do not pack, always the same. */
export function noise(length: number): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i * 32 < length; i += 1) parts.push(createHash("sha256").update(String(i)).digest());
  return Buffer.concat(parts).subarray(0, length);
}

/** So many megabytes of one byte as a PDF packs them, made without ever holding them. */
export function bomb(megabytes: number, byte: number): Buffer {
  const chunk = deflateRawSync(Buffer.alloc(1_000_000, byte), { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([0x03, 0x00]);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => chunk), end]);
}

/** Ten of the one before in each: the last stands for ten to the eleventh. */
export const LAUGHS = Array.from({ length: 11 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).reduce(
  (all, one) => all + one,
  '<!ENTITY a0 "lol">',
);
