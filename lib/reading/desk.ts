import net from "node:net";
import {
  MAX_FILE_BYTES,
  MAX_READING_BYTES,
  READING_PATIENCE,
  READING_SECONDS,
  READINGS_WAITING,
} from "../domain/limits";
import { env } from "../env";
import { log } from "../log";
import type { Outcome, ReadingLimits } from "../supervisor/reading/child.mjs";
import { FRAME, framesOf, say, sendFile } from "../supervisor/reading/frames.mjs";
import { type Asked, createReadingQueue, type Listed, type ReadingQueue } from "../supervisor/reading/queue.mjs";
import { readerProgram } from "./program";

/**
 * Where files are handed in to be read: the queue of this machine, kept by the supervisor and reached over its socket; or,
 * in a command or a test that nobody supervises, a queue of this process's own, made when it is first asked.
 */

export type { Listed } from "../supervisor/reading/queue.mjs";

export type Sender = {
  /** Told how many files are before this one; 0 once it is being read. */
  place: (ahead: number) => void;
  /** The file; asked for when its turn has come. */
  bytes: () => AsyncIterable<Uint8Array>;
};

/** `settle` says what came of it: a reason is kept for the owner of the file, null takes it off the list. */
export type Handled = { outcome: Outcome; settle: (why: string | null) => void };

/** What one file may cost, and how many may wait. */
export function readingLimits(): { limits: ReadingLimits; waiting: number } {
  return {
    limits: {
      memory: env().READER_MEMORY_MB,
      seconds: READING_SECONDS,
      patience: READING_PATIENCE,
      bytes: MAX_FILE_BYTES,
      result: MAX_READING_BYTES,
    },
    waiting: READINGS_WAITING,
  };
}

let own: ReadingQueue | undefined;

function ownQueue(): ReadingQueue {
  own ??= createReadingQueue({ program: readerProgram(), ...readingLimits() });
  return own;
}

function connect(address: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(address, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** The supervisor's words. */
type Words = { ahead?: number; go?: true; cause?: "time"; listed?: Listed[]; dismissed?: true };

const wordsOf = (payload: Buffer) => JSON.parse(payload.toString("utf8")) as Words;

async function overSocket(address: string, asked: Asked, { place, bytes }: Sender): Promise<Handled> {
  const socket = await connect(address);
  socket.on("error", () => undefined);
  const settle = (why: string | null) => {
    say(socket, { settled: why }).catch(() => undefined);
    socket.end();
  };
  try {
    await say(socket, { read: asked });
    const frames = framesOf(socket, MAX_READING_BYTES);
    for (;;) {
      // Not a loop over the frames: leaving that would close the connection, and a last word is still to be said.
      const { done, value } = await frames.next();
      if (done) throw new Error("the supervisor went away while a file was read");
      const { type, payload } = value;
      if (type === FRAME.ANSWER) return { outcome: { answer: payload }, settle };
      const { ahead, go, cause } = wordsOf(payload);
      if (cause) return { outcome: { cause }, settle };
      if (ahead !== undefined) place(ahead);
      // Given up in the middle it is told the cause meanwhile.
      if (go) sendFile(socket, bytes()).catch((error: unknown) => socket.destroy(error as Error));
    }
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Waits for its turn and has the file read. @throws when there is nobody to read it */
export function handIn(asked: Asked, sender: Sender): Promise<Handled> {
  const address = env().READING_SOCKET;
  if (address) return overSocket(address, asked, sender);
  return ownQueue().read(asked, { ...sender, signal: new AbortController().signal });
}

/** Says one thing to the supervisor and hears what it answers. */
async function askOnce(address: string, words: object): Promise<Words> {
  const socket = await connect(address);
  await say(socket, words);
  for await (const { payload } of framesOf(socket, MAX_READING_BYTES)) return wordsOf(payload);
  return {};
}

/**
 * The files somebody handed in that are not done with, and those that lately could not be read. Pages show them beside
 * other things: a queue that does not answer lists nothing and holds nobody up.
 */
export async function handedInBy(owner: string): Promise<Listed[]> {
  const address = env().READING_SOCKET;
  if (!address) return own?.list(owner) ?? [];
  try {
    return (await askOnce(address, { list: owner })).listed ?? [];
  } catch (error) {
    log().warn({ err: error }, "the queue of files to be read does not answer");
    return [];
  }
}

/** Takes a file that could not be read off its owner's list; `which` is its id, or what the owner's page called the sending. */
export async function dismissReading(owner: string, which: string): Promise<void> {
  const address = env().READING_SOCKET;
  if (!address) own?.dismiss(owner, which);
  else await askOnce(address, { dismiss: { owner, which } });
}
