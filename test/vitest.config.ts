import { defineConfig } from "vitest/config";

const conditions = ["source"];

/** Both of them: against real parts, and through the committed bundle. */
const endToEnd = {
  globalSetup: ["e2e/setup.ts"],
  maxWorkers: 2,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};
const slow = "e2e/**/*.full.test.ts";

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      // Pure functions need no process of their own: this halves the time.
      {
        extends: true,
        test: {
          name: "unit",
          include: ["unit/**/*.test.ts"],
          pool: "threads",
          isolate: false,
          // Some wait for something to pass: the others go on meanwhile.
          maxWorkers: 3,
          // They take milliseconds, but a machine may stand still for a moment.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { ...endToEnd, name: "e2e", include: ["e2e/**/*.test.ts"], exclude: [slow] },
      },
      {
        extends: true,
        test: {
          ...endToEnd,
          name: "full",
          include: [slow],
          testTimeout: 300_000,
          globalSetup: ["e2e/setup-full.ts", ...endToEnd.globalSetup],
        },
      },
    ],
  },
});
