import "server-only";
import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { chmod, link, mkdir, open, readdir, readFile, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { dayOf } from "@/lib/domain/day";
import { part } from "@/lib/domain/text/text";
import {
  type Checkpoint,
  checkpointLine,
  keyIdOf,
  latestOf,
  publicKeyOf,
  readCheckpoint,
  type Signer,
  signerOf,
} from "./checkpoint";
import { TOP_CHAIN } from "./record";

/**
 * The folder of checkpoints: for each month a folder, in it for each chain a file that is only ever appended to, and beside
 * them the public key. It may be a mount that goes away: everything here may throw, and nothing waits for it for ever.
 *
 *   public-key-1f0c….pem    2026-11/CHAIN.jsonl    2026-11/above-any-body.jsonl
 */

const MONTH = /^\d{4}-\d{2}$/;
const ENDING = ".jsonl";
const ABOVE = "above-any-body";
const BODY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_FILE = /^public-key-[0-9a-f]{16}\.pem$/;

/** @throws for a key no chain has: it names a file */
function fileOf(chain: string): string {
  if (chain !== TOP_CHAIN && !BODY.test(chain)) throw new Error("a chain is named by the id of its body");
  return `${chain === TOP_CHAIN ? ABOVE : chain}${ENDING}`;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** Milliseconds a folder may take to answer. */
const PATIENCE = 10_000;

/** Set while a folder owes an answer: asking it again would only occupy what else reads files. */
let silent = false;

/** What the folder answers. @throws where it does not answer in time, as a mount that went away */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  if (silent) throw new Error("the folder of checkpoints still does not answer");
  const working = work();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      silent = true;
      const settled = () => {
        silent = false;
      };
      working.then(settled, settled);
      reject(new Error("the folder of checkpoints does not answer"));
    }, PATIENCE);
  });
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}

/** The key pair, made at first use in a file of mode 600. @throws where there is none and none can be made */
export async function readSigner(keyFile: string): Promise<Signer> {
  const pem = await readFile(keyFile, "utf8").catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  });
  if (pem !== null) {
    await chmod(keyFile, 0o600);
    return signerOf(pem);
  }
  await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o711 });
  const made = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  // Whole or not there: another worker may be making one just now, and the first one counts.
  const beside = `${keyFile}.${randomUUID()}`;
  await writeFile(beside, made, { flag: "wx", mode: 0o600, flush: true });
  try {
    await link(beside, keyFile);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    await unlink(beside);
  }
  return signerOf(await readFile(keyFile, "utf8"));
}

async function sync(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  await handle.sync().finally(() => handle.close());
}

async function keepPublicKey(folder: string, { publicKey, keyId }: Signer): Promise<void> {
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const file = path.join(folder, `public-key-${keyId}.pem`);
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== pem) await writeFile(file, pem, { mode: 0o644, flush: true });
}

/** Appends one line; where the last one was left without its end, on a line of its own. */
async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, size > 0 ? 1 : 0, Math.max(0, size - 1));
    const torn = size > 0 && buffer.toString() !== "\n";
    await handle.appendFile(`${torn ? "\n" : ""}${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Signs that a chain is whole up to a place, and keeps it. @throws where the folder cannot be written */
export function writeCheckpoint(
  folder: string,
  signer: Signer,
  place: { chain: string; seq: number; hash: string },
  at: Date,
): Promise<void> {
  const name = fileOf(place.chain);
  return answered(async () => {
    const month = path.join(folder, part(dayOf(at), 0, 7));
    await mkdir(month, { recursive: true, mode: 0o700 });
    await keepPublicKey(folder, signer);
    await append(path.join(month, name), checkpointLine(signer, place, at));
    await sync(month);
    await sync(folder);
  });
}

/** What files of checkpoints say: those whose signature holds, in order, and the lines that are no checkpoint of theirs. */
export type Kept = { checkpoints: Checkpoint[]; bad: { file: string; line: number }[] };

function readLines(file: string, text: string, keys: ReadonlyMap<string, KeyObject>): Kept {
  const kept: Kept = { checkpoints: [], bad: [] };
  for (const [index, each] of text.split("\n").entries()) {
    if (each === "") continue;
    const checkpoint = readCheckpoint(each, keys);
    if (checkpoint && fileOf(checkpoint.chain) === path.basename(file)) kept.checkpoints.push(checkpoint);
    else kept.bad.push({ file, line: index + 1 });
  }
  return kept;
}

/** The months there are, the latest first; none where there is no folder yet. */
async function monthsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  });
  return names
    .filter((name) => MONTH.test(name))
    .sort()
    .reverse();
}

/**
 * The latest checkpoint of a chain by the one key that counts: a key found in the folder may be anybody's. `damaged` counts
 * the lines that are not signed with it, in the files read: the latest month, and earlier ones as far as one is looked for.
 * @throws where the folder cannot be read
 */
export function latestCheckpoint(
  folder: string,
  { publicKey, keyId }: Pick<Signer, "publicKey" | "keyId">,
  chain: string,
): Promise<{ latest: Checkpoint | null; damaged: number }> {
  const name = fileOf(chain);
  const keys = new Map([[keyId, publicKey]]);
  return answered(async () => {
    let damaged = 0;
    for (const month of await monthsOf(folder)) {
      const text = await readFile(path.join(folder, month, name), "utf8").catch((error: unknown) => {
        if (isCode(error, "ENOENT")) return "";
        throw error;
      });
      const { checkpoints, bad } = readLines(name, text, keys);
      damaged += bad.length;
      const latest = latestOf(checkpoints);
      if (latest) return { latest, damaged };
    }
    return { latest: null, damaged };
  });
}

/** The public keys that lie beside the checkpoints, by their id. */
export async function keysIn(folder: string): Promise<Map<string, KeyObject>> {
  const names = (await readdir(folder)).filter((name) => KEY_FILE.test(name)).sort();
  const keys = await Promise.all(
    names.map(async (name) => publicKeyOf(await readFile(path.join(folder, name), "utf8"))),
  );
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

/** Every checkpoint of a folder, file by file in the order of the months. @throws where it cannot be read */
export async function* everyCheckpoint(folder: string, keys: ReadonlyMap<string, KeyObject>): AsyncGenerator<Kept> {
  for (const month of (await monthsOf(folder)).reverse()) {
    for (const name of (await readdir(path.join(folder, month))).sort()) {
      const file = path.join(month, name);
      if (name.endsWith(ENDING)) yield readLines(file, await readFile(path.join(folder, file), "utf8"), keys);
    }
  }
}
