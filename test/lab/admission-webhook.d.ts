import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { ClusterFacts } from "./cluster.ts";
/** What the API server asks (`AdmissionRequest` in `admission.k8s.io/v1`). */
export interface Review {
    readonly uid: string;
    readonly name: string;
    readonly dryRun: boolean;
    readonly object: KubernetesObject;
}
/** What is said of an object: undefined lets it through as it is, `"silence"` never answers. */
export type Verdict = {
    readonly deny: string;
} | {
    readonly patch: readonly unknown[];
    readonly warnings?: readonly string[];
} | "silence" | undefined;
export interface AdmissionWebhook {
    /** The `clientConfig` of its registration. */
    readonly clientConfig: {
        readonly url: string;
        readonly caBundle: string;
    };
    readonly stop: () => Promise<void>;
}
/** Starts one on a free port, with the lab's own certificate. */
export declare function startAdmissionWebhook({ pki }: Pick<ClusterFacts, "pki">, judge: (review: Review) => Verdict): Promise<AdmissionWebhook>;
