import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, ConnectionError, isForbidden, isNotFound, type WatchEvent } from "../cluster/api.ts";
import type { Listed } from "./snapshot.ts";

type Query = Readonly<Record<string, string>>;

/** Objects of one kind in one namespace: what one LIST and one WATCH can follow. */
export interface Scope {
  readonly collection: string;
  /** Selects what is listed. */
  readonly query: Query;
  /** Selects what is watched. */
  readonly watchQuery?: Query;
  /** How many of a list are wanted; undefined is all. */
  readonly most?: number;
  /** Whether an object of a list is wanted. */
  wants(object: KubernetesObject): boolean;
}

/** Keeps what is seen of a scope. */
export interface ScopeStore {
  list(listed: Listed): void;
  /** Returns whether anything that is wanted has changed. */
  event(event: WatchEvent): boolean;
}

export interface WatchPorts {
  readonly api: Api;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly store: ScopeStore;
  /** Told of every change. */
  seen(): void;
  /** Told when the identity may not list or watch, with the reason; what it does goes on until the signal ends it. */
  blind(reason: ApiError): Promise<void>;
}

/** A watch that ends sooner than this, in milliseconds, and without a word, was in vain. */
const tooSoon = 1_000;

/** The longest pause between two looks, in milliseconds, where watches are in vain. */
const longestPause = 4_000;

/** How often in a row a kind may be unknown: not every API server of a cluster learns of a new one at once. */
const mostUnknown = 5;

const pageSize = "500";

/** Pages of a list that are read: half a million objects, for which the memory of a runner is enough. */
const mostPages = 1_000;

/**
 * Keeps a store of objects up to date until the signal ends it: one LIST, then a WATCH from there, resumed where it ended, and a
 * LIST again when the server no longer knows that place (Kubernetes API concepts, "Efficient detection of changes").
 * Where something on the way ends every watch, the lists alone show how things are.
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
export async function watchScope(scope: Scope, ports: WatchPorts): Promise<void> {
  const { signal } = ports;
  // From where a watch goes on; undefined where a list has to show how things are.
  let place: string | undefined;
  let inVain = 0;
  const look = async () => {
    if (place === undefined) {
      const listed = await list(scope, ports);
      ports.store.list(listed);
      place = listed.resourceVersion;
      ports.seen();
    }
    const watched = await watchFrom(place, scope, ports);
    place = watched.place;
    return watched.inVain;
  };
  try {
    for (;;) {
      const vain = await look().catch((error: unknown) => {
        place = undefined;
        if (!isGone(error) && !(isNotFound(error) && inVain < mostUnknown)) throw error;
        return true;
      });
      inVain = vain ? inVain + 1 : 0;
      if (vain) await sleep(Math.min(longestPause, 125 * 2 ** inVain), undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405)) throw error;
    await ports.blind(error);
  }
}

/** Whether the server no longer knows the place from which to go on, in a list or in a watch. */
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

/** Without a resourceVersion a list is consistent: it shows all that was written before it was asked for. */
async function list(scope: Scope, { api, signal }: WatchPorts): Promise<Listed> {
  const items: KubernetesObject[] = [];
  let next: Readonly<Record<string, string>> = {};
  for (let page = 0; page < mostPages; page++) {
    const request = { method: "GET", path: path(scope, { ...scope.query, limit: pageSize, ...next }) } as const;
    const { metadata, ...body } = (await unlessAborted(signal, () => api.send(request))).body as ListBody;
    items.push(...itemsOf(body).filter(scope.wants));
    const isEnough = items.length >= (scope.most ?? Number.POSITIVE_INFINITY);
    if (!metadata?.continue || isEnough) return { resourceVersion: metadata?.resourceVersion ?? "", items };
    next = { continue: metadata.continue };
  }
  throw new UserError(`The list of ${scope.collection} does not end after ${mostPages} pages`, {
    code: "access",
    hint: "Check what answers at the API server's address, or deploy to a namespace with fewer objects.",
  });
}

/** The items of a built-in list do not say what they are: the list does (`DeploymentList`). */
function itemsOf({ apiVersion = "", kind = "", items = [] }: ListBody): readonly KubernetesObject[] {
  const of = { apiVersion, kind: kind.replace(/List$/, "") };
  return items.map((item) => ({ ...of, ...item }));
}

interface Watched {
  /** From where a watch can go on. */
  readonly place: string | undefined;
  /** It was over before it began. */
  readonly inVain: boolean;
}

/** Watches until the watch ends, one way or another. */
async function watchFrom(start: string, scope: Scope, ports: WatchPorts): Promise<Watched> {
  const { api, signal, now, seen, store } = ports;
  const begun = now();
  const query = { ...(scope.watchQuery ?? scope.query), resourceVersion: start };
  const events = await api.watch(path(scope, query), signal);
  let place = start;
  let failed = false;
  try {
    for await (const event of events) {
      failed = event.type === "ERROR";
      if (failed) break;
      place = (event.object as KubernetesObject).metadata.resourceVersion ?? place;
      if (store.event(event)) seen();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectionError)) throw error;
  }
  const inVain = place === start && now() - begun < tooSoon;
  return { place: failed || inVain ? undefined : place, inVain };
}

/** Milliseconds between two looks. */
const interval = 3_000;

/**
 * Keeps a store up to date by asking for each object again and again, for an identity that may not list or watch. Ends
 * with the signal.
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
export async function poll(
  collection: string,
  names: Iterable<string>,
  { api, signal, store, seen }: Pick<WatchPorts, "api" | "signal" | "store" | "seen">,
): Promise<void> {
  const get = async (name: string): Promise<readonly KubernetesObject[]> => {
    try {
      const path = `${collection}/${encodeURIComponent(name)}`;
      return [(await api.send({ method: "GET", path })).body as KubernetesObject];
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  };
  try {
    for (;;) {
      const found = await unlessAborted(signal, () => Promise.all([...names].map(get)));
      store.list({ resourceVersion: "", items: found.flat() });
      seen();
      await sleep(interval, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * Waits for work that cannot be ended, no longer than until the signal.
 * @throws what the work throws, or the signal's reason
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
