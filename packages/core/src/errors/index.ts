export * from "./location.ts";
export * from "./most-informative-first.ts";
export * from "./user-error.ts";
