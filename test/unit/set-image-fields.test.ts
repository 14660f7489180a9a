/** Images of custom resources outside of containers, and what names an image and is left alone. */
import { parseImageOverrides } from "@pushpull/core/images";
import { describe, expect, test } from "vitest";
import { setImages } from "../../packages/push/src/images/set-images.ts";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";

function set(yaml: string, ...lines: readonly string[]) {
  const { manifests, faults: unread } = readManifests(yaml, "deploy.yaml");
  const { overrides, faults: unset } = parseImageOverrides(lines.map((text, index) => ({ text, line: index + 1 })));
  expect([...unread, ...unset]).toEqual([]);
  const after = setImages(manifests, overrides);
  return { ...after, spec: after.manifests[0]?.object.spec };
}

const custom = (spec: string) => `apiVersion: acme.test/v1\nkind: Runner\nmetadata: {name: x}\nspec: ${spec}\n`;
const digest = `sha256:${"0".repeat(64)}`;

describe("in a custom resource", () => {
  test.each([
    ["spec.image", "{image: shop/web:1}", { image: "shop/web:2" }],
    [
      "a field that ends in Image",
      "{a: {runnerImage: docker.io/shop/web:1}}",
      { a: { runnerImage: "docker.io/shop/web:2" } },
    ],
    ["imageName", `{imageName: "shop/web@${digest}"}`, { imageName: "shop/web:2" }],
    ["container.image", "{container: {image: shop/web:1}}", { container: { image: "shop/web:2" } }],
    [
      "Tekton's steps, sidecars and stepTemplate",
      "{steps: [{image: shop/web:1}, {image: shop/web-cli:1}], sidecars: [{image: shop/web:1}], stepTemplate: {image: shop/web:1}}",
      {
        steps: [{ image: "shop/web:2" }, { image: "shop/web-cli:1" }],
        sidecars: [{ image: "shop/web:2" }],
        stepTemplate: { image: "shop/web:2" },
      },
    ],
    [
      "a repository with its tag",
      "{image: {repository: shop/web, tag: 1.10, pullPolicy: Always}}",
      { image: { repository: "shop/web", tag: "2", pullPolicy: "Always" } },
    ],
    [
      "a registry, a repository and a tag, whose digest goes",
      `{web: {image: {registry: docker.io, repository: shop/web, tag: "1", digest: "${digest}"}}}`,
      { web: { image: { registry: "docker.io", repository: "shop/web", tag: "2" } } },
    ],
    [
      "a container's list",
      "{template: {spec: {containers: [{image: shop/web:1}]}}}",
      { template: { spec: { containers: [{ image: "shop/web:2" }] } } },
    ],
  ])("%s is set", (_, before, after) => {
    const { spec, faults, warnings, notices } = set(custom(before), "shop/web=2");
    expect({ spec, faults, warnings, notices }).toEqual({ spec: after, faults: [], warnings: [], notices: [] });
  });

  test("a new name is written into the fields that there are", () => {
    const split = "{image: {registry: docker.io, repository: shop/web, tag: '1'}}";
    expect(set(custom(split), "shop/web=ghcr.io/acme/web:2").spec).toEqual({
      image: { registry: "ghcr.io", repository: "acme/web", tag: "2" },
    });
    expect(set(custom("{image: {repository: shop/web, tag: '1'}}"), "shop/web=ghcr.io/acme/web:2").spec).toEqual({
      image: { repository: "ghcr.io/acme/web", tag: "2" },
    });
  });

  test("the source knows which fields were set", () => {
    const { manifests } = set(custom("{a: {image: {repository: shop/web, tag: '1'}}}"), "shop/web=2");
    expect(manifests[0]?.source.overridden).toEqual([["spec", "a", "image", "tag"]]);
  });

  test("several versions are a warning that names the fields", () => {
    const { warnings } = set(custom("{image: shop/web:1, initImage: shop/web:0}"), "shop/web=2");
    expect(warnings[0]?.message).toMatch(
      /Runner\/x, spec\.image: shop\/web:1\n.*Runner\/x, spec\.initImage: shop\/web:0$/,
    );
  });
});

describe("not changed, but reported, is", () => {
  const pod = (image: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - name: a\n    image: "${image}"\n`;

  test.each([
    `shop/web:\${TAG}`,
    "shop/web:$(TAG)",
    "shop/web:{{TAG}}",
    "shop/web:#{TAG}#",
    `shop/web@\${DIGEST}`,
    `shop/web:v1-\${TAG}`,
    "shop/web:<tag>",
  ])("a placeholder: %s", (image) => {
    const { faults, manifests } = set(pod(image), "shop/web=2");
    expect(faults.map(({ message, location }) => [message, location?.line])).toEqual([
      [
        `Input 'images': no manifest uses image shop/web with a version that can be set: deploy.yaml:7 has ${image}, whose version is a placeholder`,
        7,
      ],
    ]);
    expect(JSON.stringify(manifests[0]?.object)).toContain(image);
    const both = set(`${pod(image)}---\n${pod("shop/web:1")}`, "shop/web=2");
    expect(both.faults).toEqual([]);
    expect(both.warnings[0]?.message).toContain(`deploy.yaml:7 has ${image}, whose version is a placeholder`);
  });

  test.each([
    [
      "a field that is not called an image",
      custom("{runner: shop/web:1}"),
      "has shop/web:1 in spec.runner, which is not a known image field",
    ],
    [
      "a custom resource's image without a version",
      custom("{image: shop/web}"),
      "has shop/web in spec.image, without a version",
    ],
    [
      "a status",
      `${custom("{}")}status: {image: "shop/web:1"}\n`,
      "has shop/web:1 in status.image, which is not a known image field",
    ],
    [
      "data of a ConfigMap",
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {image: shop/web:1}\n",
      "has shop/web:1 in data.image, which is not a known image field",
    ],
    [
      "a split image that has no field for a digest",
      custom("{image: {repository: shop/web, tag: '1'}}"),
      "has shop/web:1 in spec.image, which has no field for this version",
    ],
  ])("%s", (what, yaml, words) => {
    const line = what.includes("digest") ? `shop/web=@${digest}` : "shop/web=2";
    expect(set(yaml, line).faults.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
    const green = set(`${yaml}---\n${pod("shop/web:1")}`, line);
    expect(green.faults).toEqual([]);
    expect(green.notices).toEqual([expect.stringMatching(/^Not changed: deploy\.yaml:\d+ /)]);
    expect(green.notices[0]).toContain(words);
    expect(green.manifests[0]?.object).toEqual(readManifests(yaml, "deploy.yaml").manifests[0]?.object);
  });

  test("nothing for a Secret, for another image, or for fields that already have the version", () => {
    const secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {image: shop/web:1}\n";
    const yaml = [secret, custom("{runner: shop/api:1, web: shop/web:2}"), pod("shop/web:1")].join("---\n");
    expect(set(yaml, "shop/web=2").notices).toEqual([]);
  });
});
