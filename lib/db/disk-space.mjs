import { statfs } from "node:fs/promises";

/**
 * Free space beside the embedded database. PostgreSQL goes down when its disk is full, so the application stops writing
 * before; reading goes on. Without dependencies, because the supervisor watches too.
 */

/** @typedef {{ free: number; total: number }} Space bytes */

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 512;
const MOST_SHARE = 0.05;

/**
 * Whether there is room to write. The reserve is what the operator set, else 512 MB or a twentieth of the disk,
 * whichever is less.
 * @param {Space} space
 * @param {number | undefined} reserveMegabytes
 */
export function hasRoom({ free, total }, reserveMegabytes) {
  const reserve =
    reserveMegabytes === undefined
      ? Math.min(MOST_MEGABYTES * MEGABYTE, total * MOST_SHARE)
      : reserveMegabytes * MEGABYTE;
  return free >= reserve;
}

/**
 * The disk a directory lies on; what only root may use does not count as free.
 * @param {string} directory
 * @returns {Promise<Space>}
 */
export async function spaceOf(directory) {
  const { bavail, blocks, bsize } = await statfs(directory);
  return { free: bavail * bsize, total: blocks * bsize };
}
