import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { hasRoom, spaceOf } from "../db/disk-space.mjs";

/** What the supervisor looks at, and what it says on the terminal. */

const LOOK_AT_DISK_EVERY = 10_000;

/**
 * Resolves with true once a page could be served, with false when it is given up.
 * @param {string} host
 * @param {number} port
 * @param {() => boolean} givenUp
 */
export async function healthy(host, port, givenUp) {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  while (!givenUp()) {
    const code = await new Promise((resolve) => {
      get({ host: reachable, port, path: "/api/health", agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).once("error", () => resolve(undefined));
    });
    if (code === 200) return true;
    await pause(100);
  }
  return false;
}

/**
 * Says in the log when the disk is nearly full and when it has room again. Writing is refused by each process by itself.
 * @param {{ directory: string; reserve: number | undefined }} disk
 * @param {import("./log.mjs").Log} log
 */
export function watchDisk({ directory, reserve }, log) {
  let room = true;
  const look = async () => {
    const space = await spaceOf(directory).catch(() => undefined);
    if (!space || hasRoom(space, reserve) === room) return;
    room = !room;
    const freeMegabytes = Math.floor(space.free / 1024 / 1024);
    if (room) log.info({ freeMegabytes }, "the disk has room again, writing goes on");
    else log.warn({ freeMegabytes }, "the disk is nearly full, writing is refused until space is freed");
  };
  void look();
  setInterval(look, LOOK_AT_DISK_EVERY).unref();
}

/**
 * @param {string} address
 * @param {string | undefined} accounts
 */
export function announce(address, accounts) {
  console.log(`\n整改台账 Rectification Ledger\n\n  ${address}\n`);
  if (accounts) console.log(`示例账户 example accounts:\n\n${accounts}\n`);
  console.log("按 Ctrl-C 结束 (Ctrl-C to stop)\n");
}
