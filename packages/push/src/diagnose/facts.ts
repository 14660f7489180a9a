import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Culprit, Termination } from "../rollout/rules/culprit.ts";
import type { Occurrence } from "../rollout/rules/events.ts";
import type { ObjectRollout, Verdict } from "../rollout/types.ts";
import type { Place } from "./place.ts";

/** The pod that stands for all that fail, and what is wrong with it. */
export interface Suspect {
  readonly pod: KubernetesObject;
  readonly verdict: Verdict;
  /** What happened to it, the newest first. */
  readonly happened: readonly Occurrence[];
  /** The container that keeps it from being ready; undefined where none has been started. */
  readonly container: SuspectContainer | undefined;
}

export interface SuspectContainer extends Culprit {
  /** As the pod has it. */
  readonly spec: ContainerSpec;
  /** How its last run ended; undefined where it has not. */
  readonly end: Termination | undefined;
}

/** A container of a pod's spec, as far as we read it (Kubernetes API reference, Container). */
export interface ContainerSpec {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
  readonly securityContext?: { readonly readOnlyRootFilesystem?: boolean; readonly runAsUser?: number };
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly startupProbe?: ProbeSpec;
}

export interface ProbeSpec {
  readonly httpGet?: { readonly path?: string; readonly port: string | number; readonly scheme?: string };
  readonly tcpSocket?: { readonly port: string | number };
  readonly grpc?: { readonly port: number };
  readonly exec?: { readonly command?: readonly string[] };
  readonly timeoutSeconds?: number;
}

/** Quantities by the name of a resource: `cpu: 500m`. */
export type Amounts = Readonly<Record<string, string | number>>;

/** All that is known of one object that is not ready. */
export interface Facts {
  readonly rollout: ObjectRollout;
  readonly suspect: Suspect | undefined;
  /** The last lines of the container, oldest first. */
  readonly lines: readonly string[];
  /** The keys of the ConfigMap or Secret in which one is missing; undefined where they are not known. */
  readonly keys: readonly string[] | undefined;
  /** All nodes; undefined where they are not known, or not all of them. */
  readonly nodes: readonly KubernetesObject[] | undefined;
  /** What happened to the object itself, the newest first. */
  readonly happened: readonly Occurrence[];
}

/** What the facts support. */
export interface Finding {
  /** The likely cause, as a sentence without a full stop. */
  readonly cause?: string;
  readonly hint?: string;
  /** Where it is caused, the nearest first: the first that the manifest has is it. */
  readonly places: readonly Place[];
}

/** Finds one sort of cause. Pure. */
export type CauseRule = (facts: Facts) => Finding | undefined;
