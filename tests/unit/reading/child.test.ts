import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isAlive } from "@/lib/db/embedded-process.mjs";
import { bytesOf, handIn, LIMITS, queueOf } from "./programs";

/** What one process that reads may do and take, with readers that do their worst. */

test("it has nothing of the environment, is of the lowest priority, and opens no file", async () => {
  const queue = queueOf(`
    const opened = (path) => { try { fs.readFileSync(path); return true; } catch (e) { return e.code; } };
    const os = await import("node:os");
    say({ env: process.env, nice: os.getPriority(), etc: opened("/etc/passwd"), own: opened("${process.cwd()}/package.json"), cwd: process.cwd() });
  `);
  const { PWD: _, ...told } = (await handIn(queue).told) as Record<string, unknown>;
  const { env, ...rest } = told as { env: Record<string, string> };
  // The shell that sets the system's clock names itself and the place.
  expect(Object.keys(env).filter((name) => !["PWD", "SHLVL", "_", "OLDPWD"].includes(name))).toEqual(["NODE_ENV"]);
  expect(rest).toEqual({ nice: 19, etc: "ERR_ACCESS_DENIED", own: "ERR_ACCESS_DENIED", cwd: "/" });
});

test.each([
  ["an endless loop", "for (;;) {}", "time"],
  ["a heap that grows", "const kept = []; for (;;) kept.push([Math.random(), {}]);", "memory"],
  ["buffers beside the heap", "const kept = []; for (;;) kept.push(Buffer.alloc(20e6, 1));", "memory"],
  ["a process that ends by itself", "process.exit(7);", "crash"],
  ["an answer that is too long", 'say("x".repeat(2_000_000));', "result"],
])(
  "%s: it is killed, said so, and the next file is read",
  async (_, program, cause) => {
    // Collecting a heap that is nearly full is computing too.
    const limits = { ...LIMITS, seconds: cause === "time" ? LIMITS.seconds : 20 };
    const queue = queueOf(`if (bytes.includes("bad")) { ${program} } else say("read");`, { limits });
    const bad = handIn(queue, () => bytesOf("bad"));
    const good = handIn(queue, () => bytesOf("good"));
    expect(await bad.told).toBe(cause);
    expect(await good.told).toBe("read");
    expect(queue.status()).toMatchObject({ read: 1, killed: 1 });
  },
  60_000,
);

test("what waits without computing is given up by the clock on the wall", async () => {
  const queue = queueOf("await new Promise(() => setInterval(() => {}, 1000));", {
    limits: { ...LIMITS, patience: 0.3 },
  });
  expect(await handIn(queue).told).toBe("time");
});

test("a file over the limit is cut off while it is sent", async () => {
  const queue = queueOf("say(bytes.length);");
  let sent = 0;
  async function* endless() {
    for (;;) {
      sent += 100_000;
      yield Buffer.alloc(100_000);
    }
  }
  expect(await handIn(queue, endless).told).toBe("size");
  expect(sent).toBeLessThan(2_000_000);
});

test("each file has a process of its own, which ends with it", async () => {
  const queue = queueOf("say(process.pid);");
  const first = Number(await handIn(queue).told);
  const second = Number(await handIn(queue).told);
  expect(second).not.toBe(first);
  expect(isAlive(first)).toBe(false);
});

test("the system takes it first where memory runs out", async () => {
  const queue = queueOf("say(process.pid);");
  queue.prepare();
  expect(readFileSync(`/proc/${queue.pid()}/oom_score_adj`, "utf8").trim()).toBe("1000");
});
