export * from "./location.ts";
export * from "./most-telling-first.ts";
export * from "./user-error.ts";
