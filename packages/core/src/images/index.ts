export * from "./image-overrides.ts";
export * from "./image-reference.ts";
export * from "./nearest-names.ts";
