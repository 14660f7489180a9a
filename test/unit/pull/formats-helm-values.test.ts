import { isTag } from "@pushpull/core/images";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { helmValues } from "../../../packages/pull/src/find/helm/helm-values.ts";
import { newDigest, oldDigest, placesIn, withImages } from "./place-cases.ts";

const hex = (digest: string) => digest.slice("sha256:".length);

describe("Helm values", () => {
  test.each([
    ["image: acme/web:v1", "acme/web:v1"],
    ["image: { repository: acme/web, tag: v1 }", "acme/web:v1"],
    ["image: { registry: ghcr.io, repository: acme/web, tag: v1 }", "ghcr.io/acme/web:v1"],
    ["image: { registry: ghcr.io/acme/, repository: web, tag: v1 }", "ghcr.io/acme/web:v1"],
    ["image: { repository: acme/web, tag: v1, digest: '' }", "acme/web:v1"],
    [`image: { repository: acme/web, digest: "${oldDigest}" }`, `acme/web@${oldDigest}`],
    [`image: { repository: acme/web, tag: v1, sha: "${hex(oldDigest)}" }`, `acme/web:v1@${oldDigest}`],
    [`image: { repository: acme/web, tag: "v1@${oldDigest}" }`, `acme/web:v1@${oldDigest}`],
    ["image: { name: acme/web, tag: v1 }", "acme/web:v1"],
    ["image: { repository: acme/web }", "acme/web"],
    ["image: { repository: acme/web, tag: '' }", "acme/web"],
    ["image: { repository: acme/web, tag: }", "acme/web"],
    ["image: { repository: acme/web, tag: 20261124 }", "acme/web:20261124"],
    ["web: { repository: acme/web, tag: v1 }", "acme/web:v1"],
    ["{ image: acme/web, imageTag: v1 }", "acme/web:v1"],
    ["{ image: acme/web, tag: v1 }", "acme/web:v1"],
    ["{ image: acme/web, version: v1 }", "acme/web:v1"],
    ["{ registry: ghcr.io, image: acme/web, tag: v1 }", "ghcr.io/acme/web:v1"],
    ["{ imageRepository: acme/web, imageTag: v1 }", "acme/web:v1"],
    ["{ imageRegistry: ghcr.io, imageName: acme/web, imageTag: v1 }", "ghcr.io/acme/web:v1"],
    ["{ webImage: acme/web, webImageTag: v1 }", "acme/web:v1"],
    ["initImage: acme/web:v1", "acme/web:v1"],
    ["env: { WORKER_IMAGE: 'acme/web:v1' }", "acme/web:v1"],
    ["images: { web: 'acme/web:v1' }", "acme/web:v1"],
    ["images: { web: { name: acme/web, tag: v1 } }", "acme/web:v1"],
    ["images: ['acme/web:v1']", "acme/web:v1"],
    ["shop: { web: { sidecars: [{ name: x, image: 'acme/web:v1' }] } }", "acme/web:v1"],
    ["{ global: { imageRegistry: r.example }, image: { repository: acme/web, tag: v1 } }", "r.example/acme/web:v1"],
    [
      "{ global: { image: { registry: r.example } }, image: { registry: ghcr.io, repository: acme/web, tag: v1 } }",
      "r.example/acme/web:v1",
    ],
    [
      "{ global: { imageRegistry: r.example }, web: { image: { repository: ghcr.io/acme/web, tag: v1 } } }",
      "ghcr.io/acme/web:v1",
    ],
  ])("in %s use %s", (text, image) => {
    expect(placesIn(helmValues, text).map((place) => place.replace(/^[^ ]* /, ""))).toEqual([image]);
  });

  test.each([
    "image: { repository: '{{ .Values.repository }}', tag: v1 }",
    "chart: { repository: https://charts.example.com, version: v1 }",
    "backup: { repository: acme/backups }",
    "person: { name: acme, tag: v1 }",
    "imagePullPolicy: Always",
    "logoImage: logo",
    "{ apiVersion: v2, kind: Chart, image: 'acme/web:v1' }",
    "- image: acme/web:v1",
  ])("have no image in %s", (text) => {
    expect(placesIn(helmValues, text)).toEqual([]);
  });

  test.each([
    "values.yaml",
    "web/values-prod.yaml",
    "apps/web.yml",
    "jx-values.yaml",
    "compose-values.yaml",
    "apps/drone.yaml",
    "pipeline-prod.yaml",
  ])("are in %s", (file) => {
    expect(placesIn(helmValues, "image: acme/web:v1", file)).toHaveLength(1);
  });

  test.each([
    "Chart.yaml",
    "web/Chart.lock",
    "helmfile.yaml",
    "docker-compose.yaml",
    "compose.prod.yml",
    "web.docker-compose.yml",
    "batect.yml",
    "tools.batect-bundle.yml",
    "ci/web.gitlab-ci.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".github/workflows/ci.yml",
  ])("are not in %s", (file) => {
    expect(placesIn(helmValues, "image: acme/web:v1", file)).toEqual([]);
  });

  test.each([
    ["Compose", "{version: '3', services: {web: {image: acme/web:v1}, db: {build: .}}, volumes: {x: {}}, x-a: {}}"],
    ["batect", "{containers: {web: {image: acme/web:v1}}, tasks: {test: {run: {container: web}}}}"],
    ["GitLab", "{image: acme/web:v1, build: {stage: build, script: make}}"],
    ["GitLab, of one job", "{build: {image: acme/web:v1, script: [make]}}"],
    ["Drone", "{kind: pipeline, type: docker, steps: [{name: a, image: acme/web:v1, commands: [make]}]}"],
    ["Woodpecker", "{steps: {build: {image: acme/web:v1, commands: [make]}}}"],
    ["Azure", "{stages: [{stage: a, jobs: [{job: b, container: {image: acme/web:v1}}]}]}"],
    ["CircleCI", "{version: 2.1, jobs: {build: {docker: [{image: acme/web:v1}], steps: [checkout]}}}"],
    ["Concourse", "{jobs: [{name: a, plan: [{task: b}]}], resources: [{source: {repository: acme/web, tag: v1}}]}"],
  ])("are not in what is of %s by what it says", (_, text) => {
    expect(placesIn(helmValues, text, "tools/web.yaml")).toEqual([]);
  });

  test.each([
    ["services of a chart", "{replicas: 1, services: {web: {image: acme/web:v1}}}"],
    ["nothing but services of a chart", "{services: {web: {image: {repository: acme/web, tag: v1}}}}"],
    ["jobs of a chart", "{jobs: {migrate: {image: acme/web:v1, command: [migrate]}}}"],
    ["a script of a chart", "{backup: {image: acme/web:v1, script: tar}}"],
    ["a values file with services alone", "{services: {web: {image: acme/web:v1}}}"],
  ])("are in %s", (name, text) => {
    expect(placesIn(helmValues, text, name.includes("file") ? "values.yaml" : "web.yaml")).toHaveLength(1);
  });

  test("are not in a kustomization that leaves out its kind", () => {
    const text = `images: [{ name: acme/web, newTag: v1, digest: "${oldDigest}" }]`;
    expect(placesIn(helmValues, text, "web/kustomization.yaml")).toEqual([]);
  });
});

