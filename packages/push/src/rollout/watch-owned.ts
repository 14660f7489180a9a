import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { ApiError } from "../cluster/api.ts";
import { maxEvents, type OwnedKind, type OwnedStore } from "./owned-resources.ts";
import type { RolloutTarget } from "./rollout.ts";
import { type Scope, type WatchPorts, watchScope } from "./watch-scope.ts";

export interface WatchOwnedPorts extends Omit<WatchPorts, "store" | "onChange" | "onUnwatchable"> {
  readonly owned: OwnedStore;
  /** Called after a change of owned resources, with the uids of their direct and indirect owners. */
  onOwnedChange(uids: Iterable<string>): void;
  /** Called for each kind that cannot be watched, with the reason; the run goes on as if there were none. */
  onUnwatchableOwned(kind: OwnedKind, reason: ApiError): void;
  /** Called once when everything readable has been listed. */
  onOwnedListed(): void;
}

/** Kinds whose pods show why an object is not ready. */
const withPods: ReadonlySet<string> = new Set([
  "apps/Deployment",
  "apps/StatefulSet",
  "apps/DaemonSet",
  "apps/ReplicaSet",
  "/ReplicationController",
  "batch/Job",
  "argoproj.io/Rollout",
]);
const withRevisions: ReadonlySet<string> = new Set(["apps/Deployment", "argoproj.io/Rollout"]);

const kindOf = ({ ref }: RolloutTarget) => `${groupOf(ref.apiVersion)}/${ref.kind}`;

/**
 * Watches the pods, ReplicaSets and events of workloads until the signal aborts, with one LIST and one WATCH for each kind
 * and namespace.
 * @throws ApiError or ConnectionError when the API server cannot be reached
 */
export async function watchOwned(targets: readonly RolloutTarget[], ports: WatchOwnedPorts): Promise<void> {
  const scopes = [...Map.groupBy(targets, ({ ref }) => ref.namespace ?? "")].flatMap(([namespace, inside]) =>
    scopesOf(namespace, inside),
  );
  const unlisted = new Set(scopes);
  const listed = (scope: OwnedScope) => {
    if (unlisted.delete(scope) && unlisted.size === 0) ports.onOwnedListed();
  };
  if (scopes.length === 0) ports.onOwnedListed();
  await Promise.all(
    scopes.map((each) =>
      watchScope(each.scope, {
        ...ports,
        store: ports.owned.store(each.kind, ports.onOwnedChange),
        onChange: () => listed(each),
        onUnwatchable: async (reason) => {
          ports.onUnwatchableOwned(each.kind, reason);
          listed(each);
        },
      }),
    ),
  );
}

interface OwnedScope {
  readonly kind: OwnedKind;
  readonly scope: Scope;
}

function scopesOf(namespace: string, targets: readonly RolloutTarget[]): readonly OwnedScope[] {
  const workloads = targets.filter((target) => withPods.has(kindOf(target)));
  const deployments = workloads.filter((target) => withRevisions.has(kindOf(target)));
  const pods = targets.filter((target) => kindOf(target) === "/Pod");
  const path = encodeURIComponent(namespace);
  const all = () => true;
  return [
    ...(workloads.length === 0
      ? []
      : [
          {
            kind: "pods",
            scope: { collection: `/api/v1/namespaces/${path}/pods`, query: selector(workloads), includes: all },
          } as const,
        ]),
    ...(deployments.length === 0
      ? []
      : [
          {
            kind: "revisions",
            scope: {
              collection: `/apis/apps/v1/namespaces/${path}/replicasets`,
              query: selector(deployments),
              includes: all,
            },
          } as const,
        ]),
    ...(workloads.length + pods.length === 0
      ? []
      : [
          {
            kind: "events",
            // Of past events, only Warnings: a namespace may have thousands of events from the last hour.
            scope: {
              collection: `/api/v1/namespaces/${path}/events`,
              query: { fieldSelector: "type=Warning" },
              watchQuery: {},
              maxItems: maxEvents,
              includes: all,
            },
          } as const,
        ]),
  ];
}

/** Maximum number of label values in a URL: a proxy may reject a longer one. */
const maxValues = 50;

/** Selects the pods of workloads by a label that all of them have; without one, selects all pods of the namespace. */
function selector(targets: readonly RolloutTarget[]): Scope["query"] {
  const labels = targets.map(({ applied }) => matchLabels(applied));
  const key = Object.keys(labels[0] ?? {}).find((name) => labels.every((each) => each[name] !== undefined));
  const values = [...new Set(labels.map((each) => each[key ?? ""] ?? ""))];
  if (key === undefined || values.length > maxValues) return {};
  return { labelSelector: `${key} in (${values.join(",")})` };
}

function matchLabels({ kind, spec }: KubernetesObject): Readonly<Record<string, string>> {
  const { selector: written = {} } = (spec ?? {}) as { readonly selector?: Readonly<Record<string, unknown>> };
  return (kind === "ReplicationController" ? written : (written.matchLabels ?? {})) as Readonly<Record<string, string>>;
}
