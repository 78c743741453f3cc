import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { part } from "@/lib/domain/text/text";
import { canonical, type Json } from "@/lib/history/canonical";
import { checkpointLine, keyIdOf, latestOf, publicKeyOf, readCheckpoint, signerOf } from "@/lib/history/checkpoint";

const newSigner = () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  return signerOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
};

const signer = newSigner();
const keys = new Map([[signer.keyId, signer.publicKey]]);
const AT = new Date("2026-11-26T02:40:00.000Z");
const PLACE = { chain: "0193a1b2-0000-7000-8000-000000000001", seq: 12, hash: "a1".repeat(32) };
const line = checkpointLine(signer, PLACE, AT);
const said = JSON.parse(line) as Record<string, Json>;

describe("a checkpoint", () => {
  it("is one line of canonical JSON whose signature the public key alone verifies", () => {
    const pem = signer.publicKey.export({ type: "spki", format: "pem" }).toString();
    const key = publicKeyOf(pem);
    expect(readCheckpoint(line, new Map([[keyIdOf(key), key]]))).toEqual({
      ...PLACE,
      at: AT.toISOString(),
      keyId: signer.keyId,
      signature: expect.stringMatching(/^[0-9a-f]{128}$/),
    });
    expect(line).toBe(canonical(said));
    expect(line).not.toContain("\n");
  });

  it.each<[string, Json]>([
    ["at", "2026-11-27T02:40:00.000Z"],
    ["chain", "0193a1b2-0000-7000-8000-000000000002"],
    ["hash", "a2".repeat(32)],
    ["keyId", newSigner().keyId],
    ["seq", 11],
    ["signature", `${"0".repeat(127)}1`],
  ])("does not hold with another %s", (field, value) => {
    expect(Object.keys(said)).toContain(field);
    expect(readCheckpoint(canonical({ ...said, [field]: value }), keys)).toBeNull();
  });

  it("does not hold with a field more or less, written otherwise, cut or empty", () => {
    const { hash: _, ...less } = said;
    const other = [
      canonical({ ...said, more: 1 }),
      canonical(less),
      `${line} `,
      part(line, 1),
      part(line, 0, line.length - 9),
      "",
      "{}",
    ];
    expect(other.map((text) => readCheckpoint(text, keys))).toEqual(other.map(() => null));
  });

  it("does not hold when signed with another key, whatever key it names", () => {
    const stranger = newSigner();
    expect(readCheckpoint(checkpointLine(stranger, PLACE, AT), keys)).toBeNull();
    expect(readCheckpoint(checkpointLine({ ...stranger, keyId: signer.keyId }, PLACE, AT), keys)).toBeNull();
  });

  it("of several the one signed last counts, though its number be smaller", () => {
    const read = (seq: number, at: Date) => {
      const found = readCheckpoint(checkpointLine(signer, { ...PLACE, seq }, at), keys);
      if (!found) throw new Error("does not hold");
      return found;
    };
    const [early, late, same] = [
      read(12, AT),
      read(4, new Date(AT.getTime() + 1)),
      read(5, new Date(AT.getTime() + 1)),
    ];
    expect(latestOf([late, early])).toBe(late);
    expect(latestOf([early, late, same])).toBe(same);
    expect(latestOf([])).toBeNull();
  });
});

it("other keys are no keys of checkpoints", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  expect(() => signerOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString())).toThrow(/Ed25519/);
  expect(() => publicKeyOf(publicKey.export({ type: "spki", format: "pem" }).toString())).toThrow(/Ed25519/);
  const secret = signer.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(() => publicKeyOf(secret)).toThrow(/not a public key/);
});
