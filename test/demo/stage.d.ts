/** What the promotion is played on: a forge to click through, and Argo CD for a cluster. */
import { type ArgoCd } from "../lab/argo-cd.ts";
import { type Gitea } from "../lab/gitea.ts";
export interface Stage {
    readonly gitea: Gitea;
    readonly argoCd: ArgoCd;
    /** The address of the cluster. */
    readonly cluster: string;
    /** The image of the Deployment `web` in a namespace. */
    readonly imageIn: (namespace: string) => Promise<string>;
    readonly stop: () => Promise<void>;
}
/** Builds what is not in the cache, one after the other: each takes all that the machine has. */
export declare function buildStage(): Promise<void>;
/** Starts it. What a start that fails has begun, the lab's supervisor ends. */
export declare function startStage(): Promise<Stage>;
