import type { TestProject } from "vitest/node";
import { type ClusterFacts } from "../lab/cluster.ts";
declare module "vitest" {
    interface ProvidedContext {
        readonly cluster: ClusterFacts & {
            /** Whether it is ours: with our users, our pods' behaviour, and no restraint. */
            readonly own: boolean;
            /** The folder of the Node that runs the tests, for a PATH. */
            readonly nodeFolder: string;
        };
    }
}
/** On every namespace that a test makes. */
export declare const testLabel = "pushpull.test/namespace";
export default function setup({ provide }: TestProject): Promise<() => Promise<void>>;
