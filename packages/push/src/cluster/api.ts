/** One request to the Kubernetes API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path and query, such as `/api/v1/namespaces/default/configmaps?limit=500`. */
  readonly path: string;
  readonly body?: unknown;
  /** Content type of the body. Default: `application/json`. */
  readonly contentType?: string;
  readonly accept?: string;
}

export interface ApiResponse {
  readonly status: number;
  /** The parsed JSON body. */
  readonly body: unknown;
  /** Texts of `Warning` headers (RFC 9111 5.5, as Kubernetes sends them). */
  readonly warnings: readonly string[];
  /** When the server answered, by its own clock (`Date`, in whole seconds): milliseconds since 1970. */
  readonly date?: number | undefined;
}

/** The way to the API server. Everything that speaks to a cluster is handed one. */
export interface Api {
  /**
   * Sends a request, which has to come to the same when it is carried out twice, and waits for its answer. What can
   * pass by itself is tried again (see `retry.ts`).
   * @throws ApiError for an answer of 400 and above, ConnectionError when there is none, the run's reason when aborted
   */
  send(request: ApiRequest): Promise<ApiResponse>;
  /**
   * Opens a watch, as often as it takes, and gives its events until the server or `signal` ends it.
   * @param path of a collection, with a query
   * @throws as `send` does when it cannot be opened; its events throw a ConnectionError when it breaks
   */
  watch(path: string, signal: AbortSignal): Promise<AsyncIterable<WatchEvent>>;
}

/** An event of a watch (Kubernetes API concepts, "Efficient detection of changes"). */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: unknown;
}
