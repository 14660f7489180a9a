import { describe, expect, test } from "vitest";
import type { Format } from "../../../packages/pull/src/find/formats/format.ts";
import { jenkinsX } from "../../../packages/pull/src/find/formats/jenkins-x.ts";
import { newDigest, placesIn, withImages } from "./place-cases.ts";

/** Jenkins X, when these images are looked for. */
function wanting(...wanted: readonly string[]): Format {
  return (candidate) => jenkinsX(candidate, { policies: new Map(), wanted });
}

const web = "ghcr.io/acme/web";
const dev = "repositories: [{ name: dev, url: 'http://chartmuseum.jx.example' }]";
const ours = "repositories: [{ name: ours, url: ghcr.io/acme/charts, oci: true }]";
const release = (chart: string, version = "1.2.3") => `releases: [{ chart: ${chart}, version: ${version}, name: web }]`;

describe("a helmfile's release", () => {
  test.each([
    ["its own repository", `${dev}\n${release("dev/web")}`, [web], `${web}:1.2.3`],
    ["a registry with the image's host and owner", `${ours}\n${release("ours/web")}`, [web], `${web}:1.2.3`],
    ["the same, and nobody looks for the image", `${ours}\n${release("ours/web")}`, [], `${web}:1.2.3`],
    ["a registry by its address", release("oci://ghcr.io/acme/charts/web"), [], `${web}:1.2.3`],
    [
      "a registry, where the image's path is longer",
      `${ours}\n${release("ours/web")}`,
      ["ghcr.io/acme/shop/web"],
      "ghcr.io/acme/shop/web:1.2.3",
    ],
  ])("with a chart of %s has the image's version", (_, text, wanted, image) => {
    expect(placesIn(wanting(...wanted), text, "helmfile.yaml")).toEqual([`releases[0].version: ${image}`]);
  });

  test.each([
    ["another repository", release("bitnami/web"), [web]],
    ["another owner's registry", release("oci://ghcr.io/others/charts/web"), []],
    ["another name", release("dev/website"), [web]],
    ["a name that two images have", release("dev/web"), [web, "ghcr.io/others/web"]],
    ["this folder", release("./web"), [web]],
    ["a version that is filled in", release("dev/web", "'{{ .Values.version }}'"), [web]],
  ])("with a chart of %s has not", (_, text, wanted) => {
    expect(placesIn(wanting(...wanted), text, "helmfile.yaml").filter((place) => place.includes(`${web}:`))).toEqual(
      [],
    );
  });

  test("is no place in a template", () => {
    expect(placesIn(wanting(web), release("dev/web"), "helmfile.yaml.gotmpl")).toEqual([]);
  });

  test.each([
    ["1.2.3", "1.3.0", "1.3.0"],
    ["v1.2.3", "v1.3.0-rc.1", "v1.3.0-rc.1"],
    ["1.2.3", "latest", "it is the version of the chart web, and 'latest' is not a SemVer 2 version"],
    ["1.2.3", `@${newDigest}`, "it is the version of the chart web, which cannot be a digest"],
    ["~1.2", "1.3.0", "the range '~1.2' selects the version of the chart web"],
    ["1.2.3", "quay.io/acme/web:1.3.0", "the image's name is set in the chart web"],
  ])("with the version %s becomes with %s: %s", (before, version, after) => {
    const wanted = /^v?\d/.test(after) ? release("dev/web", after) : after;
    expect(withImages(wanting(web), release("dev/web", before), version, "helmfile.yaml")).toBe(wanted);
  });

  test("without a version gets one", () => {
    const text = "releases:\n  - chart: dev/web\n    name: web\n";
    const after = "releases:\n  - chart: dev/web\n    version: 1.3.0\n    name: web\n";
    expect(withImages(wanting(web), text, "1.3.0", "helmfile.yaml")).toBe(after);
  });

  test("has images in the values that stand in it", () => {
    const text = (tag: string) =>
      `releases:\n  - chart: acme/shop\n    values:\n      - values.yaml\n      - image: { repository: acme/web, tag: ${tag} }\n`;
    expect(withImages(jenkinsX, text("v1"), "v2", "helmfiles/shop/helmfile.yaml")).toBe(text("v2"));
  });
});

describe("an environment that is older than helmfiles", () => {
  test.each([
    [
      "env/requirements.yaml",
      "dependencies: [{ name: web, version: 1.2.3, repository: 'http://jenkins-x-chartmuseum:8080' }]",
      "dependencies[0].version",
    ],
    ["env/Chart.yaml", "dependencies: [{ name: web, version: 1.2.3, repository: '@dev' }]", "dependencies[0].version"],
    [
      "env/requirements.yaml",
      "dependencies: [{ name: web, version: 1.2.3, repository: 'oci://ghcr.io/acme/charts' }]",
      "dependencies[0].version",
    ],
    ["jx-apps.yml", "apps: [{ name: dev/web, version: 1.2.3 }]", "apps[0].version"],
  ])("has the versions of charts in %s: %s", (file, text, path) => {
    expect(placesIn(wanting(web), text, file)).toEqual([`${path}: ${web}:1.2.3`]);
    expect(withImages(wanting(web), text, "1.3.0", file)).toBe(text.replace("1.2.3", "1.3.0"));
  });

  test.each([
    ["env/requirements.yaml", "https://charts.example.com"],
    ["charts/shop/requirements.yaml", "http://jenkins-x-chartmuseum:8080"],
  ])("has none in %s of %s", (file, repository) => {
    const text = `dependencies: [{ name: web, version: 1.2.3, repository: '${repository}' }]`;
    expect(placesIn(wanting(web), text, file)).toEqual([]);
  });
});
