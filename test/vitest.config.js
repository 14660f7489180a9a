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
/** Pure, but no matter of milliseconds: they wait for time to pass, or try many random texts. */
const slowUnit = "unit/**/*.slow.test.ts";
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
                    exclude: [slowUnit],
                    pool: "threads",
                    isolate: false,
                    maxWorkers: 2,
                    // They take milliseconds, but a machine may stand still for a moment.
                    testTimeout: 30_000,
                },
            },
            {
                extends: true,
                test: { ...endToEnd, name: "e2e", include: ["e2e/**/*.test.ts", slowUnit], exclude: [slow] },
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
