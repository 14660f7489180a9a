export * from "./containers.ts";
export * from "./field-path.ts";
export * from "./kubernetes-object.ts";
