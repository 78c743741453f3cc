import { defineConfig, devices } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser, INTRANET_FLAG } from "./lib/cli/browser";
import { env, setEnv } from "./lib/env";
import { freePortFrom } from "./lib/supervisor/ports.mjs";

// Journeys run against the finished build, each file on a ledger of its own (lib/cli/e2e-server.ts). The first process to
// read this file chooses the port these are asked for on; the workers inherit its choice.
const { E2E_BASE_URL, E2E_PORT, CHROMIUM_PATH, HOST } = env();
const port = E2E_PORT ?? (await freePortFrom(3_100, HOST));
const browser = CHROMIUM_PATH ?? findBrowser().path;
setEnv({ E2E_PORT: `${port}`, CHROMIUM_PATH: browser });

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    // The interface speaks of days in Shanghai wherever the browser is.
    timezoneId: "America/St_Johns",
    // A trace of every page costs more than the journeys themselves: `npx playwright test --trace on` when one is needed.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser,
      args: [...BROWSER_FLAGS, INTRANET_FLAG],
    },
  },
  // A server that runs already (E2E_BASE_URL) is taken as it is: for writing journeys.
  ...(!E2E_BASE_URL && {
    webServer: {
      command: "exec node --conditions=react-server --import tsx lib/cli/e2e-server.ts",
      url: `http://127.0.0.1:${port}/`,
      env: { PORT: `${port}` },
      timeout: 120_000,
      reuseExistingServer: false,
      gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
      stdout: "ignore",
      stderr: "pipe",
    },
  }),
});
