/** An Application of Argo CD's, synced by itself, and what Argo CD says of it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type ClusterFacts, kubectlOf } from "./cluster.ts";
import { keepLog } from "./daemon.ts";
import { labError } from "./error.ts";
import { guardProcess, mark } from "./guard.ts";

export interface ApplicationOptions {
  readonly name: string;
  readonly repository: string;
  /** The folder in it. */
  readonly path: string;
  /** Where it is deployed to; made if it is not there. */
  readonly namespace: string;
  /** More of its source, such as `{ helm: { valueFiles: ["values-prod.yaml"] } }`. */
  readonly source?: object;
}

/** The part of its status that is asked for (argoproj.io/v1alpha1, `ApplicationStatus`). */
export interface ApplicationStatus {
  readonly sync?: { readonly status: "Synced" | "OutOfSync" | "Unknown"; readonly revision?: string };
  readonly health?: { readonly status: "Healthy" | "Progressing" | "Degraded" | "Suspended" | "Missing" | "Unknown" };
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly summary?: { readonly images?: readonly string[] };
}

export interface Application {
  readonly name: string;
  /** Has Argo CD look at the repository now. */
  readonly refresh: () => Promise<void>;
  /** Waits until Argo CD says all of it: of a commit, where one is named. @throws LabError with what it said last */
  readonly says: (wanted: Wanted, options?: SaysOptions) => Promise<ApplicationStatus>;
}

interface SaysOptions {
  /** Default: 120. */
  readonly seconds?: number;
  /** Handed what it says on the way there, and at last. */
  readonly onStatus?: (status: ApplicationStatus) => void;
}

export interface Wanted {
  readonly sync?: NonNullable<ApplicationStatus["sync"]>["status"];
  readonly health?: NonNullable<ApplicationStatus["health"]>["status"];
  /** The object name of a commit. */
  readonly revision?: string;
}

export interface ArgoCdPlace {
  readonly cluster: ClusterFacts;
  /** The namespace of Argo CD itself. */
  readonly home: string;
  /** Where its parts write. */
  readonly logs: string;
}

/** Makes one. */
export async function makeApplication(
  { cluster, home, logs }: ArgoCdPlace,
  { name, repository, path, namespace, source = {} }: ApplicationOptions,
): Promise<Application> {
  const kubectl = kubectlOf(cluster);
  const application = {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name, namespace: home },
    spec: {
      project: "default",
      source: { repoURL: repository, targetRevision: "main", path, ...source },
      destination: { server: cluster.server, namespace },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ["CreateNamespace=true"] },
    },
  };
  await kubectl(["create", "-f", "-"], JSON.stringify(application));
  const itself = ["application.argoproj.io", name, `--namespace=${home}`];
  return {
    name,
    refresh: async () => {
      await kubectl(["annotate", "--overwrite", ...itself, "argocd.argoproj.io/refresh=normal"]);
    },
    says: async (wanted, { seconds = 120, onStatus = () => {} } = {}) => {
      const { met, last } = await watch(cluster, itself, { wanted, seconds, onStatus });
      if (met) return last;
      throw labError(
        `Waited ${seconds} seconds for Argo CD to say ${JSON.stringify(wanted)} of ${name}. It said last: ${JSON.stringify(last)}`,
        `Its whole log: ${keepLog(join(logs, "argocd-application-controller.log"))}`,
      );
    },
  };
}

/** Follows its status, as `kubectl get --watch` prints one a line. */
async function watch(
  { kubectlFolder, kubeconfig }: ClusterFacts,
  itself: readonly string[],
  { wanted, seconds, onStatus }: Required<SaysOptions> & { readonly wanted: Wanted },
): Promise<{ readonly met: boolean; readonly last: ApplicationStatus }> {
  const args = ["get", ...itself, "--watch", '--output=jsonpath={.status}{"\\n"}'];
  const child = spawn(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, ...args], {
    env: { ...process.env, ...mark },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const release = guardProcess(child.pid ?? 0);
  const timer = setTimeout(() => child.kill(), seconds * 1000);
  let last: ApplicationStatus = {};
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === "") continue;
      last = JSON.parse(line) as ApplicationStatus;
      onStatus(last);
      if (fits(last, wanted)) return { met: true, last };
    }
  } finally {
    clearTimeout(timer);
    child.kill();
    release();
  }
  return { met: false, last };
}

function fits({ sync, health }: ApplicationStatus, wanted: Wanted): boolean {
  return (
    (wanted.sync ?? sync?.status) === sync?.status &&
    (wanted.health ?? health?.status) === health?.status &&
    (wanted.revision ?? sync?.revision) === sync?.revision
  );
}
