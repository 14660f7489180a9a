export * from "./app/installation-token.ts";
export { type Client, openClient } from "./client.ts";
export { fittingTitle, longestBody } from "./forge-fields.ts";
export * from "./open-forge.ts";
export * from "./types.ts";
