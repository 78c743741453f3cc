import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { verifyCheckpoints } from "@/lib/cli/verify-checkpoints";
import { db } from "@/lib/db/client";
import { setEnv } from "@/lib/env";
import { sealChainBreak } from "@/lib/features/audit/commands/seal-chain-break";
import { chainCheckAll } from "@/lib/features/audit/jobs";
import { chainCheck } from "@/lib/features/audit/queries/audit";
import { resetDatabase, testDatabaseUrl } from "@/tests/support/database";
import { sentOnce, viewerWith } from "@/tests/support/factories";
import { append, check, tamper, unhurried } from "./scene";

let place = "";
let folder = "";
const before = { ...process.env };

beforeEach(async () => {
  await resetDatabase();
  place = mkdtempSync(path.join(os.tmpdir(), "ledger-checkpoints-"));
  folder = path.join(place, "elsewhere");
  setEnv({
    LEDGER_CHECKPOINT_DIR: folder,
    LEDGER_CHECKPOINT_KEY: path.join(place, "checkpoint-key"),
    DATABASE_OWNER_URL: testDatabaseUrl,
  });
});
afterEach(() => {
  for (const name of ["LEDGER_CHECKPOINT_DIR", "LEDGER_CHECKPOINT_KEY", "DATABASE_OWNER_URL"]) {
    delete process.env[name];
    if (before[name] !== undefined) process.env[name] = before[name];
  }
  setEnv({});
  rmSync(place, { recursive: true, force: true });
});

/** The only file of checkpoints there is. */
function checkpointFile(): string {
  const month = readdirSync(folder).find((name) => /^\d{4}-\d{2}$/.test(name)) ?? "";
  const [name = ""] = readdirSync(path.join(folder, month));
  return path.join(folder, month, name);
}

/** Makes a chain as if some of it had never been, hashes and all, and forgets that it was ever verified. */
const rewrite = (chain: string) =>
  tamper(`DELETE FROM event WHERE chain = '${chain}'; DELETE FROM event_chain WHERE key = '${chain}';
          DELETE FROM chain_check WHERE chain = '${chain}';`);

const health = async () => (await (await GET(new Request("http://x/api/health"))).json()) as { checkpoints: string };

/** What the command answers and says. */
async function command(...words: string[]) {
  const said: string[] = [];
  const keep = (...text: unknown[]) => void said.push(text.join(" "));
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  const code = await verifyCheckpoints(words);
  vi.restoreAllMocks();
  return { code, said: said.join("\n") };
}

describe("a chain that holds is signed for outside the database", () => {
  it("once a verification, shown on 审计日志 and in the health check", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    const chain = viewer.bodyId;
    await append(chain, 3);
    expect(await health()).toMatchObject({ checkpoints: "none" });
    expect(await check(chain)).toMatchObject({ brokenAt: null, signedSeq: 3, checkpointTrouble: null });
    const [line = ""] = readFileSync(checkpointFile(), "utf8").split("\n");
    const head = await db.eventChain.findUniqueOrThrow({ where: { key: chain } });
    expect(JSON.parse(line)).toMatchObject({ chain, seq: 3, hash: head.hash });
    expect((await chainCheck(viewer, chain)).signed).toMatchObject({ seq: 3 });
    expect(await health()).toMatchObject({ checkpoints: "ok" });
    expect(await command()).toMatchObject({ code: 0, said: expect.stringContaining(`相符 agrees    ${chain}: 3条`) });
  });

  it("and not where it is broken", async () => {
    const chain = randomUUID();
    await append(chain, 3);
    await tamper("UPDATE event SET reason = '改' WHERE seq = 2");
    expect(await check(chain)).toMatchObject({ brokenAt: 2, signedSeq: 0 });
    expect(readdirSync(place)).toEqual(expect.not.arrayContaining(["elsewhere"]));
  });
});

