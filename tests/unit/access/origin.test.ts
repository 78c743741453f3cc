import { afterEach, expect, test } from "vitest";
import { assertSameOrigin, comesFromElsewhere, ForeignOrigin } from "@/lib/access/sign-in/origin";
import { setEnv } from "@/lib/env";

const PLAIN = { NODE_ENV: "test", PUBLIC_URL: "", PORT: "", EXAMPLE_LEDGER: "", DATABASE_URL: "" };
afterEach(() => setEnv(PLAIN));

const REAL = { NODE_ENV: "production", EXAMPLE_LEDGER: "no", PUBLIC_URL: "https://zgtz.example.gov.cn", PORT: "3000" };
const check = (headers: Record<string, string>) => () => assertSameOrigin(new Headers(headers));

test("a real installation takes its public address only", () => {
  setEnv(REAL);
  expect(check({ origin: "https://zgtz.example.gov.cn" })).not.toThrow();
  for (const origin of [
    "http://zgtz.example.gov.cn",
    "https://zgtz.example.gov.cn:8443",
    "https://evil.example",
    "https://zgtz.example.gov.cn.evil.example",
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "null",
  ]) {
    expect(check({ origin }), origin).toThrow(ForeignOrigin);
  }
});

test("a request without an origin is refused", () => {
  setEnv(REAL);
  expect(check({})).toThrow(ForeignOrigin);
});

test("forged host headers change nothing", () => {
  setEnv(REAL);
  const forged = { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" };
  expect(check(forged)).toThrow(ForeignOrigin);
});

test.each([
  ["development", "no"],
  ["production", "yes"],
])("with %s and example %s this machine's other names count, at the port in use only", (NODE_ENV, EXAMPLE_LEDGER) => {
  setEnv({ ...REAL, NODE_ENV, EXAMPLE_LEDGER, PUBLIC_URL: "http://localhost:3001", PORT: "3001" });
  expect(check({ origin: "http://localhost:3001" })).not.toThrow();
  expect(check({ origin: "http://127.0.0.1:3001" })).not.toThrow();
  expect(check({ origin: "http://127.0.0.1:3000" })).toThrow(ForeignOrigin);
  expect(check({ origin: "http://10.0.0.5:3001" })).toThrow(ForeignOrigin);
});

test("what the framework would take for a fault of the server is known before it gets there", () => {
  const from = (headers: Record<string, string>) =>
    comesFromElsewhere(new Headers({ host: "zgtz.local:3000", ...headers }));
  for (const origin of [
    "null",
    "garbage",
    "https://evil.example",
    "http://zgtz.local",
    "http://zgtz.local:3000.evil",
  ]) {
    expect(from({ origin }), origin).toBe(true);
  }
  expect(from({})).toBe(false);
  expect(from({ origin: "http://zgtz.local:3000" })).toBe(false);
  expect(from({ origin: "https://public.example", "x-forwarded-host": "public.example, inner" })).toBe(false);
});
