export * from "./redact.ts";
export * from "./secret-parts.ts";
