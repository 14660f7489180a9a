import type { IncomingMessage } from "node:http";
import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { excerpt, type Redact } from "@pushpull/core/redaction";
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
 * @param asText whether the response may be any text, such as a log; else it must be a JSON object
 * @throws ApiError for any status but 2xx, and for a body of another form; ConnectionError if kubectl responded instead of
 * the API server
 */
export function readResponse(
  response: IncomingMessage,
  text: string,
  { redact, asText = false }: { readonly redact: Redact; readonly asText?: boolean },
): ApiResponse {
  const status = response.statusCode ?? 0;
  const json = (response.headers["content-type"] ?? "").includes("json");
  if (status >= 400) {
    if (json) throw new ApiError(status, parseJson(text) as ApiStatus, retryAfter(response));
    if (status === 500 || status === 502) throw new ConnectionError(text.trim() || `HTTP ${status}`);
    throw new ApiError(status, { message: plainText(text, redact) || `HTTP ${status}` }, retryAfter(response));
  }
  if (status < 200 || status >= 300) throw unexpected(status, "a redirect to another page");
  if (status === 204 || status === 205) throw unexpected(status, "no content");
  const body = json && !asText ? parseJson(text) : text;
  if (!asText && (typeof body !== "object" || body === null)) throw unexpected(status, "not a JSON object");
  const date = Date.parse(response.headers.date ?? "") || undefined;
  return { status, body, warnings: readWarnings(response), date };
}

/**
 * The object in a response.
 * @param wanted what was requested or sent; a part that is undefined may be anything
 * @throws ApiError if it is another object, or none: something other than the API server responded
 */
export function objectIn(
  { status, body }: ApiResponse,
  wanted: { readonly kind?: string; readonly metadata: { readonly name?: string } },
): KubernetesObject {
  const { kind, metadata } = body as Partial<KubernetesObject>;
  if (typeof metadata !== "object" || metadata === null || typeof metadata.name !== "string")
    throw unexpected(status, "not a Kubernetes object");
  if ((wanted.kind ?? kind) !== kind || (wanted.metadata.name ?? metadata.name) !== metadata.name)
    throw unexpected(status, "a different object than requested");
  return body as KubernetesObject;
}

function unexpected(status: number, what: string): ApiError {
  return new ApiError(status, { message: `HTTP ${status} with ${what}` });
}

/** Parses JSON. JavaScript's own error quotes the text, which may contain a part of a Secret. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectionError("the response is not JSON, or is incomplete");
  }
}

/**
 * Maximum number of bytes of a response, or of one event of a watch: a page of a list has 500 objects, which are rarely
 * larger than 100 KB.
 */
export const maxResponse = 128 * 1024 * 1024;

/** @throws UserError for a response that is longer than any API server's */
export async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > maxResponse) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A response without an end would fill the memory. It is not requested again. */
export function tooLong(): UserError {
  return new UserError(`The API server sent a response of more than ${maxResponse / 1024 / 1024} MiB`, {
    code: "access",
    hint: "Check the address in the kubeconfig, and any proxy in front of the cluster.",
  });
}

/** Keeps an error response; anything else that ends an exchange is a broken connection. */
export function toConnectionError(error: unknown): ApiError | ConnectionError | UserError {
  if (error instanceof ApiError || error instanceof ConnectionError || error instanceof UserError) return error;
  return new ConnectionError(error instanceof Error ? error.message : String(error), { cause: error });
}

/** A response that is not JSON comes from a proxy or load balancer, often as an HTML page. */
function plainText(text: string, redact: Redact): string {
  const words = text
    .replace(/<(style|script)(?:(?!<\/?(?:style|script))[\s\S])*<\/\1>|<[^<>]*>/gi, " ")
    .replace(/\s+/g, " ");
  return excerpt(words.trim(), 300, redact);
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
