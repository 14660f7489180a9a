/** Manifest repositories with several targets, and what the lines of an error are. */
import { pod } from "./planned.ts";

export const image = "ghcr.io/acme/web=2";

export const kustomization = `images:\n  - name: ghcr.io/acme/web\n    newTag: "1"\n`;
export const values = `image:\n  repository: ghcr.io/acme/web\n  tag: "1"\n`;
export const chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
export const application = (name: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  source:\n    kustomize:\n      images:\n        - ghcr.io/acme/web:1\n`;
export const helmRelease = (name: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: ${name}}\nspec:\n  values:\n    image: {repository: ghcr.io/acme/web, tag: "1"}\n`;
export const ociRepository = (name: string) =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: ${name}}\nspec:\n  url: oci://ghcr.io/acme/web\n  ref: {tag: "1"}\n`;
const fluxKustomization = (name: string) =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}}\nspec:\n  images:\n    - name: ghcr.io/acme/web\n      newTag: "1"\n`;
export const web = pod("ghcr.io/acme/web:1");
export const named = (name: string) => web.replace("name: web", `name: ${name}`);
export const applicationSet = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: web}
spec:
  generators:
    - list:
        elements:
          - {cluster: dev, tag: "1"}
          - {cluster: prod, tag: "1"}
  template:
    spec:
      source:
        kustomize:
          images:
            - ghcr.io/acme/web:{{tag}}
`;
export const helmfile = `releases:
  - name: web-dev
    chart: ./charts/web
    values:
      - image: {repository: ghcr.io/acme/web, tag: "1"}
  - name: web-prod
    chart: ./charts/web
    values:
      - image: {repository: ghcr.io/acme/web, tag: "1"}
`;
const app = (version: string) => `  - name: dev/web\n    version: ${version}\n`;

interface Layout {
  readonly files: Readonly<Record<string, string>>;
  /** By the files that change, where all do. */
  readonly targets: Readonly<Record<string, string>>;
  readonly image?: string;
}

