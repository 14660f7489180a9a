import { startAction } from "@pushpull/core/start";

await startAction(process, async () => (await import("./pull-action.ts")).runPull(process));
