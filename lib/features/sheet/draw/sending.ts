import { Writable } from "node:stream";
import { frameOf } from "@/lib/domain/sheet/frames";

/**
 * A file sent while it is made. What is made goes to the reader's buffer at once and waits for nobody: the rows are read from
 * one snapshot of the database, which must not stay open for somebody's slow line.
 */

export type Sink = {
  /** Takes the bytes of the file. */
  file: Writable;
  progress: (done: number, total: number) => void;
  /** Whoever asked has gone away: nothing further is to be read. */
  gone: () => boolean;
};

export class GoneAway extends Error {
  override name = "GoneAway";
}

/** The rows in turn, with a word to whoever waits after each of them; none for who has gone. */
export async function* told<Row>(
  rows: AsyncIterable<readonly Row[]>,
  total: number,
  sink: Sink,
): AsyncGenerator<readonly Row[]> {
  let done = 0;
  sink.progress(done, total);
  for await (const some of rows) {
    if (sink.gone()) throw new GoneAway();
    yield some;
    done += some.length;
    sink.progress(done, total);
  }
}

type Sending<Head> = { head: Head; body: ReadableStream<Uint8Array> };

/** @param framed with what is done of it in between (lib/domain/sheet/frames) */
function open(framed: boolean): {
  sink: Sink;
  body: ReadableStream<Uint8Array>;
  end: () => void;
  fail: (e: unknown) => void;
} {
  let to: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      to = controller;
    },
    cancel() {
      to = null;
    },
  });
  const send = (bytes: Uint8Array) => to?.enqueue(bytes);
  const file = new Writable({
    write(chunk: Buffer, _, done) {
      send(framed ? frameOf({ is: "bytes", bytes: chunk }) : new Uint8Array(chunk));
      done();
    },
  });
  return {
    body,
    sink: {
      file,
      progress: (done, total) => framed && send(frameOf({ is: "progress", done, total })),
      gone: () => to === null,
    },
    end() {
      if (framed) send(frameOf({ is: "end" }));
      to?.close();
      to = null;
    },
    fail(error) {
      // What still writes into it writes into nothing.
      to?.error(error);
      to = null;
    },
  };
}

/**
 * Makes a file and answers as soon as it is begun. What cannot be begun is answered by what `make` returns instead.
 * @param failed told of what breaks off once the file has begun
 */
export function sending<Head, Refused>(
  make: (begin: (head: Head) => Sink) => Promise<Refused | undefined>,
  { framed, failed }: { framed: boolean; failed: (error: unknown) => void },
): Promise<Sending<Head> | { refused: Refused }> {
  return new Promise((resolve, reject) => {
    let begun: ReturnType<typeof open> | null = null;
    const begin = (head: Head) => {
      begun = open(framed);
      resolve({ head, body: begun.body });
      return begun.sink;
    };
    make(begin).then(
      (refused) => {
        if (begun) begun.end();
        else if (refused !== undefined) resolve({ refused });
        else reject(new Error("a file was neither begun nor refused"));
      },
      (error: unknown) => {
        if (!begun) return reject(error);
        if (!(error instanceof GoneAway)) failed(error);
        begun.fail(error);
      },
    );
  });
}
