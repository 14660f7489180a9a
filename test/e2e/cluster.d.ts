import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type KubeconfigOptions } from "../lab/users.ts";
export declare const cluster: import("../lab/cluster.ts").ClusterFacts & {
    readonly own: boolean;
    readonly nodeFolder: string;
};
/** Runs kubectl as the administrator, and returns what it prints. */
export declare const kubectl: (args: readonly string[], input?: string) => Promise<string>;
/** The folders that a user's PATH has: kubectl and Node. */
export declare const path: readonly string[];
/** The text of the administrator's kubeconfig. */
export declare function adminKubeconfig(): Promise<string>;
/** The text of a kubeconfig for one of the lab's users, who has no right but those that a test gives. */
export declare function kubeconfigFor(user: KubeconfigOptions["user"], server?: string, more?: KubeconfigOptions["cluster"]): Promise<string>;
/** Gives one of the lab's users rights in one namespace; verbs and resources are separated by commas. */
export declare function allow(user: string, namespace: string, resources: string, verbs?: string): Promise<void>;
/** Gives one of the lab's users the right to change all that is usual in one namespace. */
export declare function letEdit(user: string, namespace: string): Promise<void>;
/** An object as it is in the cluster; undefined when it is not there. */
export declare function get(kind: string, name: string, namespace: string): Promise<KubernetesObject | undefined>;
/** A new namespace for one test. It goes with the cluster; from a borrowed one, `setup.ts` deletes it by its label. */
export declare function newNamespace(): Promise<string>;
