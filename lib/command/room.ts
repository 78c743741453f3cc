import "server-only";
import { hasRoom, spaceOf } from "@/lib/db/disk-space.mjs";
import { env } from "@/lib/env";

/**
 * Whether the embedded database has room to write. A server of one's own watches its own disk: always true then.
 * Asked anew each time, microseconds, so that work goes on the moment space is freed.
 */
export async function roomToWrite(): Promise<boolean> {
  const { DATABASE_DIRECTORY, DISK_RESERVE_MB } = env();
  if (!DATABASE_DIRECTORY) return true;
  try {
    return hasRoom(await spaceOf(DATABASE_DIRECTORY), DISK_RESERVE_MB);
  } catch {
    // A disk that cannot be measured is no reason to stop everybody's work.
    return true;
  }
}
