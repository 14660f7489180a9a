export { isMergeKey } from "./aliases.ts";
export * from "./explain-yaml.ts";
export * from "./repeated-keys.ts";
export * from "./tokens.ts";
export { type PathStep, readValuePath, typedValue, unquotedValue } from "./value-path.ts";
export * from "./yaml-document.ts";
export * from "./yaml-schema.ts";
export * from "./yaml-value.ts";
