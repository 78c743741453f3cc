import { afterAll, expect, test } from "vitest";
import { answerAuth } from "@/lib/access/sign-in/options";
import { setEnv } from "@/lib/env";

setEnv({ PUBLIC_URL: "https://zgtz.example.gov.cn", NODE_ENV: "production", EXAMPLE_LEDGER: "no" });
afterAll(() => setEnv({ PUBLIC_URL: "", NODE_ENV: "test", EXAMPLE_LEDGER: "" }));

function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const request = new Request(`https://zgtz.example.gov.cn/api/auth/${path}`, { method, headers });
  return answerAuth(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
}

test.each([
  ["GET", "session"],
  ["GET", "signin"],
  ["GET", "signout"],
  ["GET", "providers"],
  ["GET", "callback/credentials"],
  ["POST", "session"],
  ["POST", "signout"],
  ["POST", "_log"],
  ["POST", "signin/credentials"],
])("%s %s of next-auth is not offered", async (method, path) => {
  expect((await ask(method, path, { origin: "https://zgtz.example.gov.cn" })).status).toBe(404);
});

test("a sign-in from elsewhere or nowhere is refused", async () => {
  const path = "callback/credentials";
  expect((await ask("POST", path)).status).toBe(403);
  expect((await ask("POST", path, { origin: "https://evil.example" })).status).toBe(403);
  expect((await ask("POST", path, { origin: "null" })).status).toBe(403);
});
