import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, isLoopback, readEnv } from "@/lib/env";

const problemsOf = (source: Record<string, string>): readonly string[] => {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
};

describe("the environment", () => {
  it("needs nothing", () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: "http://localhost:3000",
      LOG_LEVEL: "info",
      EXAMPLE_LEDGER: "yes",
      SESSION_IDLE_MINUTES: 30,
      SESSION_ABSOLUTE_HOURS: 12,
    });
  });

  it("tells every problem at once, each with its variable", () => {
    const problems = problemsOf({
      PORT: "0",
      DATABASE_URL: "mysql://x",
      AUTH_SECRET: "short",
      EXAMPLE_LEDGER: "maybe",
      PUBLIC_URL: "ledger",
    });
    expect(problems.map((line) => line.split(":")[0])).toEqual([
      "DATABASE_URL",
      "PORT",
      "PUBLIC_URL",
      "AUTH_SECRET",
      "EXAMPLE_LEDGER",
    ]);
  });

  it("never repeats a password in a problem", () => {
    expect(problemsOf({ DATABASE_URL: "postgres//u:geheim@h/d" }).join()).not.toContain("geheim");
  });

  it.each(["65536", "1.5", "-1", "3000x"])("refuses the port %s", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it("takes an empty value for none", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000, EXAMPLE_LEDGER: "yes" });
  });

  it("does not put the example ledger into a server of one's own unless asked", () => {
    const DATABASE_URL = "postgresql://u:p@db.example:5432/ledger";
    expect(readEnv({ DATABASE_URL }).EXAMPLE_LEDGER).toBe("no");
    expect(readEnv({ DATABASE_URL, EXAMPLE_LEDGER: "yes" }).EXAMPLE_LEDGER).toBe("yes");
  });

  it("keeps the public address without path and follows the port where none is given", () => {
    expect(readEnv({ PUBLIC_URL: "https://ledger.example.gov.cn/x" }).PUBLIC_URL).toBe("https://ledger.example.gov.cn");
    expect(readEnv({ PORT: "8080" }).PUBLIC_URL).toBe("http://localhost:8080");
  });

  it("listens on this machine alone unless told otherwise", () => {
    expect(readEnv({}).HOST).toBe("127.0.0.1");
    expect(["127.0.0.1", "127.1.2.3", "::1", "localhost"].filter((host) => !isLoopback(host))).toEqual([]);
    expect(["0.0.0.0", "::", "10.1.2.3"].filter(isLoopback)).toEqual([]);
    expect(problemsOf({ HOST: "http://x" })).toHaveLength(1);
  });

  it("takes for the public address what is listened on", () => {
    expect(readEnv({ HOST: "0.0.0.0" }).PUBLIC_URL).toBe("http://localhost:3000");
    expect(readEnv({ HOST: "10.1.2.3", PORT: "80" }).PUBLIC_URL).toBe("http://10.1.2.3:80");
    expect(readEnv({ HOST: "fd00::1" }).PUBLIC_URL).toBe("http://[fd00::1]:3000");
  });

  it("runs at least one web process, half the cores by default", () => {
    expect(readEnv({}).PROCESSES).toBe(Math.max(1, Math.floor(os.availableParallelism() / 2)));
    expect(readEnv({ PROCESSES: "3" }).PROCESSES).toBe(3);
    expect(problemsOf({ PROCESSES: "0" })).toHaveLength(1);
  });

  it("refuses an owner connection without the application's", () => {
    expect(problemsOf({ DATABASE_OWNER_URL: "postgresql://u:p@h/d" })).toHaveLength(1);
  });
});

describe("what is written about the environment", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  /** Set by commands for their children, never by a person. */
  const INTERNAL = ["NODE_ENV", "DATABASE_DIRECTORY", "READING_SOCKET", "E2E_PORT", "E2E_BASE_URL"];
  const known = [...read("lib/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map((m) => m[1] ?? "");
  const told = [...new Set(known)].filter((name) => !INTERNAL.includes(name)).sort();

  it("names every variable in .env.example, and no other", () => {
    expect(told.length).toBeGreaterThan(20);
    const example = [...read(".env.example").matchAll(/^#([A-Z0-9_]+)=/gm)].map((m) => m[1] ?? "");
    expect(example.sort()).toEqual(told);
  });

  it("names every variable in the README or the operator's page", () => {
    const text = read("README.md") + read("docs/operations.md");
    expect(told.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
