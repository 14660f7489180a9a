import type { Application } from "../lab/argo-cd-application.ts";
/** Prints each change, with the time since now, until a commit is live. @throws LabError when that does not come */
export declare function follow(application: Application, revision: string): Promise<void>;
