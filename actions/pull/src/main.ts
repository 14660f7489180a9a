import { startAction } from "@pushpull/core/start";

await startAction(process, async () => (await import("./action.ts")).runPull(process));
