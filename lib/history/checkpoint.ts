import "server-only";
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { canonical } from "./canonical";

/**
 * A checkpoint: signed word that a chain was whole up to an event of this number and hash. It is one line of canonical JSON;
 * the signature, Ed25519, is over the same JSON without itself. Whoever rewrites a chain can make every hash in the database
 * fit, but no such line.
 */

const line = z.strictObject({
  at: z.iso.datetime(),
  chain: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  keyId: z.string(),
  seq: z.int().min(1),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

export type Checkpoint = z.output<typeof line>;

export type Signer = { privateKey: KeyObject; publicKey: KeyObject; keyId: string };

/** Names a public key: the beginning of SHA-256 over its DER form. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(der).digest().subarray(0, 8).toString("hex");
}

/** @throws for what is no Ed25519 key */
function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== "ed25519") throw new TypeError("not an Ed25519 key");
  return key;
}

/** @param pem the private key, PKCS#8 @throws where it is none */
export function signerOf(pem: string): Signer {
  const privateKey = ed25519(createPrivateKey(pem));
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

/** @throws where the text is no public key */
export function publicKeyOf(pem: string): KeyObject {
  if (!pem.includes("BEGIN PUBLIC KEY")) throw new TypeError("not a public key");
  return ed25519(createPublicKey(pem));
}

const signed = (of: Omit<Checkpoint, "signature">): Buffer => Buffer.from(canonical(of), "utf8");

/** The line of a checkpoint, without its end of line. */
export function checkpointLine(signer: Signer, place: { chain: string; seq: number; hash: string }, at: Date): string {
  const { chain, seq, hash } = place;
  const told = { at: at.toISOString(), chain, hash, keyId: signer.keyId, seq };
  const signature = sign(null, signed(told), signer.privateKey).toString("hex");
  return canonical({ ...told, signature });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a line says, where it is one and its signature holds; else null. @param keys by their id */
export function readCheckpoint(text: string, keys: ReadonlyMap<string, KeyObject>): Checkpoint | null {
  const { data } = line.safeParse(asJson(text));
  // Canonical, so that there is one text of a checkpoint only.
  if (!data || canonical(data) !== text) return null;
  const { signature, ...told } = data;
  const key = keys.get(data.keyId);
  return key && verify(null, signed(told), key, Buffer.from(signature, "hex")) ? data : null;
}

/** The latest of several: by the instant of signing, of two at once the one that stands later. */
export function latestOf(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  return checkpoints.reduce<Checkpoint | null>((last, each) => (last && last.at > each.at ? last : each), null);
}
