import type { Handlers } from "./handler.ts";
export declare const gitData: Handlers;
