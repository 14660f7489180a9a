import { type Api, ApiError, type ApiRequest } from "../cluster/api.ts";
import { unlessAborted } from "../rollout/unless-aborted.ts";

/** What could be found out, or in words what could not. */
export type Found<T> = { readonly known: T } | { readonly unknown: string };

export interface AskPorts {
  readonly api: Api;
  /** Ends the waiting; its reason does not matter. */
  readonly signal: AbortSignal;
}

/**
 * Asks the API server for something that would help, and that one can do without. An error is put in words of ours: the
 * server's may quote what it was asked for.
 * @param what in the plural: `the logs of web-1`
 */
export async function ask<T>(
  { api, signal }: AskPorts,
  what: string,
  request: ApiRequest,
  read: (body: unknown) => T,
): Promise<Found<T>> {
  try {
    const { body } = await unlessAborted(signal, () => api.send(request));
    return { known: read(body) };
  } catch (error) {
    if (signal.aborted) return { unknown: `${what} did not come in time` };
    if (error instanceof ApiError && error.httpStatus === 403) return { unknown: `${what} may not be read` };
    if (error instanceof ApiError && error.httpStatus === 404) return { unknown: `${what} are not there any more` };
    return { unknown: `${what} could not be read` };
  }
}
