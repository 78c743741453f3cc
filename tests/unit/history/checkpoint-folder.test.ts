import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { part } from "@/lib/domain/text/text";
import { checkpointLine } from "@/lib/history/checkpoint";
import {
  everyCheckpoint,
  keysIn,
  latestCheckpoint,
  readSigner,
  writeCheckpoint,
} from "@/lib/history/checkpoint-folder";

const CHAIN = "0193a1b2-0000-7000-8000-000000000001";
const HASH = "a1".repeat(32);
/** Past midnight in Beijing, the evening before elsewhere. */
const NOVEMBER = new Date("2026-10-31T18:40:00.000Z");
const DECEMBER = new Date("2026-12-01T02:40:00.000Z");

let place = "";
let folder = "";
let keyFile = "";
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), "ledger-checkpoints-"));
  folder = path.join(place, "elsewhere", "checkpoints");
  keyFile = path.join(place, "keys", "checkpoint-key");
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
const signer = () => readSigner(keyFile);
const write = async (seq: number, at = NOVEMBER, chain = CHAIN) =>
  writeCheckpoint(folder, await signer(), { chain, seq, hash: HASH }, at);
const latest = async (chain = CHAIN) => latestCheckpoint(folder, await signer(), chain);
const fileIn = (month: string) => path.join(folder, month, `${CHAIN}.jsonl`);

describe("the key", () => {
  it("is made once, also by workers that start together, in a file nobody else may read", async () => {
    const made = await Promise.all([1, 2, 3, 4].map(signer));
    expect(new Set([...made, await signer()].map(({ keyId }) => keyId)).size).toBe(1);
    expect(readdirSync(path.dirname(keyFile))).toEqual(["checkpoint-key"]);
    expect(mode(keyFile)).toBe("600");
  });

  it("is not made anew over a damaged file", async () => {
    await signer();
    writeFileSync(keyFile, "x");
    await expect(signer()).rejects.toThrow();
    expect(readFileSync(keyFile, "utf8")).toBe("x");
  });
});

describe("checkpoints", () => {
  it("are appended, a file for each month and chain, with the public key beside them", async () => {
    await write(3);
    await write(5);
    await write(7, DECEMBER);
    await write(2, NOVEMBER, "-");
    const { keyId } = await signer();
    expect(readdirSync(folder).sort()).toEqual(["2026-11", "2026-12", `public-key-${keyId}.pem`]);
    expect(readdirSync(path.join(folder, "2026-11")).sort()).toEqual([`${CHAIN}.jsonl`, "above-any-body.jsonl"]);
    expect(
      readFileSync(fileIn("2026-11"), "utf8")
        .split("\n")
        .map((line) => line && JSON.parse(line).seq),
    ).toEqual([3, 5, ""]);
    expect([mode(fileIn("2026-11")), mode(path.join(folder, "2026-11"))]).toEqual(["600", "700"]);
    expect(await latest()).toMatchObject({ latest: { seq: 7 }, damaged: 0 });
    expect(await latest("-")).toMatchObject({ latest: { seq: 2, chain: "-" }, damaged: 0 });
    const all = [];
    for await (const kept of everyCheckpoint(folder, await keysIn(folder))) all.push(...kept.checkpoints);
    expect(all.map(({ seq }) => seq)).toEqual([3, 5, 2, 7]);
  });

  it("of which there is none are none, and no trouble", async () => {
    expect(await latest()).toEqual({ latest: null, damaged: 0 });
  });

  it("that are damaged, torn or a stranger's are counted, and the latest that holds is found behind them", async () => {
    await write(3);
    const stranger = await readSigner(path.join(place, "strange-key"));
    const forged = checkpointLine(stranger, { chain: CHAIN, seq: 9, hash: HASH }, DECEMBER);
    // His public key beside them makes no difference.
    writeFileSync(
      path.join(folder, `public-key-${stranger.keyId}.pem`),
      stranger.publicKey.export({ type: "spki", format: "pem" }),
    );
    mkdirSync(path.join(folder, "2026-12"));
    writeFileSync(fileIn("2026-12"), `${forged}\n`);
    expect(await latest()).toMatchObject({ latest: { seq: 3 }, damaged: 1 });
    // A machine that lost its power in the middle of a line: the next one stands by itself.
    appendFileSync(fileIn("2026-12"), part(forged, 0, 40));
    await write(8, DECEMBER);
    expect(await latest()).toMatchObject({ latest: { seq: 8 }, damaged: 2 });
  });

  it("of another chain do not count, though their signature holds", async () => {
    await write(3, NOVEMBER, "-");
    const line = readFileSync(path.join(folder, "2026-11", "above-any-body.jsonl"));
    writeFileSync(fileIn("2026-11"), line);
    expect(await latest()).toEqual({ latest: null, damaged: 1 });
  });

  it("of a chain whose name leads out of the folder are neither written nor read", async () => {
    await expect(write(1, NOVEMBER, "../../x")).rejects.toThrow(/id of its body/);
    await expect(latest("..")).rejects.toThrow(/id of its body/);
  });
});

describe("a folder that does not answer", () => {
  it("is waited for ten seconds, then not asked again until it has answered", async () => {
    await write(3);
    const key = await signer();
    rmSync(fileIn("2026-11"));
    // Whoever opens it waits for the other end, as on a mount that went away.
    execFileSync("mkfifo", [fileIn("2026-11")]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const asked = latestCheckpoint(folder, key, CHAIN);
      const failed = expect(asked).rejects.toThrow("does not answer");
      await vi.advanceTimersByTimeAsync(10_000);
      await failed;
      await expect(latestCheckpoint(folder, key, "-")).rejects.toThrow("still does not answer");
    } finally {
      vi.useRealTimers();
    }
    closeSync(openSync(fileIn("2026-11"), "r+"));
    rmSync(fileIn("2026-11"));
    await vi.waitFor(
      async () => expect(await latestCheckpoint(folder, key, "-")).toEqual({ latest: null, damaged: 0 }),
      { timeout: 20_000, interval: 20 },
    );
  });
});
