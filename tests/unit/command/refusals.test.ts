import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REFUSAL_CODES, Refused, refuse, refusedBy, wrong } from "@/lib/command/refusal";
import { answering } from "@/lib/command/result";

/** One way to say no: thrown with a code, turned into the answer in one place. */

const root = path.resolve(import.meta.dirname, "../../..");
const sources = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(path.sep).join("/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("lib/db/generated/"))
    .map((file) => ({
      file,
      code: readFileSync(path.join(root, file), "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/^\s*\/\/.*$/gm, ""),
    }));
const all = ["app", "components", "lib"].flatMap(sources);
const commands = all.filter(({ file }) => /^lib\/features\/[\w-]+\/commands\//.test(file));
const naming = (pattern: RegExp, among = commands) =>
  among.filter(({ code }) => pattern.test(code)).map(({ file }) => file);

describe("a command", () => {
  it("makes no answer itself: it throws or returns what is to be told", () => {
    expect(commands.length).toBeGreaterThan(50);
    expect(naming(/\bok: (true|false)\b/)).toEqual([]);
    expect(naming(/\breturn (refuse|wrong)\(|\bturnAway\(|\bnew Refused\(/)).toEqual([]);
    expect(naming(/\bRefusal\b/)).toEqual([]);
    expect(naming(/from "next\/navigation"/)).toEqual([]);
  });

  it("answers through transact, or through answering where there is no viewer, no key or a look before the write", () => {
    const answered = commands.filter(({ code }) => /Promise<Result\b/.test(code));
    expect(answered.length).toBeGreaterThan(45);
    expect(answered.filter(({ code }) => !/\b(transact|answering)(<[^(]*>)?\(/.test(code))).toEqual([]);
    expect(naming(/\banswering\(/)).toEqual([
      "lib/features/account/commands/change-own-password.ts",
      "lib/features/account/commands/recover-account.ts",
      "lib/features/account/commands/spend-reset.ts",
      "lib/features/import/commands/dismiss-failed-reading.ts",
      "lib/features/measure/commands/save-draft.ts",
      "lib/features/people/commands/create-first-administrator.ts",
    ]);
  });

  it("refuses with a code of the list", () => {
    const codes = commands.flatMap(({ code }) => [...code.matchAll(/\brefuse\(\s*"([^"]*)"/g)].map((m) => m[1]));
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !(REFUSAL_CODES as readonly (string | undefined)[]).includes(code))).toEqual([]);
  });

  it("is caught in two places alone, and never by a command", () => {
    expect(naming(/instanceof Refused/, all)).toEqual(["lib/command/refusal.ts", "lib/command/result.ts"]);
    expect(naming(/\bcatch\b/)).toEqual([]);
  });
});

describe("a query", () => {
  it("catches nothing: an outage is never an empty list", () => {
    expect(
      naming(
        /\bcatch\b/,
        all.filter(({ file }) => /^lib\/features\/[\w-]+\/queries\//.test(file)),
      ),
    ).toEqual([]);
  });
});

describe("what was thrown", () => {
  it("is the answer, with its code and the sentences at the fields", async () => {
    expect(await answering(async () => refuse("limit", "太多了。"))).toEqual({
      ok: false,
      code: "limit",
      why: "太多了。",
    });
    expect(await answering(async () => wrong("title", "请填写名称。"))).toEqual({
      ok: false,
      code: "invalid",
      why: "请填写名称。",
      fields: { title: ["请填写名称。"] },
    });
    expect(await answering(async () => wrong("title", "太长。", "有内容需要修改。"))).toMatchObject({
      why: "有内容需要修改。",
      fields: { title: ["太长。"] },
    });
    expect(await answering(async () => ({ id: "7" }))).toEqual({ ok: true, id: "7" });
    expect(await answering(async () => undefined)).toEqual({ ok: true });
  });

  it("by a fault is no answer", async () => {
    const broken = async () => {
      throw new Error("connection lost");
    };
    await expect(answering(broken)).rejects.toThrow("connection lost");
    await expect(refusedBy(broken)).rejects.toThrow("connection lost");
    expect(await refusedBy(async () => refuse("state", "现在不能。"))).toBeInstanceOf(Refused);
    expect(await refusedBy(async () => undefined)).toBeNull();
  });
});
