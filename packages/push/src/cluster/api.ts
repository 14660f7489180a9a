// The Kubernetes API as all other folders see it: requests, responses, watch events and errors.

/** One request to the Kubernetes API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query, such as `/api/v1/namespaces/default/configmaps?limit=500`. */
  readonly path: string;
  readonly body?: unknown;
  /** Content type of the body. Default: `application/json`. */
  readonly contentType?: string;
  /** Default: `application/json`. The response must be a JSON object unless this begins with `text/`. */
  readonly accept?: string;
}

export interface ApiResponse {
  readonly status: number;
  /** The parsed JSON body. */
  readonly body: unknown;
  /** Texts of `Warning` headers (RFC 9111 5.5, as Kubernetes sends them). */
  readonly warnings: readonly string[];
  /** Time of the response by the server's clock (header `Date`, whole seconds): milliseconds since 1970. */
  readonly date?: number | undefined;
}

/** Access to the API server, passed to all code that talks to a cluster. */
export interface Api {
  /**
   * Sends a request and waits for the response. The request must be idempotent: transient failures are retried (see
   * `api-retry.ts`).
   * @throws ApiError for any status but 2xx and for anything but a JSON object, ConnectionError without a response, the run's reason when aborted
   */
  send(request: ApiRequest): Promise<ApiResponse>;
  /**
   * Opens a watch, with retries, and yields its events until the server or `signal` ends it.
   * @param path of a collection, with a query
   * @throws as `send` does when it cannot be opened; the iterator throws a ConnectionError when the connection breaks
   */
  watch(path: string, signal: AbortSignal): Promise<AsyncIterable<WatchEvent>>;
}

/** An event of a watch (Kubernetes API concepts, "Efficient detection of changes"). */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: unknown;
}

/** The `Status` object with which the API server answers a failed request (`meta/v1`). */
export interface ApiStatus {
  readonly kind?: "Status";
  readonly message?: string;
  readonly reason?: string;
  readonly code?: number;
  readonly details?: {
    readonly name?: string;
    readonly kind?: string;
    readonly retryAfterSeconds?: number;
    readonly causes?: readonly { readonly reason?: string; readonly message?: string; readonly field?: string }[];
  };
}

/** An error response of the API server. A status below 400 means that the server is not an API server. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly httpStatus: number;
  readonly status: ApiStatus;
  /** Seconds to wait before the next attempt, as the server asks (`Retry-After`). */
  readonly retryAfter: number | undefined;

  constructor(httpStatus: number, status: ApiStatus, retryAfter?: number) {
    super(status.message ?? `HTTP ${httpStatus}`);
    this.httpStatus = httpStatus;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * No response from the API server: the connection broke, or kubectl could not open one. kubectl gives the reason as
 * plain text with status 500 or 502, where the API server would send a `Status` object.
 */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}

/** Whether the object, kind or version does not exist. */
export function isNotFound(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatus === 404;
}

/** Whether the identity lacks the right. */
export function isForbidden(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatus === 403;
}
