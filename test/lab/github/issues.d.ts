import { type Handlers } from "./handler.ts";
export declare const issues: Handlers;