export const layouts: Readonly<Record<string, Layout>> = {
  "files of one folder that are named for environments": {
    files: { "k8s/dev.yaml": named("web-dev"), "k8s/prod.yaml": named("web-prod") },
    targets: { "k8s/dev.yaml": "k8s/dev.yaml", "k8s/prod.yaml": "k8s/prod.yaml" },
  },
  "files of one folder that are for different namespaces": {
    files: {
      "k8s/a.yaml": named("web-a, namespace: shop-a"),
      "k8s/b.yaml": named("web-b, namespace: shop-b"),
    },
    targets: { "k8s/a.yaml": "k8s/a.yaml", "k8s/b.yaml": "k8s/b.yaml" },
  },
  "overlays that set the image each": {
    files: {
      "apps/web/base/kustomization.yaml": "resources: [pod.yaml]\n",
      "apps/web/base/pod.yaml": web,
      "apps/web/dev/kustomization.yaml": `resources: [../base]\n${kustomization}`,
      "apps/web/prod/kustomization.yml": `resources: [../base]\n${kustomization}`,
    },
    targets: {
      "apps/web/dev/kustomization.yaml": "apps/web/dev",
      "apps/web/prod/kustomization.yml": "apps/web/prod",
    },
  },
  "a base that one overlay leaves as it is": {
    files: {
      "base/kustomization.yaml": "resources: [pod.yaml]\n",
      "base/pod.yaml": web,
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": `resources: [../base]\n${kustomization}`,
    },
    targets: { "base/pod.yaml": "base", "prod/kustomization.yaml": "prod" },
  },
  "a base above its overlays, of several files": {
    files: {
      "web/kustomization.yaml": "resources: [pod.yaml, job/pod.yaml]\n",
      "web/pod.yaml": named("a"),
      "web/job/pod.yaml": named("b"),
      "web/overlays/dev/kustomization.yaml": "resources: [../..]\n",
      "web/overlays/prod/kustomization.yaml": `resources: [../..]\n${kustomization}`,
    },
    targets: {
      "web/pod.yaml": "web",
      "web/job/pod.yaml": "web",
      "web/overlays/prod/kustomization.yaml": "web/overlays/prod",
    },
  },
  "files of one kustomization that are named for environments": {
    files: {
      "k8s/kustomization.yaml": "resources: [deploy-dev.yaml, deploy-prod.yaml, job.yaml]\n",
      "k8s/deploy-dev.yaml": named("a"),
      "k8s/deploy-prod.yaml": named("b"),
      "k8s/job.yaml": named("c"),
    },
    targets: {
      "k8s/deploy-dev.yaml": "k8s/deploy-dev.yaml",
      "k8s/deploy-prod.yaml": "k8s/deploy-prod.yaml",
      "k8s/job.yaml": "k8s",
    },
  },
  "folders of one kustomization that are named for environments": {
    files: {
      "kustomization.yaml": "resources: [dev/pod.yaml, prod/pod.yaml]\n",
      "dev/pod.yaml": named("a"),
      "prod/pod.yaml": named("b"),
    },
    targets: { "dev/pod.yaml": "dev/pod.yaml", "prod/pod.yaml": "prod/pod.yaml" },
  },
  "templates of a chart that are named for environments": {
    files: {
      "web/Chart.yaml": chart,
      "web/templates/dev.yaml": named("a"),
      "web/templates/prod.yaml": named("b"),
    },
    targets: {
      "web/templates/dev.yaml": "web/templates/dev.yaml",
      "web/templates/prod.yaml": "web/templates/prod.yaml",
    },
  },
  "apps that a kustomization above lists": {
    files: {
      "kustomization.yaml": "resources: [apps/a, apps/b]\n",
      "apps/a/kustomization.yaml": "resources: [pod.yaml]\n",
      "apps/a/pod.yaml": named("a"),
      "apps/b/Kustomization": "resources: [pod.yaml]\n",
      "apps/b/pod.yaml": named("b"),
    },
    targets: { "apps/a/pod.yaml": "apps/a", "apps/b/pod.yaml": "apps/b" },
  },
  "folders below a kustomization that deploys something else": {
    files: {
      "kustomization.yaml": "resources: [argo/apps.yaml]\n",
      "dev/pod.yaml": web,
      "prod/pod.yaml": web,
    },
    targets: { "dev/pod.yaml": "dev", "prod/pod.yaml": "prod" },
  },
  "charts of each environment": {
    files: {
      "dev/Chart.yaml": chart,
      "dev/values.yaml": values,
      "prod/Chart.yaml": chart,
      "prod/values.yaml": values,
    },
    targets: { "dev/values.yaml": "dev", "prod/values.yaml": "prod" },
  },
  "values of each environment in a chart": {
    files: { "web/Chart.yaml": chart, "web/values.yaml": values, "web/values-prod.yaml": values },
    targets: { "web/values.yaml": "web/values.yaml", "web/values-prod.yaml": "web/values-prod.yaml" },
  },
  "values of each environment in folders over a chart": {
    files: {
      "chart/Chart.yaml": chart,
      "chart/values.yaml": values,
      "envs/dev/values.yaml": values,
      "envs/prod/values.yaml": values,
    },
    targets: {
      "chart/values.yaml": "chart",
      "envs/dev/values.yaml": "envs/dev",
      "envs/prod/values.yaml": "envs/prod",
    },
  },
  "values of each environment in folders of a chart": {
    files: {
      "web/Chart.yaml": chart,
      "web/values.yaml": values,
      "web/envs/dev/values.yaml": values,
      "web/envs/prod.yaml": values,
    },
    targets: {
      "web/values.yaml": "web",
      "web/envs/dev/values.yaml": "web/envs/dev",
      "web/envs/prod.yaml": "web/envs/prod.yaml",
    },
  },
  "values side by side without a chart": {
    files: { "web/values-dev.yaml": values, "web/values-prod.yaml": values },
    targets: { "web/values-dev.yaml": "web/values-dev.yaml", "web/values-prod.yaml": "web/values-prod.yaml" },
  },
  "Applications in one folder": {
    files: { "argo/web-dev.yaml": application("web-dev"), "argo/web-prod.yaml": application("web-prod") },
    targets: { "argo/web-dev.yaml": "argo/web-dev.yaml", "argo/web-prod.yaml": "argo/web-prod.yaml" },
  },
  "Applications below one kustomization": {
    files: {
      "argo/kustomization.yaml": "resources: [web-dev.yaml, web-prod.yaml]\n",
      "argo/web-dev.yaml": application("web-dev"),
      "argo/web-prod.yaml": application("web-prod"),
    },
    targets: { "argo/web-dev.yaml": "argo/web-dev.yaml", "argo/web-prod.yaml": "argo/web-prod.yaml" },
  },
  "parameters that Argo CD has for each Application": {
    files: Object.fromEntries(
      ["dev", "prod"].map((name) => [
        `web/.argocd-source-${name}.yaml`,
        "kustomize:\n  images:\n    - ghcr.io/acme/web:1\n",
      ]),
    ),
    targets: {
      "web/.argocd-source-dev.yaml": "web/.argocd-source-dev.yaml",
      "web/.argocd-source-prod.yaml": "web/.argocd-source-prod.yaml",
    },
  },
  "HelmReleases in files": {
    files: { "dev/web.yaml": helmRelease("web"), "prod/web.yaml": helmRelease("web") },
    targets: { "dev/web.yaml": "dev/web.yaml", "prod/web.yaml": "prod/web.yaml" },
  },
  "OCIRepositories in files": {
    files: { "dev/web.yaml": ociRepository("web"), "prod/web.yaml": ociRepository("web") },
    targets: { "dev/web.yaml": "dev/web.yaml", "prod/web.yaml": "prod/web.yaml" },
  },
  "Kustomizations of Flux": {
    files: { "clusters/dev.yaml": fluxKustomization("web"), "clusters/prod.yaml": fluxKustomization("web") },
    targets: { "clusters/dev.yaml": "clusters/dev.yaml", "clusters/prod.yaml": "clusters/prod.yaml" },
  },
  "environments of Jenkins X": {
    files: {
      "staging/jx-apps.yml": `apps:\n${app("1.0.0")}`,
      "production/jx-apps.yml": `apps:\n${app("1.0.0")}`,
    },
    targets: {
      "staging/jx-apps.yml": "staging/jx-apps.yml:apps[name=dev/web]",
      "production/jx-apps.yml": "production/jx-apps.yml:apps[name=dev/web]",
    },
    image: "ghcr.io/acme/web=2.0.0",
  },
  "manifests in folders": {
    files: { "dev/pod.yaml": web, "prod/pod.yaml": web },
    targets: { "dev/pod.yaml": "dev", "prod/pod.yaml": "prod" },
  },
  "manifests side by side that repeat an object": {
    files: { "web/dev.yaml": web, "web/prod.yaml": web },
    targets: { "web/dev.yaml": "web/dev.yaml", "web/prod.yaml": "web/prod.yaml" },
  },
  "manifests side by side that a kustomization beside them does not name": {
    files: { "web/kustomization.yaml": "resources: [svc.yaml]\n", "web/dev.yaml": web, "web/prod.yaml": web },
    targets: { "web/dev.yaml": "web/dev.yaml", "web/prod.yaml": "web/prod.yaml" },
  },
  "manifests at the root, and in a folder": {
    files: { "pod.yaml": web, "prod/pod.yaml": web },
    targets: { "pod.yaml": ".", "prod/pod.yaml": "prod" },
  },
};

/** What stands behind each `manifests:` of an error, as the lines of that input. */
export function linesOf(said: unknown): readonly (readonly string[])[] {
  const [text = ""] = said as readonly string[];
  return text
    .split(/^manifests: /m)
    .slice(1)
    .map((value) => value.replace(/^\|\n/, "").split("\n"))
    .map((lines) => lines.map((line) => line.trim()).filter((line) => line !== ""));
}
