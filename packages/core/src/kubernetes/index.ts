export * from "./built-in-groups.ts";
export * from "./containers.ts";
export * from "./field-path.ts";
export * from "./image-fields.ts";
export * from "./kubernetes-object.ts";
export * from "./kustomization-fields.ts";
