import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { isNotFound } from "../cluster/api.ts";
import { unlessAborted } from "./unless-aborted.ts";
import type { WatchPorts } from "./watch.ts";

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
