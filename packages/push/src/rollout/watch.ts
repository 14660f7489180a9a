import type { KubernetesObject } from "@pushpull/core";
import pRetry from "p-retry";
import { ApiError, ConnectionError, isForbidden } from "../api/errors.ts";
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

/** The server ends a watch after so many seconds. One that died unnoticed is found out not long after. */
const watchSeconds = 60;
const graceSeconds = 15;

/** As long as any other request is tried again. */
const retryLimit = 120_000;

/** A watch that ends sooner than this, in milliseconds, and without a word, would be begun over and over. */
const tooSoon = 1_000;

const pageSize = "500";

/**
 * Keeps a picture of objects until the signal ends it: one LIST, then a WATCH from there, resumed where it ended, and a
 * LIST again when the server no longer knows that place (Kubernetes API concepts, "Efficient detection of changes").
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
export async function watchScope(scope: Scope, ports: WatchPorts): Promise<void> {
  const { signal } = ports;
  let known: Picture | undefined;
  let current = false;
  const listOrResume = async () => {
    if (!current || known === undefined) {
      known = fromList(scope.names, await list(scope, ports), known);
      current = true;
      ports.seen(known);
    }
    const after = await watchFrom(known, scope, ports, (picture) => {
      known = picture;
    });
    current = after === "resume";
  };
  const retries = { signal, retries: Number.POSITIVE_INFINITY, maxRetryTime: retryLimit, randomize: true };
  try {
    for (;;) await pRetry(listOrResume, { ...retries, minTimeout: 250, maxTimeout: 5_000, shouldRetry });
  } catch (error) {
    if (signal.aborted) return;
    if (!isForbidden(error) && !(error instanceof ApiError && error.httpStatus === 405)) throw error;
    ports.blind(error);
    await poll(scope, known, ports);
  }
}

const passing: ReadonlySet<number> = new Set([404, 408, 410, 429]);

function shouldRetry({ error }: { readonly error: Error }): boolean {
  if (error instanceof ApiError) return passing.has(error.httpStatus) || error.httpStatus >= 500;
  return error instanceof ConnectionError;
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

/** Watches until the watch ends, one way or another. Throws only where going on at once would help nobody. */
async function watchFrom(
  start: Picture,
  scope: Scope,
  { api, signal, now, seen }: WatchPorts,
  remember: (picture: Picture) => void,
): Promise<"resume" | "list"> {
  const query = { watch: "true", allowWatchBookmarks: "true", timeoutSeconds: String(watchSeconds) };
  const capped = AbortSignal.any([signal, AbortSignal.timeout((watchSeconds + graceSeconds) * 1_000)]);
  const begun = now();
  let picture = start;
  let failure: unknown = new ConnectionError("the API server ends every watch at once");
  try {
    const from = { ...query, resourceVersion: start.resourceVersion };
    for await (const event of api.watch(path(scope, from), capped)) {
      if (event.type === "ERROR") return "list";
      const before = picture;
      picture = afterEvent(before, event);
      remember(picture);
      if (picture.sightings !== before.sightings) seen(picture);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ApiError) {
      if (error.httpStatus === 410) return "list";
      throw error;
    }
    if (!(error instanceof ConnectionError) && !capped.aborted) throw error;
    failure = error;
  }
  if (picture === start && now() - begun < tooSoon) throw failure;
  return "resume";
}
