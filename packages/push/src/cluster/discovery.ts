import { UserError } from "@pushpull/core/errors";
import type { Api } from "./api.ts";

/** How the API server serves a kind. */
export interface Resource {
  /** `apps/v1` */
  readonly apiVersion: string;
  readonly kind: string;
  /** `deployments`, as in the URL. */
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  /** Whether status is a subresource, so that applying the object does not change it. */
  readonly hasStatus?: boolean;
}

/** All kinds that the API server serves. Within a group, the preferred version comes first. */
export type Discovery = readonly Resource[];

const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

interface GroupDiscovery {
  readonly metadata?: { readonly name?: string };
  readonly versions?: readonly {
    readonly version: string;
    readonly resources?: readonly {
      readonly resource: string;
      readonly scope: "Namespaced" | "Cluster";
      readonly verbs: readonly string[];
      readonly subresources?: readonly { readonly subresource: string }[];
      readonly responseKind?: { readonly group?: string; readonly version?: string; readonly kind?: string };
    }[];
  }[];
}

/**
 * Lists the kinds that the API server serves, in two requests (Kubernetes docs, "Aggregated discovery").
 * @throws UserError for a server older than Kubernetes 1.30, which does not support this format
 */
export async function discover(api: Api): Promise<Discovery> {
  const lists = await Promise.all(["/api", "/apis"].map((path) => api.send({ method: "GET", path, accept })));
  return lists.flatMap(({ body }) => {
    const list = body as { readonly kind?: string; readonly items?: readonly GroupDiscovery[] };
    if (list.kind !== "APIGroupDiscoveryList") {
      throw new UserError("This API server does not support aggregated discovery (v2)", {
        code: "access",
        hint: "pushpull requires Kubernetes 1.30 or newer.",
      });
    }
    return (list.items ?? []).flatMap(resourcesOf);
  });
}

function resourcesOf(group: GroupDiscovery): readonly Resource[] {
  const name = group.metadata?.name ?? "";
  return (group.versions ?? []).flatMap(({ version, resources }) => {
    const apiVersion = name === "" ? version : `${name}/${version}`;
    return (resources ?? []).flatMap(({ resource, scope, verbs, subresources = [], responseKind }) => {
      if (responseKind?.kind === undefined) return [];
      const hasStatus = subresources.some(({ subresource }) => subresource === "status");
      const namespaced = scope === "Namespaced";
      return [{ apiVersion, kind: responseKind.kind, plural: resource, namespaced, verbs, hasStatus }];
    });
  });
}

/** The URL path of a kind's collection; for a namespaced kind, in the given namespace. */
export function collectionPath(resource: Resource, namespace: string | undefined): string {
  const version = resource.apiVersion.split("/").map(encodeURIComponent).join("/");
  const root = version.includes("/") ? `/apis/${version}` : `/api/${version}`;
  const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
  return `${root}${scope}/${encodeURIComponent(resource.plural)}`;
}

/** The URL path of one object. */
export function objectPath(resource: Resource, namespace: string | undefined, name: string): string {
  return `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`;
}
