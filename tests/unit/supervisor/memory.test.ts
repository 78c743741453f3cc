import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { isAlive } from "@/lib/db/embedded-process.mjs";
import { keep } from "@/lib/supervisor/keep.mjs";
import { residentMegabytes } from "@/lib/supervisor/memory.mjs";
import { lifeOf } from "@/lib/supervisor/processes.mjs";

/** Replacement by memory, with real processes: what the system says they hold, and that they do end. */

/** Says that it is up; fills so many megabytes outside its heap when it is told to. */
const PROGRAM = `
  let held;
  process.on("message", (megabytes) => { held = Buffer.alloc(megabytes * 1024 * 1024, 1); process.send("filled"); });
  process.send("up");
`;
/** A fresh process holds about 50 MB, a filled one more than twice the limit. */
const [LIMIT, FILL] = [150, 300];

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Keeps the program; `up` resolves with each instance once it is taken to be up, in order. */
function kept(overlap: boolean) {
  const lines: { msg: string; facts: Record<string, unknown> }[] = [];
  let isUp: (pid: number) => void = () => undefined;
  const up = () =>
    new Promise<number>((resolve) => {
      isUp = resolve;
    });
  const line = (facts: Record<string, unknown>, msg: string) => {
    lines.push({ msg, facts });
    if (msg === "up") isUp(Number(facts.pid));
  };
  const what = keep({
    part: "worker",
    log: { info: line, warn: line, error: line },
    changed: () => undefined,
    memory: LIMIT,
    overlap,
    start: () => {
      const child = spawn(process.execPath, ["-e", PROGRAM], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
      children.push(child);
      return lifeOf(
        child,
        once(child, "message").then(() => undefined),
      );
    },
  });
  return { what, lines, up };
}

it.each([
  ["a web process, which serves until its replacement does", true],
  ["the worker, which ends before its replacement begins", false],
])("%s is replaced once it holds more than its limit", async (_, overlap) => {
  const { what, lines, up } = kept(overlap);
  const first = up();
  what.begin();
  const pid = await first;
  expect(residentMegabytes(pid)).toBeLessThan(LIMIT);
  what.weigh();
  expect(lines.map((one) => one.msg)).toEqual(["up"]);

  const old = children[0];
  old?.send(FILL);
  if (old) await once(old, "message");
  const gone = what.life()?.ended;
  const second = up();
  what.weigh();
  const next = await second;
  await gone;
  expect([isAlive(pid), isAlive(next), next === pid]).toEqual([false, true, false]);
  expect(old?.signalCode).toBe("SIGTERM");
  expect(lines.map((one) => one.msg)).toEqual(["up", "holds too much memory, is replaced", "up"]);
  expect(lines[1]?.facts).toMatchObject({ part: "worker", pid, limit: LIMIT, restarts: 1 });
  expect(Number(lines[1]?.facts.megabytes)).toBeGreaterThan(FILL);
  expect(what.status()).toEqual({ state: "up", restarts: 1 });
  // The fresh one holds little: it stays.
  what.weigh();
  expect(lines).toHaveLength(3);
  await what.stop();
  expect(children.map((child) => child.signalCode)).toEqual(["SIGTERM", "SIGTERM"]);
});
