/** Reads what the API server answers, or what stands before it: of a bounded length, and with nothing quoted that it cannot read. */
import type { IncomingMessage } from "node:http";
import { excerpt, type Redact, UserError } from "@pushpull/core";
import { ApiError, ConnectionError, type Status } from "./errors.ts";
import type { ApiResponse } from "./port.ts";

/** Bytes of an answer, or of one event of a watch: a page of a list is of 500 objects, which are seldom over 100 KB. */
export const largestAnswer = 128 * 1024 * 1024;

/** Turns an answer that is not a success into what it says. */
export function readAnswer(answer: IncomingMessage, text: string, redact: Redact): ApiResponse {
  const status = answer.statusCode ?? 0;
  const json = (answer.headers["content-type"] ?? "").includes("json");
  if (status >= 400) {
    if (json) throw new ApiError(status, parseQuietly(text) as Status, retryAfter(answer));
    if (status === 500 || status === 502) throw new ConnectionError(text.trim() || `HTTP ${status}`);
    throw new ApiError(status, { message: inShort(text, redact) || `HTTP ${status}` }, retryAfter(answer));
  }
  const date = Date.parse(answer.headers.date ?? "") || undefined;
  return { status, body: json ? parseQuietly(text) : text, warnings: readWarnings(answer), date };
}

/** JavaScript's own error quotes what it cannot read, which may be a part of a Secret. */
export function parseQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectionError("the answer is not JSON, or only a part of it came");
  }
}

/** What is no JSON comes from somebody in between: often a whole page for a browser. */
function inShort(text: string, redact: Redact): string {
  const words = text
    .replace(/<(style|script)(?:(?!<\/?(?:style|script))[\s\S])*<\/\1>|<[^<>]*>/gi, " ")
    .replace(/\s+/g, " ");
  return excerpt(words.trim(), 300, redact);
}

/** @throws UserError for one that is longer than any API server's */
export async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > largestAnswer) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** What does not end would fill the memory, and does not pass by itself. */
export function tooLong(): UserError {
  const limit = `${largestAnswer / 1024 / 1024} MiB`;
  return new UserError(`The API server answers with more than ${limit}`, {
    code: "access",
    hint: "Check the address in the kubeconfig, and what stands before the cluster.",
  });
}

/** What a failed exchange is to the callers: an answer stays one, anything else is a broken connection. */
export function broken(error: unknown): ApiError | ConnectionError | UserError {
  if (error instanceof ApiError || error instanceof ConnectionError || error instanceof UserError) return error;
  return new ConnectionError(error instanceof Error ? error.message : String(error), { cause: error });
}

function retryAfter(answer: IncomingMessage): number | undefined {
  const seconds = Number(answer.headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** `Warning: 299 - "text"`, any number of times (RFC 7234 5.5). Node joins repeated headers with a comma. */
function readWarnings(answer: IncomingMessage): readonly string[] {
  return (answer.headersDistinct.warning ?? []).flatMap((header) => {
    const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1];
    return quoted === undefined ? [] : [quoted.replace(/\\(.)/g, "$1")];
  });
}
