import type { Random } from "@/prisma/seed/bulk/random";
import { changedMarkup } from "./markup";
import type { Original } from "./originals";
import { ENTRY_MARKS, type Part, zipOf } from "./zip";

/** A report with something done to it: to its markup, to the parts of its zip, to its bytes. */

type Parts = readonly [Part, ...Part[]];

const BYTE_CHANGES: [(bytes: Buffer, random: Random) => Buffer, ...((bytes: Buffer, random: Random) => Buffer)[]] = [
  (bytes, random) => {
    const out = Buffer.from(bytes);
    for (let i = random.int(1, 20); i > 0; i -= 1) {
      const place = random.int(0, out.length - 1);
      out[place] = (out[place] ?? 0) ^ (1 << random.int(0, 7));
    }
    return out;
  },
  (bytes, random) => bytes.subarray(0, random.int(0, bytes.length)),
  (bytes, random) => {
    const [a, b] = [random.int(0, bytes.length), random.int(0, bytes.length)].sort((x, y) => x - y) as [number, number];
    const [before, within, after] = [bytes.subarray(0, a), bytes.subarray(a, b), bytes.subarray(b)];
    return Buffer.concat(
      random.of([
        [before, after],
        [before, within, within, after],
        [after, within, before],
      ]),
    );
  },
  (bytes, random) => {
    const place = random.int(0, bytes.length);
    const noise = Buffer.from(Array.from({ length: random.int(1, 300) }, () => random.int(0, 255)));
    return Buffer.concat([bytes.subarray(0, place), noise, bytes.subarray(place)]);
  },
  // Sizes, offsets, flags and ways of packing, as the entries of a zip tell them.
  (bytes, random) => {
    const out = Buffer.from(bytes);
    const place = out.indexOf(random.of(ENTRY_MARKS as [Buffer, Buffer]), random.int(0, out.length));
    const field = place + random.int(4, 44);
    if (place >= 0 && field + 4 <= out.length)
      out.writeUInt32LE(random.of([0, 1, 0xffff, 0x7fffffff, 0xffffffff]), field);
    return out;
  },
];

const PART_CHANGES: [(parts: Parts, random: Random) => Part[], ...((parts: Parts, random: Random) => Part[])[]] = [
  // Lost, said twice, one in the place of another.
  (parts, random) => {
    const gone = random.of(parts);
    return parts.filter((one) => one !== gone);
  },
  (parts, random) => [...parts, random.of(parts)],
  (parts, random) => {
    const [a, b] = [random.of(parts), random.of(parts)];
    return parts.map((one) => (one === a ? { ...a, bytes: b.bytes } : one === b ? { ...b, bytes: a.bytes } : one));
  },
  (parts, random) => {
    const [a, b] = [random.of(parts), random.of(parts)];
    return parts.map((one) => (one === a ? { ...a, name: random.of([b.name, `../${a.name}`, "", "__proto__"]) } : one));
  },
];

const TEXT = /\.(?:xml|rels)$/;

function changedPart({ name, bytes }: Part, random: Random, other: string): Part {
  if (TEXT.test(name) && random.chance(0.9)) {
    return { name, bytes: Buffer.from(changedMarkup(Buffer.from(bytes).toString("utf8"), random, other, 0.9)) };
  }
  return { name, bytes: bytes.length > 0 ? random.of(BYTE_CHANGES)(Buffer.from(bytes), random) : bytes };
}

/** What carries the text is changed most, and the parts it looks things up in more than the rest. */
function pickPart(parts: Parts, random: Random): Part {
  const main = parts.find(({ name }) => name === "word/document.xml");
  if (main && random.chance(0.5)) return main;
  const looked = parts.filter(({ name }) => /numbering|styles|rels|notes/.test(name));
  return random.chance(0.7) ? random.of([looked[0] ?? parts[0], ...looked.slice(1)]) : random.of(parts);
}

function changedDocx(original: Parts, random: Random, other: string): Buffer {
  let parts: Part[] = [...original];
  for (let i = random.int(0, 4); i > 0; i -= 1) {
    if (parts.length === 0) break;
    const now: Parts = [parts[0] as Part, ...parts.slice(1)];
    if (random.chance(0.25)) parts = random.of(PART_CHANGES)(now, random);
    else {
      const picked = pickPart(now, random);
      const changed = changedPart(picked, random, other);
      parts = parts.map((one) => (one === picked ? changed : one));
    }
  }
  return zipOf(parts);
}

/** The report changed in one to some ways; the same for the same numbers of `random`. */
export function mutated(original: Original, random: Random, other: string): Buffer {
  let bytes: Buffer;
  if (original.kind === "docx") bytes = changedDocx(original.parts as unknown as Parts, random, other);
  else {
    let { text } = original;
    for (let i = random.int(1, 4); i > 0; i -= 1) text = changedMarkup(text, random, other, 0.5);
    bytes = Buffer.from(text);
  }
  if (random.chance(0.3))
    for (let i = random.int(1, 2); i > 0 && bytes.length > 0; i -= 1) bytes = random.of(BYTE_CHANGES)(bytes, random);
  return bytes;
}