describe("a chain rewritten whole, with hashes that fit and nothing known of it before,", () => {
  it.each([
    ["of the same length", 3, "checkpoint"],
    ["shorter", 2, ""],
  ])("is found by its checkpoint: %s", async (_what, count, stored) => {
    const chain = randomUUID();
    await append(chain, 3);
    await check(chain);
    const signed = readFileSync(checkpointFile(), "utf8");
    await rewrite(chain);
    await append(chain, count, "改写");
    const found = await check(chain);
    expect(found).toMatchObject({ brokenAt: 3, brokenKind: "CHECKPOINT" });
    expect(found.brokenStored === "").toBe(stored === "");
    // Nothing is signed for what is not believed; the command says the same, of the chain as it was before this was told in it.
    expect(readFileSync(checkpointFile(), "utf8")).toBe(signed);
    const { code, said } = await command();
    expect(code).toBe(1);
    expect(said).toContain(`不符 broken    ${chain}: 第3条`);
  });

  it("as a backup restored does, goes on once the checkpoint is given up by the audit administrator", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    const chain = viewer.bodyId;
    await append(chain, 5);
    await check(chain);
    await rewrite(chain);
    await append(chain, 1);
    const found = await check(chain);
    expect(found).toMatchObject({ brokenAt: 5, brokenKind: "CHECKPOINT", brokenStored: "" });
    const seal = (recomputedHash: string) =>
      sealChainBreak(viewer, sentOnce(), { chain, seq: 5, recomputedHash, reason: "由备份恢复。" });
    expect(await seal("0".repeat(64))).toMatchObject({ ok: false });
    expect(await seal(found.brokenRecomputed)).toEqual({ ok: true });
    const after = await check(chain);
    expect(after).toMatchObject({ brokenAt: null, sealed: 1, signedSeq: after.verifiedSeq });
    // From here the new checkpoint counts.
    await append(chain, 1);
    expect(await check(chain)).toMatchObject({ brokenAt: null, sealed: 0 });
  });
});

describe("what is wrong with the checkpoints is told, and keeps nobody from verifying:", () => {
  it.each([
    ["a line that was changed", (text: string) => text.replace('"seq":3', '"seq":2'), "DAMAGED"],
    ["a line that is no line", (text: string) => `${text}nonsense\n`, "DAMAGED"],
    ["all of them gone", () => "", "MISSING"],
  ])("%s", async (_what, spoil, trouble) => {
    const chain = randomUUID();
    await append(chain, 3);
    await check(chain);
    const file = checkpointFile();
    writeFileSync(file, spoil(readFileSync(file, "utf8")));
    expect(await check(chain)).toMatchObject({ brokenAt: null, checkpointTrouble: trouble });
    expect(await health()).toMatchObject({ checkpoints: "trouble: 1" });
  });

  it("a folder that is away: nothing is signed, and the next night tries again", async () => {
    const chain = randomUUID();
    await append(chain, 3);
    // A file stands where the folder should be: root may write everywhere else.
    writeFileSync(folder, "");
    expect(await check(chain)).toMatchObject({ brokenAt: null, signedSeq: 0, checkpointTrouble: "AWAY" });
    rmSync(folder);
    await chainCheckAll({ after: "" }, unhurried);
    const row = await db.chainCheck.findUniqueOrThrow({ where: { chain } });
    expect(row.runId).not.toBeNull();
    expect(await check(chain)).toMatchObject({ signedSeq: 3, checkpointTrouble: null });
  });

  it("a process that was told of no key", async () => {
    delete process.env.LEDGER_CHECKPOINT_KEY;
    setEnv({});
    const chain = randomUUID();
    await append(chain, 1);
    expect(await check(chain)).toMatchObject({ brokenAt: null, signedSeq: 0, checkpointTrouble: "NO_KEY" });
  });

  it("a key that is no key", async () => {
    writeFileSync(path.join(place, "checkpoint-key"), "nonsense");
    const chain = randomUUID();
    await append(chain, 1);
    expect(await check(chain)).toMatchObject({ brokenAt: null, checkpointTrouble: "NO_KEY" });
  });
});

describe("the command", () => {
  it("believes a public key kept elsewhere, and no line signed with another", async () => {
    const chain = randomUUID();
    await append(chain, 2);
    await check(chain);
    const name = readdirSync(folder).find((each) => each.endsWith(".pem")) ?? "";
    const copy = path.join(place, "copy.pem");
    writeFileSync(copy, readFileSync(path.join(folder, name)));
    expect(await command(folder, "--key", copy)).toMatchObject({ code: 0 });
    // Another machine signs into the same folder.
    setEnv({ LEDGER_CHECKPOINT_KEY: path.join(place, "another-key") });
    await check(chain);
    const { code, said } = await command(folder, "--key", copy);
    expect(code).toBe(1);
    expect(said).toContain("无效 invalid");
  });

  it("says what it could not find out", async () => {
    expect(await command(path.join(place, "nowhere"))).toMatchObject({ code: 2 });
    expect(await command(place)).toMatchObject({ code: 1, said: expect.stringContaining("没有可以核对的检查点") });
  });
});
