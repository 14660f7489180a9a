import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "@pushpull/core";
import { ApiError, ConnectionError, isForbidden, isNotFound } from "../api/errors.ts";
import type { Api } from "../api/port.ts";
import { afterEvent, fromList, type Listed, type Picture } from "./picture.ts";
import { poll } from "./poll.ts";
import { unlessAborted } from "./unless-aborted.ts";

/** Objects of one kind in one namespace: what one LIST and one WATCH can follow. */
export interface Scope {
  readonly collection: string;
  readonly names: ReadonlySet<string>;
}

export interface WatchPorts {
  readonly api: Api;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Told of every change. */
  seen(picture: Picture): void;
  /** Told once when objects have to be asked for one by one, with the reason. */
  blind(reason: ApiError): void;
}

/** A watch that ends sooner than this, in milliseconds, and without a word, was in vain. */
const tooSoon = 1_000;

/** The longest pause between two looks, in milliseconds, where watches are in vain. */
const longestPause = 4_000;

/** How often in a row a kind may be unknown: not every API server of a cluster learns of a new one at once. */
const mostUnknown = 5;

const pageSize = "500";

/**
 * Keeps a picture of objects until the signal ends it: one LIST, then a WATCH from there, resumed where it ended, and a
 * LIST again when the server no longer knows that place (Kubernetes API concepts, "Efficient detection of changes").
 * Where something on the way ends every watch, the lists alone show how things are.
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
export async function watchScope(scope: Scope, ports: WatchPorts): Promise<void> {
  const { signal } = ports;
  let known: Picture | undefined;
  let current = false;
  let inVain = 0;
  const look = async () => {
    if (!current || known === undefined) {
      known = fromList(scope.names, await list(scope, ports), known);
      ports.seen(known);
    }
    const watched = await watchFrom(known, scope, ports);
    known = watched.picture;
    current = watched.current;
    return watched.inVain;
  };
  try {
    for (;;) {
      const vain = await look().catch((error: unknown) => {
        current = false;
        if (!isGone(error) && !(isNotFound(error) && inVain < mostUnknown)) throw error;
        return true;
      });
      inVain = vain ? inVain + 1 : 0;
      if (vain) await sleep(Math.min(longestPause, 125 * 2 ** inVain), undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405)) throw error;
    ports.blind(error);
    await poll(scope, known, ports);
  }
}

/** Whether the server no longer knows the place from which to go on, in a list or in a watch. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.httpStatus === 410;
}

/** With only one object wanted, the server is asked for no others; the right to that one is enough then. */
function path({ collection, names }: Scope, query: Readonly<Record<string, string>>): string {
  const [only = ""] = names;
  const selector = names.size === 1 ? { fieldSelector: `metadata.name=${only}` } : {};
  return `${collection}?${new URLSearchParams({ ...selector, ...query })}`;
}

interface ListBody {
  readonly items?: readonly KubernetesObject[];
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
}

/** Without a resourceVersion a list is consistent: it shows all that was written before it was asked for. */
async function list(scope: Scope, { api, signal }: WatchPorts): Promise<Listed> {
  const items: KubernetesObject[] = [];
  let next: Readonly<Record<string, string>> = {};
  for (;;) {
    const request = { method: "GET", path: path(scope, { limit: pageSize, ...next }) } as const;
    const { metadata, ...body } = (await unlessAborted(signal, () => api.send(request))).body as ListBody;
    items.push(...(body.items ?? []).filter((item) => scope.names.has(item.metadata.name ?? "")));
    if (!metadata?.continue) return { resourceVersion: metadata?.resourceVersion ?? "", items };
    next = { continue: metadata.continue };
  }
}

interface Watched {
  /** What was last seen. */
  readonly picture: Picture;
  /** Whether a watch can go on from there; else a list has to show how things are. */
  readonly current: boolean;
  /** It was over before it began. */
  readonly inVain: boolean;
}

/** Watches until the watch ends, one way or another. */
async function watchFrom(start: Picture, scope: Scope, { api, signal, now, seen }: WatchPorts): Promise<Watched> {
  const begun = now();
  const events = await api.watch(path(scope, { resourceVersion: start.resourceVersion }), signal);
  let picture = start;
  let failed = false;
  try {
    for await (const event of events) {
      failed = event.type === "ERROR";
      if (failed) break;
      const before = picture;
      picture = afterEvent(before, event);
      if (picture.sightings !== before.sightings) seen(picture);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectionError)) throw error;
  }
  const inVain = picture === start && now() - begun < tooSoon;
  return { picture, current: !failed && !inVain, inVain };
}
