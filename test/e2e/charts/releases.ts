/** What Helm has kept of a release, and what lives of it, as it can be compared between clusters. */
import { gunzipSync } from "node:zlib";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { parseAllDocuments } from "yaml";
import { comparable } from "../parity/live.ts";

type Kubectl = (args: readonly string[], input?: string) => Promise<string>;

/** The parts of Helm's release record (`helm.sh/helm/v4/pkg/release/v1`) that tests look at. */
export interface StoredRelease {
  readonly name: string;
  readonly namespace: string;
  readonly version: number;
  readonly config?: unknown;
  readonly manifest: string;
  readonly hooks?: readonly { readonly name: string; readonly events: readonly string[] }[];
  readonly info: { readonly status: string; readonly notes?: string; readonly description?: string };
  readonly chart: { readonly metadata: { readonly name: string; readonly version: string } };
}

/** All revisions that Helm has kept, the oldest first. */
export async function storedReleases(
  kubectl: Kubectl,
  namespace: string,
  name: string,
): Promise<readonly StoredRelease[]> {
  const text = await kubectl([
    "get",
    "secrets",
    `--namespace=${namespace}`,
    `--selector=owner=helm,name=${name}`,
    "--output=json",
  ]);
  const { items } = JSON.parse(text) as { readonly items: readonly { readonly data: { readonly release: string } }[] };
  return items.map(({ data }) => readRelease(data.release)).toSorted((a, b) => a.version - b.version);
}

/** Helm encodes its gzipped JSON by base64, and the Secret does once more. */
function readRelease(data: string): StoredRelease {
  const packed = Buffer.from(Buffer.from(data, "base64").toString("utf8"), "base64");
  return JSON.parse(gunzipSync(packed).toString("utf8")) as StoredRelease;
}

/** The objects of a release's manifest that live, by kind and name. */
export async function liveObjects(
  kubectl: Kubectl,
  release: StoredRelease,
): Promise<Readonly<Record<string, unknown>>> {
  const { here = [], elsewhere = [] } = Object.groupBy(objectsIn(release.manifest), ({ metadata }) =>
    metadata.namespace === undefined ? "here" : "elsewhere",
  );
  const read = async (objects: readonly KubernetesObject[], where: readonly string[]) => {
    if (objects.length === 0) return [];
    const args = ["get", ...where, "--filename=-", "--output=json", "--ignore-not-found"];
    const text = await kubectl(args, JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
    if (text === "") return [];
    const found = JSON.parse(text) as KubernetesObject & { readonly items?: readonly KubernetesObject[] };
    return found.items ?? [found];
  };
  const found = [...(await read(here, [`--namespace=${release.namespace}`])), ...(await read(elsewhere, []))];
  return comparable(found);
}

/** A revision without times, uids and what is random. */
export function comparableRelease({ info, manifest, hooks = [], chart, ...release }: StoredRelease): unknown {
  const { name, namespace, version, config } = release;
  return {
    name,
    namespace,
    version,
    config: config ?? {},
    chart: chart.metadata,
    status: info.status,
    description: info.description,
    notes: info.notes,
    hooks: hooks.map((hook) => [hook.name, hook.events]),
    objects: objectsIn(manifest).map(({ kind, metadata }) => `${kind}/${metadata.name}`),
  };
}

function objectsIn(manifest: string): readonly KubernetesObject[] {
  return parseAllDocuments(manifest).flatMap((document) => {
    const object = (document.toJS() ?? undefined) as KubernetesObject | undefined;
    return object === undefined ? [] : [object];
  });
}
