export * from "./duration.ts";
export * from "./markdown.ts";
export * from "./nearest-name.ts";
export * from "./sanitize.ts";
export * from "./sentence.ts";
export * from "./shorten.ts";
