import { expect, test } from "vitest";
import { localPath } from "@/lib/access/sign-in/local-path";
import { contentSecurityPolicy } from "@/lib/access/sign-in/security-headers";

test.each([
  ["/ledger?status=CLOSED&page=2", "/ledger?status=CLOSED&page=2"],
  ["/measures/1#proof", "/measures/1"],
  ["//evil.example/x", null],
  ["/\\evil.example", null],
  ["/a/..//evil.example", null],
  ["/\t/evil.example", null],
  ["https://evil.example", null],
  ["javascript:alert(1)", null],
  ["ledger", null],
  ["", null],
  [null, null],
  ["/sign-in?from=/x", null],
  ["/change-password", null],
  ["/api/auth/csrf", null],
])("after signing in, %s leads to %s", (given, expected) => {
  expect(localPath(given)).toBe(expected);
});

test("the policy of a page lets in scripts and styles by nonce only", () => {
  const policy = contentSecurityPolicy("abc", false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).toContain("style-src 'self' 'nonce-abc';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe-inline");
});
