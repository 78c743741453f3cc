import { expect, test } from "vitest";
import {
  generatedPassword,
  hashPassword,
  PASSWORD_MAX,
  passwordProblems,
  verifyNobody,
  verifyPassword,
} from "@/lib/access/sign-in/password";

test("a password is kept as argon2id and recognised again", async () => {
  const hash = await hashPassword("Qinglan-2025");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hash, "Qinglan-2025")).toBe(true);
  expect(await verifyPassword(hash, "qinglan-2025")).toBe(false);
  expect(await verifyPassword(hash, `Qinglan-2025${"x".repeat(PASSWORD_MAX)}`)).toBe(false);
  expect(await hashPassword("Qinglan-2025")).not.toBe(hash);
});

test("nobody's password is never right", async () => {
  expect(await verifyNobody("Qinglan-2025")).toBe(false);
});

test.each([
  ["Qinglan-2025", 0],
  ["qinglan-2025", 0],
  ["整改台账Abc12345", 0],
  ["Qing-2025", 1],
  ["qinglanjiaan", 1],
  ["qinglan12345", 1],
  ["abc", 2],
  ["Lianluo-2025", 1],
  [`Aa1-${"x".repeat(PASSWORD_MAX)}`, 1],
])("%s has %i problems for account lianluo", (password, count) => {
  expect(passwordProblems(password, "lianluo")).toHaveLength(count);
});

test("a generated password satisfies the rule, follows from its key and differs for every other", () => {
  const secret = "a-secret-of-at-least-thirty-two-characters";
  const made = Array.from({ length: 200 }, (_, i) => generatedPassword(secret, `key-${i}`));
  expect(new Set(made).size).toBe(200);
  for (const password of made) expect(passwordProblems(password, "lianluo")).toEqual([]);
  expect(generatedPassword(secret, "key-7")).toBe(made[7]);
  expect(generatedPassword(`${secret}!`, "key-7")).not.toBe(made[7]);
});