describe("an image in Helm values", () => {
  const both = `v2@${newDigest}`;
  test.each([
    ["image: acme/web:v1", "v2", "image: acme/web:v2"],
    ["image: acme/web", "v2", "image: acme/web:v2"],
    ["image: { repository: acme/web, tag: v1 }", "v2", "image: { repository: acme/web, tag: v2 }"],
    ["image: { repository: acme/web, tag: '' }", "v2", "image: { repository: acme/web, tag: 'v2' }"],
    ["image:\n  repository: acme/web\n", "v2", "image:\n  repository: acme/web\n  tag: v2\n"],
    ["image: { repository: acme/web, tag: v1 }", both, `image: { repository: acme/web, tag: ${both} }`],
    [
      "image: { repository: acme/web, tag: v1 }",
      `@${newDigest}`,
      `image: { repository: acme/web, tag: v1@${newDigest} }`,
    ],
    [`image: { repository: acme/web, tag: "v1@${oldDigest}" }`, "v2", 'image: { repository: acme/web, tag: "v2" }'],
    [
      "image: { repository: acme/web, tag: v1, digest: '' }",
      both,
      `image: { repository: acme/web, tag: v2, digest: '${newDigest}' }`,
    ],
    [
      `image: { repository: acme/web, tag: v1, digest: "${oldDigest}" }`,
      "v2",
      'image: { repository: acme/web, tag: v2, digest: "" }',
    ],
    [
      `image: { repository: acme/web, tag: v1, digest: "${oldDigest}" }`,
      `@${newDigest}`,
      `image: { repository: acme/web, tag: v1, digest: "${newDigest}" }`,
    ],
    [
      "image: { repository: acme/web, tag: v1, sha: '' }",
      both,
      `image: { repository: acme/web, tag: v2, sha: '${hex(newDigest)}' }`,
    ],
    ["{ image: acme/web, imageTag: v1 }", "v2", "{ image: acme/web, imageTag: v2 }"],
    ["{ webImage: acme/web, webImageTag: v1 }", "v2", "{ webImage: acme/web, webImageTag: v2 }"],
    [
      "image: { repository: acme/web, tag: v1 }",
      "ghcr.io/acme/web:v2",
      "image: { repository: ghcr.io/acme/web, tag: v2 }",
    ],
    [
      "image: { registry: ghcr.io, repository: acme/web, tag: v1 }",
      "quay.io/acme/web:v2",
      "image: { registry: quay.io, repository: acme/web, tag: v2 }",
    ],
    [
      "image: { registry: ghcr.io, repository: acme/web, tag: v1 }",
      "ghcr.io/acme/shop:v2",
      "image: { registry: ghcr.io, repository: acme/shop, tag: v2 }",
    ],
    [
      "image: { registry: ghcr.io, repository: acme/web, tag: v1 }",
      "team/shop:v2",
      "image: { registry: docker.io, repository: team/shop, tag: v2 }",
    ],
    [
      "{ global: { imageRegistry: r.example }, image: { repository: acme/web, tag: v1 } }",
      "r.example/acme/shop:v2",
      "{ global: { imageRegistry: r.example }, image: { repository: acme/shop, tag: v2 } }",
    ],
  ])("%s becomes with %s: %s", (before, version, after) => {
    expect(withImages(helmValues, before, version)).toBe(after);
    expect(withImages(helmValues, after, version)).toBe(after);
  });

  test.each([
    [
      "{ global: { imageRegistry: r.example }, image: { repository: acme/web, tag: v1 } }",
      "ghcr.io/acme/web:v2",
      "global prefixes every image with the registry r.example",
    ],
    [
      "image: { repository: acme/web, tag: '' }",
      `@${newDigest}`,
      "there is neither a field for a digest nor a tag to append it to",
    ],
  ])("%s cannot become %s: %s", (before, version, reason) => {
    expect(withImages(helmValues, before, version)).toBe(reason);
  });

  test("has what was wished for, whatever it was, and a second wish changes nothing", () => {
    const tag = fc.constantFrom("v1", "1.10", "007", "1e3", "no", "~", "2026-11-24", "0x1F", "latest");
    const digest = fc.constantFrom(oldDigest, newDigest, "");
    const field = fc.constantFrom("digest", "sha", undefined);
    const registry = fc.constantFrom("ghcr.io", undefined);
    const quote = fc.constantFrom("'", '"');
    const name = fc.constantFrom("acme/web", "ghcr.io/acme/web", "quay.io/acme/shop/web");
    fc.assert(
      fc.property(
        fc.record({ tag, digest, field, registry, quote, name, newTag: tag, newDigest: digest }),
        ({ tag, digest, field, registry, quote, name, newTag, newDigest }) => {
          const written = field === "sha" ? hex(digest || "sha256:") : digest;
          const lines = [
            `repository: ${quote}acme/web${quote} # ours`,
            `tag: ${quote}${tag}${quote}`,
            ...(field === undefined ? [] : [`${field}: ${quote}${written}${quote}`]),
            ...(registry === undefined ? [] : [`registry: ${registry}`]),
          ];
          fc.pre(isTag(tag) && isTag(newTag));
          const text = `image:\n${lines.map((line) => `  ${line}\n`).join("")}`;
          const version = `${newTag}${newDigest === "" ? "" : `@${newDigest}`}`;
          const after = withImages(helmValues, text, name === "acme/web" ? version : `${name}:${version}`);
          const [place] = placesIn(helmValues, after);
          const wanted = name === "acme/web" && registry !== undefined ? `${registry}/${name}` : name;
          expect(place?.replace(/^[^ ]* /, "")).toBe(`${wanted}:${version}`);
          expect(withImages(helmValues, after, name === "acme/web" ? version : `${name}:${version}`)).toBe(after);
        },
      ),
      { numRuns: 50 },
    );
  });
});
