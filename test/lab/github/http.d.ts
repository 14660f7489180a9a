/** The HTTP side of it. */
import { type IncomingMessage, type ServerResponse } from "node:http";
import type { Answer } from "./answers.ts";
import type { Flavour } from "./description.ts";
export declare function textOf(request: IncomingMessage): Promise<string>;
export declare function send(response: ServerResponse, { status, body, headers }: Answer, flavour: Flavour): void;
/** Has another server answer. */
export declare function forward(request: IncomingMessage, response: ServerResponse, server: string): void;
