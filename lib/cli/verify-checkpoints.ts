import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEmbedded } from "../db/embedded";
import { BREAK_LABELS } from "../domain/history/chain";
import { checkpointDirectory, dataDirectory, envOrExit } from "../env";
import type { Verdict } from "../history/checkpoint-verify";
import { generateClient } from "./generate-client";

/**
 * `npm run cli -- verify-checkpoints [FOLDER] [--key FILE]`: compares the history with everything that was signed for it. The
 * key that signs is not needed: the public one is, best a copy kept elsewhere. 0: all of it agrees; 1: something does not;
 * 2: it could not be found out.
 */

const COULD_NOT = 2;

async function keysFor(folder: string, given: string | undefined): Promise<Map<string, KeyObject>> {
  const { keyIdOf, publicKeyOf } = await import("../history/checkpoint");
  if (given === undefined) return (await import("../history/checkpoint-folder")).keysIn(folder);
  const key = publicKeyOf(readFileSync(given, "utf8"));
  return new Map([[keyIdOf(key), key]]);
}

/** What was found, in lines. @returns the exit code */
function tell({ chains, bad, unsigned }: Verdict): number {
  for (const { chain, events, checkpoints, broken, sealed } of chains) {
    const over = sealed > 0 ? `，越过已封存异常${sealed}处 (${sealed} sealed breaks)` : "";
    if (broken) console.error(`不符 broken    ${chain}: 第${broken.seq}条，${BREAK_LABELS[broken.kind]}`);
    else console.log(`相符 agrees    ${chain}: ${events}条，检查点${checkpoints}个 (events, checkpoints)${over}`);
  }
  for (const { file, line } of bad) {
    console.error(`无效 invalid   ${file}:${line} 损坏或签名不符 (damaged, or not signed with this key)`);
  }
  if (unsigned.length > 0) {
    console.log(`尚无检查点的链 chains without a checkpoint: ${unsigned.length}\n  ${unsigned.join("\n  ")}`);
  }
  if (chains.length === 0) console.error("没有可以核对的检查点 (no checkpoint to compare with)");
  return chains.length > 0 && bad.length === 0 && chains.every(({ broken }) => broken === null) ? 0 : 1;
}

async function verify(folder: string, keyFile: string | undefined): Promise<number> {
  const keys = await keysFor(folder, keyFile);
  const { DATABASE_OWNER_URL, DATABASE_URL } = envOrExit();
  const given = DATABASE_OWNER_URL ?? DATABASE_URL;
  const server = given ? undefined : await startEmbedded({ dataDirectory: dataDirectory() });
  // Loaded only now: a fresh checkout has no generated client before.
  const { ownerClient } = await import("../db/client");
  const { verifyAgainst } = await import("../history/checkpoint-verify");
  const db = ownerClient(given ?? server?.ownerUrl ?? "");
  try {
    console.log(`检查点 checkpoints: ${folder}\n公钥 public key: ${[...keys.keys()].join(", ") || "-"}`);
    if (keyFile === undefined) {
      console.log(
        "公钥取自同一文件夹，请与另存的公钥编号核对 (found beside the checkpoints: compare its id with a copy)",
      );
    }
    return tell(await verifyAgainst(db, folder, keys));
  } finally {
    await db.$disconnect();
    await server?.stop();
  }
}

export async function verifyCheckpoints(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { key: { type: "string" } },
      allowPositionals: true,
    });
    envOrExit();
    generateClient();
    return await verify(path.resolve(positionals[0] ?? checkpointDirectory()), values.key);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return COULD_NOT;
  }
}
