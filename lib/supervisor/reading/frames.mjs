/**
 * Frames on a stream of bytes: one letter that says what it is, four bytes of length, the payload. Spoken between whoever
 * has a file read, the supervisor, and the process that reads it.
 */

/** What a frame is. A file is any number of PART and one END. */
export const FRAME = { SAYS: 0x4a, PART: 0x42, END: 0x45, ANSWER: 0x52 };

const HEAD = 5;
/** Bytes of a file one frame carries: what lies in a pipe at once, not what a file may have. */
export const PART_BYTES = 256 * 1024;

/** @typedef {{ type: number; payload: Buffer }} Frame */

/**
 * @param {number} type
 * @param {Uint8Array} [payload]
 */
export function frame(type, payload = new Uint8Array()) {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(type, 0);
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/**
 * Resolves when the stream has taken it over, so that a sender is as fast as the one who reads.
 * @param {import("node:stream").Writable} stream
 * @param {number} type
 * @param {Uint8Array} [payload]
 * @returns {Promise<void>}
 */
export function send(stream, type, payload) {
  return new Promise((resolve, reject) => {
    stream.write(frame(type, payload), (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * @param {import("node:stream").Writable} stream
 * @param {object} words
 */
export const say = (stream, words) => send(stream, FRAME.SAYS, Buffer.from(JSON.stringify(words)));

/**
 * Sends a file: its bytes in parts, then the end.
 * @param {import("node:stream").Writable} stream
 * @param {AsyncIterable<Uint8Array>} bytes
 */
export async function sendFile(stream, bytes) {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PART_BYTES) {
      await send(stream, FRAME.PART, chunk.subarray(at, at + PART_BYTES));
    }
  }
  await send(stream, FRAME.END);
}

/**
 * The frames of a stream, in order.
 * @param {AsyncIterable<Buffer>} stream
 * @param {number} most bytes of one payload; a longer one is an error
 * @returns {AsyncGenerator<Frame, void>}
 */
export async function* framesOf(stream, most) {
  /** @type {Buffer[]} */
  let held = [];
  let length = 0;
  let need = HEAD;
  /** @type {number | undefined} */
  let type;
  for await (const chunk of stream) {
    held.push(chunk);
    length += chunk.length;
    while (length >= need) {
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
      const mine = all.subarray(0, need);
      held = [all.subarray(need)];
      length -= need;
      if (type === undefined) {
        type = mine.readUInt8(0);
        need = mine.readUInt32BE(1);
        if (need > most) throw new Error(`a frame of ${need} bytes is longer than ${most}`);
      } else {
        yield { type, payload: mine };
        type = undefined;
        need = HEAD;
      }
    }
  }
}
