import type { KubernetesObject } from "@pushpull/core/kubernetes";
/** `1` is the first deploy. In `2` every object has changed, and some have lost keys. */
export type Revision = 1 | 2;
export type Fields = Readonly<Record<string, unknown>>;
/**
 * A set of more than 60 objects of more than 25 kinds, as a team might deploy it: with a namespace, CRDs and their
 * custom resources, and lists that are merged by different keys.
 */
export declare function paritySet(revision: Revision): readonly KubernetesObject[];
