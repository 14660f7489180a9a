import { toReport } from "../../../actions/pull/src/pull-report.ts";
import { asReported } from "../../as-reported.ts";
export const repository = {
    url: "https://github.com/acme/deploy.git",
    name: "acme/deploy",
    page: "https://github.com/acme/deploy",
};
export const edit = {
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
export function pulled(fields = {}) {
    const done = { outcome: "committed", repository, branch: "main", commit, edits: [edit], diff };
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
export function report(ending, inputs = { repository, branch: undefined }) {
    const read = inputs === "unread" ? undefined : inputs;
    return asReported(toReport(ending, read, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 0, 1, 240)));
}
