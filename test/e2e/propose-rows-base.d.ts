import { type Row } from "./propose-rows.ts";
export declare const baseRows: readonly Row[];
