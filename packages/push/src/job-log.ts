import { formatRef } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { actualRef, type ChangeSet, type ObjectChange } from "./apply/object-changes.ts";
import type { Cluster } from "./cluster/cluster-access.ts";
import type { ObjectCheck } from "./preflight/check-object.ts";

/** The cluster and the identity that a run uses. */
export function describeCluster(
  cluster: Pick<Cluster, "server" | "context" | "identity" | "version">,
  namespace: string,
): readonly string[] {
  const context = cluster.context === undefined ? "" : ` (context ${cluster.context})`;
  return [
    `Cluster    ${cluster.server}${context}, Kubernetes ${cluster.version}`,
    `Namespace  ${namespace}`,
    `Identity   ${cluster.identity}`,
  ];
}

const actions = ["created", "configured", "unchanged", "failed", "skipped"] as const;

const headings: Readonly<Record<ObjectChange["action"], { readonly done: string; readonly planned: string }>> = {
  created: { done: "Created", planned: "Would create" },
  configured: { done: "Configured", planned: "Would configure" },
  unchanged: { done: "Unchanged", planned: "Unchanged" },
  failed: { done: "Failed", planned: "Refused" },
  skipped: { done: "Not applied", planned: "Not checked" },
};

/** Maximum number of objects that are named; more are counted by kind. */
const maxNames = 6;

const maxKinds = 6;

/** The changes, a line per action: names where they are few, otherwise counts by kind. */
export function describeChanges(changes: ChangeSet, { dryRun }: { readonly dryRun: boolean }): readonly string[] {
  const width = dryRun ? 15 : 11;
  return actions
    .flatMap((action) => {
      const some = changes.filter((change) => change.action === action);
      if (some.length === 0) return [];
      const heading = headings[action][dryRun ? "planned" : "done"];
      return [`${heading.padEnd(width)} ${String(some.length).padStart(3)}  ${nameOrCount(some, changes)}`];
    })
    .concat(describeGenerated(changes));
}

/** Notes that a rerun is not idempotent with `generateName`. */
function describeGenerated(changes: ChangeSet): readonly string[] {
  const generated = changes.filter(
    ({ planned, action }) => action === "created" && planned.object.metadata.name === undefined,
  );
  if (generated.length === 0) return [];
  const names = [...new Set(generated.map(({ planned }) => formatRef(planned.ref)))].slice(0, maxNames);
  return [`Every run creates another object for each generateName: ${names.join(", ")}`];
}

function nameOrCount(some: ChangeSet, all: ChangeSet): string {
  const manyNamespaces = new Set(all.flatMap(({ planned }) => planned.ref.namespace ?? [])).size > 1;
  if (some.length <= maxNames) {
    return some.map((change) => formatRef(actualRef(change), manyNamespaces ? "full" : "short")).join(", ");
  }
  const kinds = [...Map.groupBy(some, ({ planned }) => planned.ref.kind)].map(([kind, { length }]) => ({
    kind,
    length,
  }));
  const shown = kinds.toSorted((a, b) => b.length - a.length).slice(0, maxKinds);
  const others = kinds.length > maxKinds ? [`and ${kinds.length - maxKinds} more kinds`] : [];
  return [...shown.map(({ kind, length }) => `${length} ${kind}`), ...others].join(", ");
}

/** Logs warnings of the API server, each once, on the first object that caused it. */
export function warnOnce(log: Log): (check: ObjectCheck) => void {
  const shown = new Set<string>();
  return (check) => {
    for (const warning of check.action === "refused" ? [] : check.warnings) {
      if (shown.has(warning)) continue;
      shown.add(warning);
      log.warning(warning, check.planned.source.location);
    }
  };
}
