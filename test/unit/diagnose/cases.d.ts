import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api } from "../../../packages/push/src/cluster/api.ts";
import type { Failure } from "../../../packages/push/src/diagnose/failure.ts";
import type { Manifest } from "../../../packages/push/src/manifests/manifest.ts";
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
export declare function answering(answers: Answers, asked?: string[]): Api;
/** A manifest of the file `web.yaml`. */
export declare function read(yaml: string): Manifest;
/** An object as it is once its controller has seen it. Its uid is its kind's or its name. */
export declare function rolloutOf({ object }: Manifest, ill: Omit<Ill, "manifest">): ObjectRollout;
/** Diagnoses one object. */
export declare function diagnosed({ manifest: yaml, ...ill }: Ill, answers?: Answers): Promise<Failure>;
/** The text of the line that a failure points to. */
export declare function lineOf({ location }: Failure, yaml: string): string | undefined;
