import type { Report } from "@pushpull/core/report";
/**
 * A report as its file holds it.
 * @throws Error where it does not follow the published schema
 */
export declare function asReported<Of extends Report>(report: Of): Of;
