/** Runs of a pull that has ended, and the reports of them. */
import type { PullReport } from "@pushpull/core/report";
import type { Ending } from "@pushpull/core/runner";
import type { Edit, PullInputs, PullResult } from "@pushpull/pull";
export declare const repository: {
    url: string;
    name: string;
    page: string;
};
export declare const edit: Edit;
export declare const commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
/** A run that has made a commit, but for what is said otherwise. */
export declare function pulled(fields?: Partial<PullResult>): {
    readonly result: PullResult;
};
export declare const diff = "diff --git a/apps/web/kustomization.yaml b/apps/web/kustomization.yaml\n--- a/apps/web/kustomization.yaml\n+++ b/apps/web/kustomization.yaml\n@@ -12 +12 @@ images:\n-    newTag: 1.4.2\n+    newTag: 1.5.0\n";
/** The report of a run, as its file holds it. */
export declare function report(ending: Ending<PullResult>, inputs?: Pick<PullInputs, "repository" | "branch"> | "unread"): PullReport;
