export { isMergeKey } from "./aliases.ts";
export * from "./document.ts";
export * from "./explain.ts";
export * from "./repeated-keys.ts";
export * from "./schema.ts";
export * from "./tokens.ts";
export * from "./value.ts";
