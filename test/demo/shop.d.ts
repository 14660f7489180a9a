import type { PullRun } from "../e2e/run-pull.ts";
import type { Application } from "../lab/argo-cd-application.ts";
import type { GiteaUser } from "../lab/gitea-api.ts";
import type { GiteaRepository } from "../lab/gitea-repository.ts";
import type { Stage } from "./stage.ts";
export interface Shop {
    readonly manifests: GiteaRepository;
    /** Whom the visitor logs in as. */
    readonly you: GiteaUser;
    readonly dev: Application;
    readonly prod: Application;
    /** Runs the action, as the build of a version does. */
    readonly bump: (version: string, inputs: Readonly<Record<string, string>>) => Promise<PullRun>;
}
/** Opens one: version 1.9 in dev, 1.8 in prod. The latter by an earlier run, so that it is known what it was built from. */
export declare function openShop({ gitea, argoCd }: Stage): Promise<Shop>;
