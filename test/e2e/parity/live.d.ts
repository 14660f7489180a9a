/** What is in a cluster of a set, without what no two clusters have in common. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
type Kubectl = (args: readonly string[], input?: string) => Promise<string>;
export declare function readLive(kubectl: Kubectl, set: readonly KubernetesObject[]): Promise<readonly KubernetesObject[]>;
export declare function asList(objects: readonly KubernetesObject[]): string;
/** Objects by kind and name, as they compare. */
export declare function comparable(objects: readonly KubernetesObject[]): Readonly<Record<string, unknown>>;
export {};
