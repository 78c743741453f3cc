import { expect, test } from "vitest";
import { bytesOf, handIn, queueOf } from "./programs";

/** The order in which files are read, and what their senders are told meanwhile. */

/** Bytes that come only when they are released. */
function held() {
  let release: () => void = () => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* bytes() {
    await free;
    yield Buffer.from("x");
  }
  return { bytes, release };
}

const listed = (queue: ReturnType<typeof queueOf>, owner: string) =>
  queue.list(owner).map(({ label, state, ahead, why }) => ({ label, state, ahead, why }));

test("files are read one at a time in the order they came; each sender is told how many are before him", async () => {
  const queue = queueOf("say(bytes.length);");
  const first = held();
  const all = [handIn(queue, first.bytes), handIn(queue), handIn(queue), handIn(queue, undefined, "b")];
  await expect.poll(() => all.map(({ places }) => places.at(-1))).toEqual([0, 1, 2, 3]);
  expect(queue.status()).toMatchObject({ waiting: 4 });
  expect(listed(queue, "b")).toEqual([{ label: "通报.docx", state: "waiting", ahead: 3, why: null }]);
  first.release();
  await Promise.all(all.map(({ told }) => told));
  expect(all.map(({ places }) => places)).toEqual([[0], [1, 0], [2, 1, 0], [3, 2, 1, 0]]);
});

test("who goes away before his turn leaves the queue; who goes away while his file is read takes it with him", async () => {
  const queue = queueOf("say(bytes.length);");
  const first = held();
  const [reading, leaving, last] = [handIn(queue, first.bytes), handIn(queue), handIn(queue)];
  await expect.poll(() => last.places.at(-1)).toBe(2);
  leaving.leave();
  expect(await leaving.told).toBe("gone");
  expect(last.places.at(-1)).toBe(1);
  reading.leave();
  expect(await reading.told).toBe("gone");
  expect(await last.told).toBeGreaterThan(0);
  first.release();
});

test("beyond its length the queue takes nothing more", async () => {
  const queue = queueOf("say(bytes.length);", { waiting: 1 });
  const first = held();
  const [reading, waiting, over] = [handIn(queue, first.bytes), handIn(queue), handIn(queue)];
  expect(await over.told).toBe("busy");
  first.release();
  expect(await reading.told).toBeGreaterThan(0);
  expect(await waiting.told).toBeGreaterThan(0);
});

test("what failed is remembered for its owner with its reason, what was done is not, and nobody sees another's", async () => {
  const queue = queueOf('say(bytes.includes("bad") ? "bad" : "good");');
  const [bad, good] = [handIn(queue, () => bytesOf("bad")), handIn(queue)];
  (await bad.handled).settle("不是通报");
  (await good.handled).settle(null);
  expect(listed(queue, "a")).toEqual([{ label: "通报.docx", state: "failed", ahead: 0, why: "不是通报" }]);
  expect(listed(queue, "b")).toEqual([]);
});
