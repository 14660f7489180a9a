import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, ConnectionError, isForbidden, isNotFound, type WatchEvent } from "../cluster/api.ts";
import { objectIn } from "../cluster/api-encoding.ts";
import type { Listed } from "./snapshot.ts";

type Query = Readonly<Record<string, string>>;

/** Objects of one kind in one namespace, for one LIST and one WATCH. */
export interface Scope {
  readonly collection: string;
  /** Query of the LIST. */
  readonly query: Query;
  /** Query of the WATCH; the same as that of the LIST if undefined. */
  readonly watchQuery?: Query;
  /** Maximum number of listed objects; undefined for all. */
  readonly maxItems?: number;
  /** Whether a listed object is part of the scope. */
  includes(object: KubernetesObject): boolean;
}

/** Stores the objects of a scope. */
export interface ScopeStore {
  list(listed: Listed): void;
  /** Returns whether a stored object has changed. */
  event(event: WatchEvent): boolean;
}

export interface WatchPorts {
  readonly api: Api;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly store: ScopeStore;
  /** Called after every change. */
  onChange(): void;
  /** Called when the identity may not list or watch, with the reason; runs until the signal aborts. */
  onUnwatchable(reason: ApiError): Promise<void>;
}

/** A watch without an event that ends within this time, in milliseconds, counts as failed. */
const failedWithin = 1_000;

/** Maximum pause after a failed watch, in milliseconds. */
const maxPause = 4_000;

/** Maximum number of consecutive 404 responses: a new kind is not served by all API servers of a cluster at once. */
const maxNotFound = 5;

const pageSize = "500";

/** Maximum number of pages of a list: half a million objects fit into the memory of a runner. */
const maxPages = 1_000;

/**
 * Keeps a store of objects up to date until the signal aborts: one LIST, then a WATCH from its resourceVersion, resumed
 * where it ended, and another LIST when the server no longer has that version (Kubernetes API concepts, "Efficient
 * detection of changes"). If a proxy ends every watch, it lists repeatedly.
 * @throws ApiError or ConnectionError when the API server refuses a request or cannot be reached
 */
export async function watchScope(scope: Scope, ports: WatchPorts): Promise<void> {
  const { signal } = ports;
  // The resourceVersion to resume from; undefined if a new list is needed.
  let resourceVersion: string | undefined;
  let failures = 0;
  const listAndWatch = async () => {
    if (resourceVersion === undefined) {
      const listed = await list(scope, ports);
      ports.store.list(listed);
      resourceVersion = listed.resourceVersion;
      ports.onChange();
    }
    const watched = await watchFrom(resourceVersion, scope, ports);
    resourceVersion = watched.resourceVersion;
    return watched.failed;
  };
  try {
    for (;;) {
      const failed = await listAndWatch().catch((error: unknown) => {
        resourceVersion = undefined;
        if (!isGone(error) && !(isNotFound(error) && failures < maxNotFound)) throw error;
        return true;
      });
      failures = failed ? failures + 1 : 0;
      if (failed) await sleep(Math.min(maxPause, 125 * 2 ** failures), undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405)) throw error;
    await ports.onUnwatchable(error);
  }
}

/** Whether the server no longer has the resourceVersion or the continue token of a request. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.httpStatus === 410;
}

function path({ collection }: Scope, query: Query): string {
  return `${collection}?${new URLSearchParams(query)}`;
}

interface ListBody {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly items?: readonly KubernetesObject[];
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
}

/** Lists all pages. Without a resourceVersion in the request, the list includes every write before it. */
async function list(scope: Scope, { api, signal }: WatchPorts): Promise<Listed> {
  const items: KubernetesObject[] = [];
  let next: Readonly<Record<string, string>> = {};
  for (let page = 0; page < maxPages; page++) {
    const request = { method: "GET", path: path(scope, { ...scope.query, limit: pageSize, ...next }) } as const;
    const { metadata, ...body } = (await unlessAborted(signal, () => api.send(request))).body as ListBody;
    items.push(...itemsOf(body).filter(scope.includes));
    const isEnough = items.length >= (scope.maxItems ?? Number.POSITIVE_INFINITY);
    if (!metadata?.continue || isEnough) return { resourceVersion: metadata?.resourceVersion ?? "", items };
    next = { continue: metadata.continue };
  }
  throw new UserError(`The list of ${scope.collection} does not end after ${maxPages} pages`, {
    code: "access",
    hint: "Check that the address is that of a Kubernetes API server, or deploy to a namespace with fewer objects.",
  });
}

/** Adds apiVersion and kind to the items: in a built-in list, only the list itself has them (`DeploymentList`). */
function itemsOf({ apiVersion = "", kind = "", items = [] }: ListBody): readonly KubernetesObject[] {
  const type = { apiVersion, kind: kind.replace(/List$/, "") };
  return items.map((item) => ({ ...type, ...item }));
}

interface WatchResult {
  /** The version from which a watch can resume; undefined if a new list is needed. */
  readonly resourceVersion: string | undefined;
  /** Whether it ended at once, without an event. */
  readonly failed: boolean;
}

/** Watches until the watch ends or fails. */
async function watchFrom(start: string, scope: Scope, ports: WatchPorts): Promise<WatchResult> {
  const { api, signal, now, onChange, store } = ports;
  const startedAt = now();
  const query = { ...(scope.watchQuery ?? scope.query), resourceVersion: start };
  const events = await api.watch(path(scope, query), signal);
  let last = start;
  let hasError = false;
  try {
    for await (const event of events) {
      hasError = event.type === "ERROR";
      if (hasError) break;
      last = (event.object as KubernetesObject).metadata.resourceVersion ?? last;
      if (store.event(event)) onChange();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectionError)) throw error;
  }
  const failed = last === start && now() - startedAt < failedWithin;
  return { resourceVersion: hasError || failed ? undefined : last, failed };
}

/** Milliseconds between two polls. */
const pollInterval = 3_000;

/**
 * Keeps a store up to date by polling each object, for an identity that may not list or watch, until the signal aborts.
 * @throws ApiError or ConnectionError when the API server refuses a request or cannot be reached
 */
export async function poll(
  collection: string,
  names: Iterable<string>,
  { api, signal, store, onChange }: Pick<WatchPorts, "api" | "signal" | "store" | "onChange">,
): Promise<void> {
  const get = async (name: string): Promise<readonly KubernetesObject[]> => {
    try {
      const path = `${collection}/${encodeURIComponent(name)}`;
      return [objectIn(await api.send({ method: "GET", path }), { metadata: { name } })];
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  };
  try {
    for (;;) {
      const found = await unlessAborted(signal, () => Promise.all([...names].map(get)));
      store.list({ resourceVersion: "", items: found.flat() });
      onChange();
      await sleep(pollInterval, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * Waits for work that cannot be cancelled, but not longer than until the signal aborts.
 * @throws the error of the work, or the signal's reason
 */
export async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work(), aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
