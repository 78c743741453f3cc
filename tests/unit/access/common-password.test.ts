import { expect, test } from "vitest";
import { isCommonPassword } from "@/lib/access/sign-in/common-password";
import { COMMON_WORDS } from "@/lib/access/sign-in/common-words";
import { generatedPassword, passwordProblems } from "@/lib/access/sign-in/password";

// Each keeps the rule of length and kinds, and each is among the first that are tried.
test.each([
  "Password@123",
  "P@ssw0rd2024",
  "Admin@123456",
  "Adm1n#2025!!",
  "Qwer1234!@#$",
  "1qaz@WSX3edc",
  "!QAZ2wsx#EDC",
  "Aa123456789.",
  "Abcd1234!@#$",
  "Woaini1314520!",
  "Zhonghua2025!",
  "Beijing@2024",
  "Huawei@12345",
  "Zhangwei1990!",
  "Wangfang@1985",
  "Zhenggai@2026",
  "Bangongshi#1",
  "Test-20260101",
  "Welcome2026!!",
  "Qq1234567890",
  "Aaaa-1111-bbbb",
  "Xuncha_2026_01",
])("%s is common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
  expect(passwordProblems(password, "lianluo")).toEqual([expect.stringContaining("常见密码")]);
});

test.each([
  "Ledger-2026",
  "Qinglan-2025",
  "Xin-Mima-2027x",
  "Kuaiban!Heshui9",
  "整改台账Abc12345",
  "wqIz-Mn47-prdK",
  "Sanlouchuang6ba.",
])("%s is not", (password) => {
  expect(isCommonPassword(password)).toBe(false);
});

test("what belongs to the person counts as guessed: account, name, body", () => {
  expect(isCommonPassword("Lihongjuan@2026", ["lihong.juan"])).toBe(true);
  expect(isCommonPassword("Dingyifan-2026", ["dingyifan"])).toBe(true);
  expect(isCommonPassword("Dingyifan-2026", ["lianluo"])).toBe(false);
  expect(isCommonPassword("市政务数据局Abc123", ["丁一凡", "市政务数据局"])).toBe(true);
  expect(isCommonPassword("市政务数据局Abc123", ["丁一凡", "临江区住建局"])).toBe(false);
});

test("words are letters in lower case, and a made password is none of them", () => {
  expect([...COMMON_WORDS].filter((word) => !/^[a-z]{3,}$/.test(word))).toEqual([]);
  expect(COMMON_WORDS.size).toBeGreaterThan(3_000);
  const made = Array.from({ length: 200 }, (_, i) => generatedPassword("a-secret-of-thirty-two-characters", `${i}`));
  expect(made.filter((password) => isCommonPassword(password))).toEqual([]);
});
