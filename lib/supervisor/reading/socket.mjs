import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { isAlive } from "../../db/embedded-process.mjs";
import { FRAME, framesOf, PART_BYTES, say, send } from "./frames.mjs";

/**
 * The queue of this machine, reached over a socket in the data directory that only its own account opens. One connection
 * asks for one thing: `{ read }`, answered with places (`{ ahead }`) until its turn (`{ go: true }`), upon which the file
 * is sent and the answer comes, or `{ cause }`; a last word `{ settled }` says what came of it. Or `{ list: OWNER }`, or
 * `{ dismiss: { owner, which } }`.
 */

/** The longest address of a socket Linux and macOS take. */
const LONGEST_ADDRESS = 100;
const NAME = /^reading-(\d+)\.sock$/;

/** @param {string} directory @returns {string} */
function addressIn(directory) {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  for (const name of readdirSync(directory)) {
    const owner = NAME.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) rmSync(path.join(directory, name), { force: true });
  }
  const wanted = path.join(directory, `reading-${process.pid}.sock`);
  if (Buffer.byteLength(wanted) <= LONGEST_ADDRESS) return wanted;
  return path.join(mkdtempSync(path.join(os.tmpdir(), "ledger-")), "reading.sock");
}

/**
 * @param {net.Socket} socket
 * @param {import("./queue.mjs").ReadingQueue} queue
 */
async function answer(socket, queue) {
  const frames = framesOf(socket, PART_BYTES);
  const first = await frames.next();
  if (first.done) return;
  const words = JSON.parse(first.value.payload.toString("utf8"));
  if (typeof words.list === "string") {
    await say(socket, { listed: queue.list(words.list) });
    return;
  }
  if (words.dismiss) {
    queue.dismiss(String(words.dismiss.owner), String(words.dismiss.which));
    await say(socket, { dismissed: true });
    return;
  }
  const away = new AbortController();
  // Always one frame is waited for, so that the end of a connection is seen at once.
  let following = frames.next();
  const watch = () => {
    following.then(
      ({ done }) => done && away.abort(),
      () => away.abort(),
    );
  };
  watch();
  let answered = false;
  async function* bytes() {
    await say(socket, { go: true });
    for (;;) {
      const { done, value } = await following;
      if (done || answered) throw new Error("nobody sends, or nobody reads any more");
      following = frames.next();
      watch();
      if (value.type !== FRAME.PART) return;
      yield value.payload;
    }
  }
  const place = (/** @type {number} */ ahead) => void say(socket, { ahead }).catch(() => undefined);
  const { outcome, settle } = await queue.read(words.read, { place, bytes, signal: away.signal });
  answered = true;
  try {
    if ("answer" in outcome) await send(socket, FRAME.ANSWER, outcome.answer);
    else await say(socket, outcome);
    for (;;) {
      const { done, value } = await following;
      if (done) return;
      // The rest of a file that was given up may still be on its way.
      if (value.type === FRAME.SAYS) return settle(JSON.parse(value.payload.toString("utf8")).settled ?? null);
      following = frames.next();
    }
  } finally {
    settle(null);
  }
}

/**
 * @param {import("./queue.mjs").ReadingQueue} queue
 * @param {string} directory
 * @returns {Promise<{ address: string; close: () => void }>}
 */
export async function serveReadings(queue, directory) {
  const address = addressIn(directory);
  /** @type {Set<net.Socket>} */
  const open = new Set();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    answer(socket, queue)
      // Words nobody understands, or a connection that broke: its own end.
      .catch(() => undefined)
      .finally(() => socket.destroySoon());
  });
  const before = process.umask(0o177);
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => resolve(undefined));
    process.umask(before);
  });
  chmodSync(address, 0o600);
  return {
    address,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
      rmSync(address, { force: true });
    },
  };
}
