import type { UserError } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Api, isForbidden, isNotFound } from "../cluster/api.ts";
import { objectIn } from "../cluster/api-encoding.ts";
import { collectionPath, objectPath } from "../cluster/discovery.ts";
import type { PlannedObject } from "../plan/push-plan.ts";
import { explainRefusal } from "../refusals/explain-refusal.ts";

/** Live objects by key. Objects that do not exist are missing. */
export type LiveState = ReadonlyMap<string, KubernetesObject>;

/** Maximum number of objects of a kind and namespace that are read one by one: a list may contain thousands of others. */
const maxSingleGets = 8;

const pageSize = 500;

/** Maximum number of pages of a list; objects not found by then are read one by one. */
const maxPages = 1_000;

/**
 * Reads the live objects of a set with one LIST per kind and namespace. Secrets are read by name, so that the identity
 * does not need the right to list them.
 * @param metadataOnly omits `spec`, `data` and so on (Kubernetes API concepts, "Metadata-only fetches")
 * @returns the objects that exist, and a fault for each object that the identity may not read
 */
export async function readLive(
  api: Api,
  objects: readonly PlannedObject[],
  { metadataOnly = false }: { readonly metadataOnly?: boolean } = {},
): Promise<{ readonly live: LiveState; readonly unread: ReadonlySet<string>; readonly faults: readonly UserError[] }> {
  const named = objects.filter(({ object }) => object.metadata.name !== undefined);
  const groups = Map.groupBy(named, ({ resource, ref }) => collectionPath(resource, ref.namespace));
  const getApi = metadataOnly ? requestingKind(api, "PartialObjectMetadata") : api;
  const listApi = metadataOnly ? requestingKind(api, "PartialObjectMetadataList") : api;
  const found = await Promise.all(
    [...groups].map(async ([path, wanted]) => {
      if (wanted.length <= maxSingleGets || wanted[0]?.ref.kind === "Secret") return getEach(getApi, wanted);
      return (await listPages(listApi, path, wanted)) ?? getEach(getApi, wanted);
    }),
  );
  const results = found.flat();
  return {
    live: new Map(results.filter((result): result is Entry => !("faults" in result))),
    unread: new Set(results.flatMap((result) => ("faults" in result ? [result.key] : []))),
    faults: results.flatMap((result) => ("faults" in result ? result.faults : [])),
  };
}

function requestingKind(api: Api, kind: string): Api {
  const accept = `application/json;as=${kind};v=v1;g=meta.k8s.io`;
  return { ...api, send: (request) => api.send({ ...request, accept }) };
}

type Entry = readonly [string, KubernetesObject];

interface Unread {
  readonly key: string;
  readonly faults: readonly UserError[];
}

async function getEach(api: Api, wanted: readonly PlannedObject[]): Promise<readonly (Entry | Unread)[]> {
  const found = await Promise.all(
    wanted.map(async (planned): Promise<readonly (Entry | Unread)[]> => {
      const { ref, resource } = planned;
      try {
        const response = await api.send({ method: "GET", path: objectPath(resource, ref.namespace, ref.name) });
        return [[objectKey(ref), objectIn(response, { metadata: { name: ref.name } })]];
      } catch (error) {
        return isNotFound(error) ? [] : [{ key: objectKey(ref), faults: explainRefusal(error, planned) }];
      }
    }),
  );
  return found.flat();
}

interface List {
  readonly items?: readonly KubernetesObject[];
  readonly metadata?: { readonly continue?: string };
}

/** Reads pages until all wanted objects are found. Undefined when the identity may get objects but not list them. */
async function listPages(
  api: Api,
  path: string,
  wanted: readonly PlannedObject[],
): Promise<readonly Entry[] | undefined> {
  const missing = new Map(wanted.map(({ ref }) => [ref.name, ref]));
  const found: Entry[] = [];
  let next = "";
  let pages = 0;
  do {
    if (pages++ === maxPages) return undefined;
    let list: List;
    try {
      const query = new URLSearchParams({ limit: String(pageSize), ...(next === "" ? {} : { continue: next }) });
      list = (await api.send({ method: "GET", path: `${path}?${query}` })).body as List;
    } catch (error) {
      if (isForbidden(error)) return undefined;
      if (isNotFound(error)) return [];
      throw error;
    }
    for (const item of list.items ?? []) {
      const ref = missing.get(item.metadata.name ?? "");
      // List items come without apiVersion and kind.
      if (ref !== undefined) found.push([objectKey(ref), { ...item, apiVersion: ref.apiVersion, kind: ref.kind }]);
      missing.delete(item.metadata.name ?? "");
    }
    next = list.metadata?.continue ?? "";
  } while (next !== "" && missing.size > 0);
  return found;
}

/**
 * Whether an object is being deleted: it exists until its finalizers are done, and is then deleted with all its contents.
 */
export function isBeingDeleted({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}
