export * from "./containers.ts";
export * from "./field-path.ts";
export * from "./object.ts";
export * from "./value-at.ts";
