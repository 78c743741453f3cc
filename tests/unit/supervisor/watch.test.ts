import { once } from "node:events";
import http from "node:http";
import os from "node:os";
import { expect, it, vi } from "vitest";
import { healthy, watchDisk } from "@/lib/supervisor/watch.mjs";

it("is announced once the health check says 200, and no sooner", async () => {
  const answers = [503, 503, 200];
  const asked: string[] = [];
  const server = http.createServer((request, answer) => {
    asked.push(request.url ?? "");
    answer.writeHead(answers.shift() ?? 500).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  // Listening everywhere, it is asked at the machine's own address.
  expect(await healthy("0.0.0.0", address.port, () => false)).toBe(true);
  expect(asked).toEqual(["/api/health", "/api/health", "/api/health"]);
  server.close();
  expect(await healthy("127.0.0.1", address.port, () => true)).toBe(false);
});

it("a disk that is nearly full is one line in the log, however often it is looked at", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const lines: string[] = [];
    const line = (_: unknown, msg: string) => void lines.push(msg);
    const log = { info: line, warn: line, error: line };
    watchDisk({ directory: os.tmpdir(), reserve: 0 }, log);
    watchDisk({ directory: os.tmpdir(), reserve: 1_000_000_000 }, log);
    await vi.waitFor(() => expect(lines).toEqual(["the disk is nearly full, writing is refused until space is freed"]));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
