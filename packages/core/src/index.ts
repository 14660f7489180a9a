export * from "./errors.ts";
export * from "./kubernetes/manifest.ts";
export * from "./kubernetes/object.ts";
export * from "./location.ts";
export * from "./log.ts";
