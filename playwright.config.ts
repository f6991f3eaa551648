import os from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { systemChromium } from "#lib/launcher/chromium.ts";

const port = process.env.YAGURA_TEST_PORT ?? "3900";
const emulatorPort = process.env.YAGURA_TEST_EMULATOR_PORT ?? "4900";
const chromium = systemChromium();

/** The whole product, as `npm start` runs it, on ports and data of its own; its sign-in link is used by `sign-in.setup.ts`. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  reporter: "list",
  webServer: {
    // A world of its own each time: what an earlier run did must not be in the way of this one. Without a shell in
    // between, the launcher notices when the test run is killed.
    command: `node -e "fs.rmSync(process.env.YAGURA_DATA_DIR, { recursive: true, force: true })" && exec node lib/launcher/bootstrap.mjs start`,
    wait: { stdout: /sign-in\?token=(?<yagura_test_token>[\w-]+)/ },
    env: {
      YAGURA_PORT: port,
      YAGURA_EMULATOR_PORT: emulatorPort,
      YAGURA_TARGET: "emulator",
      YAGURA_DATA_DIR: process.env.YAGURA_TEST_DATA_DIR ?? path.join(os.tmpdir(), `yagura-e2e-${port}`),
      DATABASE_URL: "",
      npm_lifecycle_event: "test",
    },
    timeout: 300_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
    storageState: undefined,
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    {
      name: "console",
      testMatch: "**/*.spec.ts",
      dependencies: ["sign-in"],
      use: { storageState: "test-results/session.json" },
    },
  ],
});
