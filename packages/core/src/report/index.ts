export * from "./publish.ts";
export * from "./report-base.ts";
export * from "./report-failure.ts";
export * from "./report-pull.ts";
export * from "./report-push.ts";
export * from "./summary-page.ts";
