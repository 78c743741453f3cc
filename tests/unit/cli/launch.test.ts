import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { launchOf } from "@/lib/cli/launch";
import { checkpointDirectory, setEnv } from "@/lib/env";

const NONE = {
  LEDGER_DATA_DIR: "",
  LEDGER_CHECKPOINT_DIR: "",
  LEDGER_CHECKPOINT_KEY: "",
  DATABASE_URL: "",
  DATABASE_OWNER_URL: "",
  DATABASE_DIRECTORY: "",
};
let data = "";
beforeEach(() => {
  data = mkdtempSync(path.join(os.tmpdir(), "ledger-launch-"));
});
afterEach(() => {
  setEnv(NONE);
  rmSync(data, { recursive: true, force: true });
});

const launch = (more: Record<string, string> = {}) =>
  launchOf("start", setEnv({ ...NONE, LEDGER_DATA_DIR: data, ...more }), undefined);

describe("what processes are started with", () => {
  it("the key of checkpoints is named to the worker alone, whether or not the operator named one", () => {
    const key = path.join(data, "elsewhere", "signing.pem");
    for (const [given, expected] of [
      [{}, path.join(data, "checkpoint-key")],
      [{ LEDGER_CHECKPOINT_KEY: key }, key],
    ] as const) {
      const { web, worker } = launch(given);
      expect(worker.environment.LEDGER_CHECKPOINT_KEY).toBe(expected);
      expect(Object.entries(web.environment).filter(([, value]) => value?.includes(expected))).toEqual([]);
      // Emptied: what is left out a web process takes from the supervisor or from .env.
      expect(web.environment.LEDGER_CHECKPOINT_KEY).toBe("");
    }
  });

  it("the owner's login is no web process's and not the worker's", () => {
    const owner = "postgresql://owner:geheim@db.example/ledger";
    const { web, worker } = launch({ DATABASE_URL: "postgresql://web:p@db.example/ledger", DATABASE_OWNER_URL: owner });
    const named = (environment: NodeJS.ProcessEnv) =>
      Object.values(environment).some((value) => value?.includes("geheim"));
    expect([named(web.environment), named(worker.environment)]).toEqual([false, false]);
  });

  it("each database has its checkpoints in a folder of its own, or where the operator says", () => {
    expect(launch().worker.environment.LEDGER_CHECKPOINT_DIR).toBe(path.join(data, "checkpoints"));
    const embedded = {
      DATABASE_URL: "postgresql://web:p@127.0.0.1:5999/ledger",
      DATABASE_DIRECTORY: path.join(data, "pg"),
    };
    expect(launch(embedded).worker.environment.LEDGER_CHECKPOINT_DIR).toBe(path.join(data, "checkpoints"));
    launch({ DATABASE_URL: "postgresql://web:p@db.example/ledger?sslmode=require" });
    expect(checkpointDirectory()).toBe(path.join(data, "checkpoints-ledger"));
    launch({ LEDGER_CHECKPOINT_DIR: "/mnt/worm" });
    expect(checkpointDirectory()).toBe("/mnt/worm");
  });
});
