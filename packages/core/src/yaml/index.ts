export { isMergeKey } from "./aliases.ts";
export * from "./explain-yaml.ts";
export * from "./repeated-keys.ts";
export * from "./tokens.ts";
export * from "./yaml-document.ts";
export * from "./yaml-schema.ts";
export * from "./yaml-value.ts";
