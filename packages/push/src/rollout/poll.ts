import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "@pushpull/core";
import { isNotFound } from "../api/errors.ts";
import { fromList, type Picture } from "./picture.ts";
import { unlessAborted } from "./unless-aborted.ts";
import type { Scope, WatchPorts } from "./watch.ts";

/** Milliseconds between two looks. */
const interval = 3_000;

/**
 * Keeps a picture of objects by asking for each of them again and again, for an identity that may not list or watch.
 * Ends with the signal.
 * @throws ApiError or ConnectionError when the API server refuses or stays away
 */
export async function poll(
  { collection, names }: Scope,
  before: Picture | undefined,
  { api, signal, seen }: Pick<WatchPorts, "api" | "signal" | "seen">,
): Promise<void> {
  let picture = before;
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
      picture = fromList(names, { resourceVersion: "", items: found.flat() }, picture);
      seen(picture);
      await sleep(interval, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
