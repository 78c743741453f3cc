import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = {
  "@": path.resolve(import.meta.dirname),
  "server-only": path.resolve(import.meta.dirname, "tests/support/server-only.ts"),
};

// An awkward zone on purpose: a rule that asks the machine's clock for a day fails here.
const env = { TZ: "America/St_Johns", NODE_ENV: "test" as const };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          globalSetup: ["tests/support/build-reader.ts"],
          // A busy machine is no failure.
          testTimeout: 30_000,
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"],
          env,
          environment: "node",
        },
      },
      {
        resolve: { alias },
        // What files made to hurt cost the reader. No test of it depends on the Node that runs it, and it takes a minute.
        test: {
          name: "hostile",
          globalSetup: ["tests/support/build-reader.ts"],
          testTimeout: 30_000,
          include: ["tests/hostile/**/*.test.ts"],
          env,
          environment: "node",
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          env,
          environment: "node",
          globalSetup: ["tests/support/build-reader.ts", "tests/support/global-setup.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: { name: "drill", include: ["tests/drill/**/*.test.ts"], env, environment: "node", pool: "forks" },
      },
    ],
  },
});
