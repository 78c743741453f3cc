import { once } from "node:events";
import { constants, createGzip, Gzip, gunzipSync } from "node:zlib";
import { expect, it, vi } from "vitest";
import "@/lib/cli/gathered-writes.mjs";

/** A page as Next writes it: pieces, each with a flush behind it. */
const PIECES = ["<html>", "整改台账".repeat(500), "</html>"];

it("what a page writes while gzip is at work goes to it in one piece, and comes out whole", async () => {
  const pieces = vi.spyOn(Gzip.prototype, "_transform");
  const gzip = createGzip();
  const sent: Buffer[] = [];
  gzip.on("data", (part: Buffer) => sent.push(part));
  for (const piece of PIECES) {
    gzip.write(piece);
    gzip.flush(constants.Z_SYNC_FLUSH);
  }
  gzip.end();
  await once(gzip, "end");
  expect(gunzipSync(Buffer.concat(sent)).toString()).toBe(PIECES.join(""));
  // The first, which found nothing under way, all the others, and the end.
  expect(pieces).toHaveBeenCalledTimes(3);
});

it("what was flushed is sent before more is written", async () => {
  const gzip = createGzip();
  const sent: Buffer[] = [];
  gzip.on("data", (part: Buffer) => sent.push(part));
  for (const piece of PIECES) gzip.write(piece);
  await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, resolve));
  const read = gunzipSync(Buffer.concat(sent), { finishFlush: constants.Z_SYNC_FLUSH });
  expect(read.toString()).toBe(PIECES.join(""));
  gzip.end();
  await once(gzip, "end");
});
