import type { IncomingMessage } from "node:http";
import { ApiError, type ApiResponse, type ApiStatus, ConnectionError } from "./api.ts";

/**
 * Characters that JSON leaves unescaped, and that a YAML parser treats as line breaks or rejects (YAML 1.2, 5.1 and
 * 5.4): the server parses the body of an apply as YAML.
 */
const notInYaml = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON that JSON parsers and YAML parsers read the same way. */
export function encode(value: unknown): string {
  return JSON.stringify(value).replace(
    notInYaml,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Decodes a response.
 * @throws ApiError for a status of 400 and above, ConnectionError where kubectl answered instead of the API server
 */
export function readResponse(response: IncomingMessage, text: string): ApiResponse {
  const status = response.statusCode ?? 0;
  const json = (response.headers["content-type"] ?? "").includes("json");
  if (status >= 400) {
    if (json) throw new ApiError(status, parseJson(text) as ApiStatus, retryAfter(response));
    if (status === 500 || status === 502) throw new ConnectionError(text.trim() || `HTTP ${status}`);
    throw new ApiError(status, { message: plainText(text) || `HTTP ${status}` }, retryAfter(response));
  }
  const date = Date.parse(response.headers.date ?? "") || undefined;
  return { status, body: json ? parseJson(text) : text, warnings: readWarnings(response), date };
}

/** Parses JSON. JavaScript's own error quotes the text, which may contain a part of a Secret. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectionError("the response is not JSON, or is incomplete");
  }
}

export async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Keeps an error response; anything else that ends an exchange is a broken connection. */
export function toConnectionError(error: unknown): ApiError | ConnectionError {
  if (error instanceof ApiError || error instanceof ConnectionError) return error;
  return new ConnectionError(error instanceof Error ? error.message : String(error), { cause: error });
}

/**
 * A response that is not JSON comes from a proxy or load balancer, often as an HTML page. It is cut at white space:
 * half of a secret would not be redacted.
 */
function plainText(text: string): string {
  const words = text
    .replace(/<(style|script)(?:(?!<\/?(?:style|script))[\s\S])*<\/\1>|<[^<>]*>/gi, " ")
    .replace(/\s+/g, " ");
  const short = words.trim();
  return short.length <= 300 ? short : short.slice(0, short.lastIndexOf(" ", 300));
}

function retryAfter(response: IncomingMessage): number | undefined {
  const seconds = Number(response.headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** `Warning: 299 - "text"`, any number of times (RFC 7234 5.5). Node joins repeated headers with a comma. */
function readWarnings(response: IncomingMessage): readonly string[] {
  return (response.headersDistinct.warning ?? []).flatMap((header) => {
    const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1];
    return quoted === undefined ? [] : [quoted.replace(/\\(.)/g, "$1")];
  });
}
