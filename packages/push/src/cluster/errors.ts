/** The `Status` object that the API server answers a failed request with (`meta/v1`). */
export interface Status {
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

/** The API server answered, and the answer was no. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly httpStatus: number;
  readonly status: Status;
  /** Seconds that the server asks to wait before the next try (`Retry-After`). */
  readonly retryAfter: number | undefined;

  constructor(httpStatus: number, status: Status, retryAfter?: number) {
    super(status.message ?? `HTTP ${httpStatus}`);
    this.httpStatus = httpStatus;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * No answer from the API server: the connection broke, or kubectl could not make one. kubectl says why in plain text,
 * with status 500 or 502, where the API server would send a `Status` object.
 */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}

/** Whether the server said that there is no such object, kind, or version. */
export function isNotFound(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatus === 404;
}

/** Whether the server said that the identity lacks the right. */
export function isForbidden(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatus === 403;
}
