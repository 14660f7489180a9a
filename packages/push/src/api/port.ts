/** One request to the Kubernetes API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path and query, such as `/api/v1/namespaces/default/configmaps?limit=500`. */
  readonly path: string;
  readonly body?: unknown;
  /** Content type of the body. Default: `application/json`. */
  readonly contentType?: string;
  readonly accept?: string;
  /** False where a second try could do the same thing twice. Default: true. */
  readonly retry?: boolean;
}

export interface ApiResponse {
  readonly status: number;
  /** The parsed JSON body. */
  readonly body: unknown;
  /** Texts of `Warning` headers (RFC 9111 5.5, as Kubernetes sends them). */
  readonly warnings: readonly string[];
}

/** The way to the API server. Everything that speaks to a cluster is handed one. */
export interface Api {
  /**
   * Sends a request and waits for its answer. 429, 5xx and broken connections are retried until the run's deadline.
   * @throws ApiError for an answer of 400 and above, ConnectionError when there is none, the run's reason when aborted
   */
  send(request: ApiRequest): Promise<ApiResponse>;
  /**
   * Opens a watch and yields its events until the server or `signal` ends it. Not retried.
   * @throws ApiError when the server refuses the watch
   */
  watch(path: string, signal: AbortSignal): AsyncIterable<WatchEvent>;
}

/** An event of a watch (Kubernetes API concepts, "Efficient detection of changes"). */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: unknown;
}
