import { type Row } from "./propose-rows.ts";
export declare const otherRows: readonly Row[];
