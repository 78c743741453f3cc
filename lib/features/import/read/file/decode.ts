/** What a file is by its first bytes, whatever its name says. */
export type Signature = "zip" | "ole" | "pdf" | "image" | "archive" | "rtf" | "mht" | null;

const SIGNATURES: { kind: Exclude<Signature, null>; bytes: number[]; at?: number }[] = [
  { kind: "zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: "zip", bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: "ole", bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: "pdf", bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: "image", bytes: [0xff, 0xd8, 0xff] },
  { kind: "image", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: "image", bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: "image", bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: "image", bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: "image", bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { kind: "image", bytes: [0x66, 0x74, 0x79, 0x70], at: 4 },
  { kind: "rtf", bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  // "MIME-Version:", with which a page saved as one file begins.
  { kind: "mht", bytes: [0x4d, 0x49, 0x4d, 0x45, 0x2d, 0x56, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, 0x3a] },
  { kind: "archive", bytes: [0x52, 0x61, 0x72, 0x21] },
  { kind: "archive", bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: "archive", bytes: [0x1f, 0x8b] },
];

export function signatureOf(bytes: Uint8Array): Signature {
  for (const { kind, bytes: expected, at = 0 } of SIGNATURES) {
    if (expected.every((value, i) => bytes[at + i] === value)) return kind;
  }
  return null;
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 by its mark, else UTF-8 strictly, else GB18030 strictly (which includes GBK and GB2312); null when it is none of them. */
export function decodeText(bytes: Uint8Array, declared?: string): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, "utf-16be");
  if (declared && /^gb/i.test(declared)) {
    const text = decodeAs(bytes, "gb18030");
    if (text !== null) return text;
  }
  return decodeAs(bytes, "utf-8") ?? decodeAs(bytes, "gb18030");
}

/** Control characters do not occur in text: more than a stray one means the bytes were something else. */
export function looksBinary(text: string): boolean {
  if (text.includes("\u0000")) return true;
  let odd = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 9 && code !== 10 && code !== 11 && code !== 12 && code !== 13) || code === 0xfffd)
      odd += 1;
  }
  return odd > 2 && odd * 200 > text.length;
}
