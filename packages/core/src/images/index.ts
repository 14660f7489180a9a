export * from "./nearest.ts";
export * from "./overrides.ts";
export * from "./reference.ts";
