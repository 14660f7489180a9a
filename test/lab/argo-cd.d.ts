import { type Application, type ApplicationOptions } from "./argo-cd-application.ts";
import { type ClusterFacts } from "./cluster.ts";
export interface ArgoCd {
    /** `http://127.0.0.1:PORT`, where everybody may do everything. Its web pages are not in its module. */
    readonly server: string;
    /** Where a forge tells it of pushes. */
    readonly webhook: string;
    readonly makeApplication: (options: ApplicationOptions) => Promise<Application>;
    /** Lets it into a private repository. */
    readonly addRepository: (repository: {
        readonly url: string;
        readonly token: string;
    }) => Promise<void>;
    readonly stop: () => Promise<void>;
}
/** Starts one; builds it first, where it is not in the cache. It has a namespace of its own, so there may be several. */
export declare function startArgoCd(cluster: ClusterFacts): Promise<ArgoCd>;
