export * from "./app/installation-token.ts";
export * from "./forge.ts";
export { type Client, openClient } from "./forge-client.ts";
export { fittingTitle, longestBody } from "./forge-fields.ts";
export * from "./open-forge.ts";
