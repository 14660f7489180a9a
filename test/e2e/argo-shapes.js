/** Argo CD says that it failed after two seconds, instead of ten minutes. */
const deployment = (image) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  progressDeadlineSeconds: 2
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: ${image}
`;
const kustomization = (lines) => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ${lines}\n`;
const overlay = kustomization('../../base\nimages:\n  - name: ghcr.io/acme/web\n    newTag: "1" # set by CI');
const values = 'image:\n  repository: ghcr.io/acme/web\n  tag: "1"\n';
const plain = deployment("ghcr.io/acme/web:1");
export const shapes = [
    {
        name: "a Kustomize overlay",
        dev: { path: "overlays/dev", manifests: "overlays/dev" },
        prod: { path: "overlays/prod", manifests: "overlays/prod" },
        by: "webhook",
        merges: "merge",
        bad: "3-crash",
        files: {
            "base/deployment.yaml": deployment("ghcr.io/acme/web"),
            "base/kustomization.yaml": kustomization("deployment.yaml"),
            "overlays/dev/kustomization.yaml": overlay,
            "overlays/prod/kustomization.yaml": overlay,
        },
    },
    {
        name: "Helm values",
        dev: ofChart("values-dev.yaml"),
        prod: ofChart("values-prod.yaml"),
        by: "webhook",
        merges: "rebase",
        bad: "3-missing",
        files: {
            "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
            "chart/values.yaml": "image:\n  repository: ghcr.io/acme/web\n",
            "chart/values-dev.yaml": values,
            "chart/values-prod.yaml": values,
            "chart/templates/deployment.yaml": deployment('"{{ .Values.image.repository }}:{{ .Values.image.tag }}"'),
        },
    },
    {
        name: "plain manifests",
        dev: { path: "dev", manifests: "dev" },
        prod: { path: "prod", manifests: "prod" },
        by: "refresh",
        merges: "merge",
        bad: "3-crash",
        files: { "dev/web.yaml": plain, "prod/web.yaml": plain },
    },
];
function ofChart(file) {
    return { path: "chart", source: { helm: { valueFiles: [file] } }, manifests: `chart/${file}` };
}
