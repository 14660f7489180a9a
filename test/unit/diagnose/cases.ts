import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../../../packages/push/src/cluster/api.ts";
import { diagnose } from "../../../packages/push/src/diagnose/diagnose.ts";
import type { Failure } from "../../../packages/push/src/diagnose/failure.ts";
import type { Manifest } from "../../../packages/push/src/manifests/manifest.ts";
import { readManifests } from "../../../packages/push/src/manifests/read-manifests.ts";
import { ruleOf } from "../../../packages/push/src/readiness/assess.ts";
import { noClusterFacts } from "../../../packages/push/src/readiness/readiness.ts";
import type { ObjectRollout } from "../../../packages/push/src/rollout/rollout.ts";

/** What the cluster holds of one object. */
export interface Ill {
  readonly manifest: string;
  readonly metadata?: KubernetesObject["metadata"];
  readonly status?: unknown;
  readonly pods?: readonly KubernetesObject[];
  readonly events?: readonly KubernetesObject[];
  readonly revisions?: readonly KubernetesObject[];
}

/** What a cluster answers, by a part of the path; what none is in is forbidden. */
export type Answers = Readonly<Record<string, unknown>>;

export function answering(answers: Answers, asked: string[] = []): Api {
  return {
    send: async ({ path }) => {
      asked.push(path);
      const key = Object.keys(answers).find((part) => path.includes(part));
      const silent = path.includes("/events?") ? { items: [] } : new ApiError(403, { message: "forbidden" });
      const body = key === undefined ? silent : answers[key];
      if (body instanceof Error) throw body;
      return { status: 200, body: await body, warnings: [] };
    },
    watch: () => {
      throw new Error("nothing is watched any more");
    },
  };
}

/** A manifest of the file `web.yaml`. */
export function read(yaml: string): Manifest {
  const [manifest] = readManifests(yaml, "web.yaml").manifests;
  if (manifest === undefined) throw new Error(`No object is in ${yaml}`);
  return manifest;
}

/** An object as it is once its controller has seen it. Its uid is its kind's or its name. */
export function rolloutOf({ object }: Manifest, ill: Omit<Ill, "manifest">): ObjectRollout {
  const metadata = { ...object.metadata, namespace: "shop", uid: object.metadata.name ?? "", generation: 1 };
  const live: KubernetesObject = {
    ...object,
    metadata: { ...metadata, ...ill.metadata },
    status: { observedGeneration: 1, ...(ill.status as object | undefined) },
  };
  const owned = { pods: ill.pods ?? [], events: ill.events ?? [], revisions: ill.revisions ?? [] };
  const { apiVersion, kind } = object;
  return {
    ref: { apiVersion, kind, namespace: "shop", name: object.metadata.name ?? "" },
    readiness: ruleOf(live)(live, { ...noClusterFacts, ...owned }),
    object: live,
    owned,
    unchangedFor: 0,
  };
}

/** Diagnoses one object. */
export async function diagnosed({ manifest: yaml, ...ill }: Ill, answers: Answers = {}): Promise<Failure> {
  const manifest = read(yaml);
  const [failure] = await diagnose([{ rollout: rolloutOf(manifest, ill), manifest }], {
    api: answering(answers),
    redact: String,
  });
  if (failure === undefined) throw new Error("It is ready");
  return failure;
}

/** The text of the line that a failure points to. */
export function lineOf({ location }: Failure, yaml: string): string | undefined {
  return location === undefined ? undefined : yaml.split("\n")[location.line - 1]?.trim();
}
