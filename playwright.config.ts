import { defineConfig, devices } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "./lib/cli/browser";
import { freePortFrom } from "./lib/cli/serve";
import { env, setEnv } from "./lib/env";

// Journeys run against the finished build (`npm run build` is part of `npm test`), on a port of their own. The first
// process to read this file chooses; the workers inherit its choice.
const { E2E_PORT, CHROMIUM_PATH } = env();
const port = E2E_PORT ?? (await freePortFrom(3_100));
const browser = CHROMIUM_PATH ?? findBrowser().path;
setEnv({ E2E_PORT: `${port}`, CHROMIUM_PATH: browser });

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1366, height: 768 },
    baseURL: `http://localhost:${port}`,
    locale: "zh-CN",
    // The interface speaks of days in Shanghai wherever the browser is.
    timezoneId: "America/St_Johns",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: browser,
      args: [...BROWSER_FLAGS],
    },
  },
  webServer: {
    command: "exec node --conditions=react-server --import tsx lib/cli/e2e-server.ts",
    url: `http://localhost:${port}/api/health`,
    env: { PORT: `${port}` },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
