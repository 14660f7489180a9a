export * from "./duration.ts";
export * from "./markdown.ts";
export * from "./sanitize.ts";
export * from "./sentence.ts";
