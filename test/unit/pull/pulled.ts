/** Runs of a pull that has ended, and the reports of them. */
import type { PullReport } from "@pushpull/core/report";
import type { ActionOutcome } from "@pushpull/core/runner";
import type { Edit, PullInputs, PullResult } from "@pushpull/pull";
import { toReport } from "../../../actions/pull/src/pull-report.ts";
import { asReported } from "../../as-reported.ts";

export const repository = {
  url: "https://github.com/acme/deploy.git",
  name: "acme/deploy",
  page: "https://github.com/acme/deploy",
};

export const edit: Edit = {
  target: "apps/web",
  file: "apps/web/kustomization.yaml",
  line: 12,
  path: "images[0].newTag",
  image: "shop/web",
  from: "1.4.2",
  to: "1.5.0",
};

export const commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

/** A run that has made a commit, but for what is said otherwise. */
export function pulled(fields: Partial<PullResult> = {}): { readonly result: PullResult } {
  const done = { outcome: "committed", repository, branch: "main", commit, edits: [edit], diff } as const;
  return { result: { ...done, untouched: [], superseded: [], message: undefined, retries: 0, ...fields } };
}

export const diff = `diff --git a/apps/web/kustomization.yaml b/apps/web/kustomization.yaml
--- a/apps/web/kustomization.yaml
+++ b/apps/web/kustomization.yaml
@@ -12 +12 @@ images:
-    newTag: 1.4.2
+    newTag: 1.5.0
`;

/** The report of a run, as its file holds it. */
export function report(
  ending: ActionOutcome<PullResult>,
  inputs: Pick<PullInputs, "repository" | "branch"> | "unread" = { repository, branch: undefined },
): PullReport {
  const read = inputs === "unread" ? undefined : inputs;
  return asReported(toReport(ending, read, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 0, 1, 240)));
}
