import { type Row } from "./propose-rows.ts";
export declare const pullRows: readonly Row[];
