import type { Writable } from "node:stream";
import { crc32 } from "node:zlib";
import { instantInTable } from "@/lib/domain/day";

/**
 * Several workbooks as one .zip, written one after the other. A workbook is packed already, so that it is stored as it is:
 * two heads and a directory are all there is to write. Names are UTF-8 and say so.
 */

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Version that knows folders; the mark of UTF-8 names; stored. */
const [VERSION, UTF8, STORED] = [20, 0x0800, 0];
/** Bytes and entries such a directory can name. */
const [MOST_BYTES, MOST_FILES] = [0xffffffff, 0xffff];

/** Year, month and day in sixteen bits, hour and minute in sixteen more. */
function stamp(now: Date): [time: number, day: number] {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0] = (instantInTable(now).match(/\d+/g) ?? []).map(Number);
  return [(hour << 11) | (minute << 5), ((year - 1980) << 9) | (month << 5) | day];
}

export class ZipWriter {
  #at = 0;
  #directory: Buffer[] = [];
  readonly #stamp: [number, number];

  constructor(
    private readonly to: Writable,
    now: Date,
  ) {
    this.#stamp = stamp(now);
  }

  /** @throws RangeError beyond what the form of the file can name: four gigabytes */
  add(name: string, bytes: Uint8Array): void {
    if (this.#at + bytes.length > MOST_BYTES || this.#directory.length >= MOST_FILES)
      throw new RangeError("too much for one .zip");
    const called = Buffer.from(name, "utf8");
    const said = Buffer.alloc(26);
    [VERSION, UTF8, STORED, ...this.#stamp].forEach((value, i) => {
      said.writeUInt16LE(value, 2 * i);
    });
    [crc32(bytes), bytes.length, bytes.length].forEach((value, i) => {
      said.writeUInt32LE(value, 10 + 4 * i);
    });
    said.writeUInt16LE(called.length, 22);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(VERSION);
    // Comment, disk and marks inside are none; where the file begins comes last.
    const place = Buffer.alloc(14);
    place.writeUInt32LE(this.#at, 10);
    this.#directory.push(Buffer.concat([word(CENTRAL), made, said, place, called]));
    this.#write(word(LOCAL), said, called, bytes);
  }

  end(): void {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(this.#directory.length, 4);
    end.writeUInt16LE(this.#directory.length, 6);
    end.writeUInt32LE(directory.length, 8);
    end.writeUInt32LE(this.#at, 12);
    this.#write(directory, word(END), end);
  }

  #write(...parts: Uint8Array[]): void {
    for (const part of parts) {
      this.to.write(part);
      this.#at += part.length;
    }
  }
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
