export * from "./action-context.ts";
export * from "./action-parts.ts";
export * from "./log.ts";
export * from "./read-inputs.ts";
export * from "./run-context.ts";
export * from "./run-deadline.ts";
