import { type Row } from "./propose-rows.ts";
export declare const headRows: readonly Row[];
