/** Failed responses of a forge's API, as errors; `explainForgeError` turns them into messages for the user. */

/** Response headers, by lower-case name. */
export type Headers = Readonly<Record<string, string | number | undefined>>;

/** A response of a forge's API. */
export interface ForgeResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** The forge returned an error. The message is the forge's own. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  /** The HTTP status, or the closest equivalent of a GraphQL error. */
  readonly status: number;
  readonly headers: Headers;

  constructor(status: number, message: string, headers: Headers) {
    super(message || `HTTP ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

/** The response does not come from a forge's API: an HTML page, or a redirect. */
export class UnexpectedResponse extends Error {
  override readonly name = "UnexpectedResponse";
}

/** There was no response, or an incomplete one. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  /** The system's error code: `ECONNRESET`, `CERT_HAS_EXPIRED`; empty if it has none. */
  readonly code: string;

  constructor(cause: Error) {
    super(cause.message, { cause });
    this.code = "code" in cause ? String(cause.code) : "";
  }
}

/** Whether the forge returned one of these statuses. */
export function isHttpError(error: unknown, ...statuses: readonly number[]): error is HttpError {
  return error instanceof HttpError && statuses.includes(error.status);
}

/** The body of an error response, with its individual errors (GitHub Docs, "Troubleshooting the REST API"). */
interface ErrorBody {
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** The HTTP status of each GraphQL error type; 422 for any other. */
const statuses: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  RATE_LIMITED: 429,
};

/** The error for a response with an error status. */
export function httpErrorOf({ status, headers, data }: ForgeResponse): HttpError {
  return new HttpError(status, messageOf(data), headers);
}

/** @throws UnexpectedResponse for a redirect, which is never followed, and for anything but JSON */
export function checkResponse({ status, headers, data }: ForgeResponse): void {
  if (status >= 300) throw new UnexpectedResponse(`it redirects to ${headers.location ?? "another URL"}`);
  if (data instanceof ArrayBuffer || (typeof data === "string" && data !== "")) {
    throw new UnexpectedResponse("it returns a web page instead of JSON");
  }
}

/** @throws HttpError for GraphQL errors, which come with status 200 (GraphQL specification, "Response Format") */
export function checkGraphql({ headers, data }: ForgeResponse): void {
  const { errors } = isObject(data) ? (data as ErrorBody) : {};
  if (!Array.isArray(errors) || errors.length === 0) return;
  const type = isObject(errors[0]) && "type" in errors[0] ? String(errors[0].type) : "";
  throw new HttpError(statuses[type] ?? 422, messageOf({ errors }), headers);
}

function messageOf(data: unknown): string {
  if (!isObject(data)) return typeof data === "string" && !data.includes("<") ? data.trim() : "";
  const { message, errors } = data as ErrorBody;
  const single = Array.isArray(errors) ? errors.map(messageOfFault) : [];
  return [...new Set([message, ...single])].filter((text) => typeof text === "string" && text !== "").join(": ");
}

/** An error has a message, or names its field. */
function messageOfFault(fault: unknown): unknown {
  if (!isObject(fault)) return fault;
  const { message, field, code } = fault as { message?: unknown; field?: unknown; code?: unknown };
  return message ?? [field, code].filter((word) => typeof word === "string").join(" ");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
