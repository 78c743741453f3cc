import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { dataDirectory } from "../env";

/**
 * A file on its way in, put on disk while it waits, so that nobody's memory holds it. It has no name any more once it is
 * open: the system takes it back when this process ends, however it ends.
 */
export type Spooled = {
  /** SHA-256 of the bytes, hexadecimal. */
  checksum: string;
  bytes: () => AsyncIterable<Uint8Array>;
  close: () => Promise<void>;
};

/** Takes a stream in up to `most` bytes; null when there is more, and then nothing of it is kept. */
export async function spool(stream: AsyncIterable<Uint8Array>, most: number): Promise<Spooled | null> {
  const directory = path.join(dataDirectory(), "incoming");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = path.join(directory, randomUUID());
  const file = await open(name, "wx+", 0o600);
  await rm(name);
  const hash = createHash("sha256");
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.byteLength;
      if (length > most) {
        await file.close();
        return null;
      }
      hash.update(chunk);
      await file.write(chunk);
    }
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    checksum: hash.digest("hex"),
    bytes: () => file.createReadStream({ start: 0, autoClose: false }),
    close: () => file.close(),
  };
}
