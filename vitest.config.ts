import { defineConfig } from "vitest/config";

const here = import.meta.dirname;
// `server-only` has nothing to guard in tests; its empty half stands in for it.
const alias = { "server-only": `${here}/node_modules/server-only/empty.js` };

export default defineConfig({
  resolve: { alias },
  test: {
    // Generous, because a busy machine is no fault; nothing measures time in tests.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,components,lib}/**/*.test.{ts,tsx}"],
          exclude: [
            "**/*.integration.test.{ts,tsx}",
            "components/**",
            "app/**/*.test.tsx",
            "lib/*/client/**",
          ],
          environment: "node",
        },
      },
      {
        extends: true,
        test: {
          name: "browser-unit",
          include: ["components/**/*.test.{ts,tsx}", "app/**/*.test.tsx", "lib/*/client/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{app,components,lib}/**/*.integration.test.{ts,tsx}"],
          globalSetup: "lib/core/testing/global-setup.ts",
          environment: "node",
          maxWorkers: 2,
        },
      },
    ],
  },
});
