import { expect, test } from "vitest";
import { normalLogin } from "@/lib/access/sign-in/login";

test.each([
  ["zhang\u200bsan", "zhangsan"],
  [" ＺｈａｎｇＳａｎ\u3000", "zhangsan"],
  ["zhangsan\r\n", "zhangsan"],
  ["\ufeffzhangsan\u0000", "zhangsan"],
  ["zhang\ud842san", "zhangsan"],
  ["\u200b", ""],
])("an account name typed as %j is looked for as %j", (typed, login) => expect(normalLogin(typed)).toBe(login));
