import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBackoff } from "@/lib/supervisor/backoff.mjs";
import { keep } from "@/lib/supervisor/keep.mjs";

describe("the wait before a restart", () => {
  it("doubles up to its longest and starts afresh after a minute of health", () => {
    const backoff = createBackoff(1_000);
    expect([0, 1, 2, 3, 4].map((now) => backoff.down(now))).toEqual([200, 400, 800, 1_000, 1_000]);
    backoff.up(10_000);
    expect(backoff.down(69_999)).toBe(1_000);
    backoff.up(100_000);
    expect(backoff.down(160_000)).toBe(200);
  });
});

/** Instances a test can make ready and end by hand. */
function stage(options: { memory?: number; overlap?: boolean; givesUp?: () => boolean } = {}) {
  const lives: { ready(): void; end(why: string): void; asked: string[]; pid: number }[] = [];
  const lines: string[] = [];
  const line = (_: unknown, msg: string) => void lines.push(msg);
  const kept = keep({
    part: "web",
    log: { info: line, warn: line, error: line },
    changed: () => undefined,
    start: () => {
      const asked: string[] = [];
      let ready: () => void = () => undefined;
      let end: (why: string) => void = () => undefined;
      const life = {
        pid: () => process.pid,
        ready: new Promise<void>((resolve) => {
          ready = resolve;
        }),
        ended: new Promise<string>((resolve) => {
          end = resolve;
        }),
        end: async () => {
          asked.push("end");
          end("asked");
        },
        kill: () => {
          asked.push("kill");
          end("killed");
        },
      };
      lives.push({ ready, end, asked, pid: process.pid });
      return life;
    },
    ...options,
  });
  kept.begin();
  const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);
  return { kept, lives, lines, settle };
}

describe("what is kept alive", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is started again when it ends, counted and said", async () => {
    const { kept, lives, lines, settle } = stage();
    lives[0]?.ready();
    await settle();
    expect(kept.status()).toEqual({ state: "up", restarts: 0 });
    lives[0]?.end("signal SIGKILL");
    await settle();
    expect(kept.status()).toEqual({ state: "down", restarts: 1 });
    await settle(200);
    lives[1]?.ready();
    await settle();
    expect(kept.status()).toEqual({ state: "up", restarts: 1 });
    expect(lines).toEqual(["up", "ended unexpectedly, is started again", "up"]);
  });

  it("is given up when it never worked and nothing else would help", async () => {
    const { kept, lives, settle } = stage({ givesUp: () => true });
    lives[0]?.end("exit code 1");
    await settle(60_000);
    expect(kept.status().state).toBe("stopped");
    expect(lives).toHaveLength(1);
  });

  it("is replaced when it holds too much memory, the old one only once the new one works", async () => {
    const { kept, lives, settle } = stage({ memory: 1, overlap: true });
    lives[0]?.ready();
    await settle();
    kept.weigh();
    await settle(200);
    expect(lives).toHaveLength(2);
    expect(lives[0]?.asked).toEqual([]);
    expect(kept.status()).toEqual({ state: "up", restarts: 1 });
    lives[1]?.ready();
    await settle();
    expect(lives[0]?.asked).toEqual(["end"]);
    expect(kept.status()).toEqual({ state: "up", restarts: 1 });
  });

  it("stays the old one when its replacement never works", async () => {
    const { kept, lives, settle } = stage({ memory: 1, overlap: true });
    lives[0]?.ready();
    await settle();
    kept.weigh();
    await settle(200);
    lives[1]?.end("exit code 1");
    await settle();
    expect(kept.status().state).toBe("up");
    await kept.stop();
    expect(lives[0]?.asked).toEqual(["end"]);
  });

  it("stays ended once it was stopped", async () => {
    const { kept, lives, settle } = stage();
    lives[0]?.ready();
    await settle();
    await kept.stop();
    await settle(60_000);
    expect(lives).toHaveLength(1);
    expect(lives[0]?.asked).toEqual(["end"]);
  });
});
