export * from "./app/installation-token.ts";
export * from "./compare-commits.ts";
export * from "./forge.ts";
export { maxBodyLength, maxTitleBytes, truncateTitle } from "./forge-fields.ts";
export * from "./open-forge.ts";
