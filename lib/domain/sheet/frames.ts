/**
 * A file on its way to the page with what is done of it in between: each piece says what it is and how long. The page shows
 * how far it is, and a file that broke off has no end and is not kept.
 */

const PROGRESS = 0;
const BYTES = 1;
const END = 2;
/** One byte says what it is, four how many bytes follow. */
const HEAD = 5;

export type Frame =
  | { is: "progress"; done: number; total: number }
  | { is: "bytes"; bytes: Uint8Array }
  | { is: "end" };

function framed(is: number, bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEAD + bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, is);
  view.setUint32(1, bytes.length);
  frame.set(bytes, HEAD);
  return frame;
}

export function frameOf(frame: Frame): Uint8Array {
  if (frame.is === "bytes") return framed(BYTES, frame.bytes);
  if (frame.is === "end") return framed(END, new Uint8Array());
  const counts = new Uint8Array(8);
  const view = new DataView(counts.buffer);
  view.setUint32(0, frame.done);
  view.setUint32(4, frame.total);
  return framed(PROGRESS, counts);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Takes what arrives, however it is cut, and gives the frames that are whole. */
export function frameReader(): (arrived: Uint8Array) => Frame[] {
  let rest: Uint8Array = new Uint8Array();
  return (arrived) => {
    rest = rest.length === 0 ? arrived : joined(rest, arrived);
    const frames: Frame[] = [];
    while (rest.length >= HEAD) {
      const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
      const end = HEAD + view.getUint32(1);
      if (rest.length < end) break;
      const is = view.getUint8(0);
      if (is === BYTES) frames.push({ is: "bytes", bytes: rest.slice(HEAD, end) });
      else if (is === END) frames.push({ is: "end" });
      else frames.push({ is: "progress", done: view.getUint32(HEAD), total: view.getUint32(HEAD + 4) });
      rest = rest.subarray(end);
    }
    return frames;
  };
}
