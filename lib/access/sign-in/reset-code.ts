import { createHmac, randomBytes } from "node:crypto";
import { authSecret } from "@/lib/env";

/** The halves of a one-time code: eight characters each, about 38 bits, written k7mf-3xwq. */

// Without characters that are mistaken for one another when copied from paper: 0 o, 1 l i, 5 s, 2 z.
const ALPHABET = "abcdefghjkmnpqrtuvwxy346789";
const LENGTH = 8;

function written(bytes: Buffer): string {
  // 32 bits a character taken modulo 27: the bias is below one in a hundred million.
  const characters = Array.from({ length: LENGTH }, (_, i) => ALPHABET[bytes.readUInt32BE(i * 4) % ALPHABET.length]);
  return `${characters.slice(0, 4).join("")}-${characters.slice(4).join("")}`;
}

/**
 * A half that follows from the secret and the key of the form that asked, so that sending the form again shows the same
 * one although it is stored nowhere.
 */
export function halfFor(part: "first" | "second", key: string): string {
  return written(createHmac("sha256", authSecret()).update(`reset-code:${part}:${key}`).digest());
}

/** A half that follows from nothing, for what is made on the machine. */
export function randomHalf(): string {
  return written(randomBytes(LENGTH * 4));
}

/** A half as it is compared, however it was typed: capitals, full width, blanks and dashes do not count. */
export function normalHalf(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  const [, start, end] = plain.match(/^(.{4})(.{4})$/) ?? [];
  return start && end ? `${start}-${end}` : "";
}
