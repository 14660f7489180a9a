/** Kustomizations that are built upon: which of them are deployed themselves, and which have no effect. */
import { describe, expect, test } from "vitest";
import { planned, pod } from "./planned.ts";
import { image, kustomization } from "./target-layouts.ts";

const base = {
  "base/kustomization.yaml": "resources: [pod.yaml]\n",
  "base/pod.yaml": pod("ghcr.io/acme/web:1"),
};
const on = (folder: string, more = "") => `resources: [${folder}]\n${more}`;
const entry = `namePrefix: a-\n${kustomization}`;

describe("an overlay that another one is built upon", () => {
  const files = {
    ...base,
    "prod/kustomization.yaml": on("../base", kustomization),
    "canary/kustomization.yaml": on("../prod", kustomization),
  };

  test("is a target of its own", async () => {
    expect(await planned(files, image)).toEqual([
      expect.stringMatching(/is in 2 targets(?=.*\nmanifests: canary)(?=.*\nmanifests: prod)/s),
    ]);
  });

  test.each([["prod"], ["canary"], ["prod", "canary"]])("is changed where it is named: %s %s", async (...named) => {
    const manifests = named.filter((each) => each !== undefined);
    const changed = Object.keys((await planned(files, image, { manifests })) ?? {});
    expect(changed.toSorted()).toEqual(manifests.map((each) => `${each}/kustomization.yaml`).toSorted());
  });

  test("is changed with the other one where all are meant", async () => {
    expect(Object.keys((await planned(files, image, { all: true })) ?? {})).toEqual([
      "prod/kustomization.yaml",
      "canary/kustomization.yaml",
    ]);
  });

  test.each([
    ["overlays/eu", "overlays/eu-canary", {}],
    ["apps/prod/web", "apps/canary/web", {}],
    ["web/eu", "web/eu-canary", { "argo/web.yaml": "spec:\n  source:\n    path: web/eu\n" }],
    ["web/eu", "web/eu-canary", { "flux/web.yaml": 'spec:\n  path: "./web/eu/"\n' }],
  ])("is known by its folder's name, or by who deploys it: %s", async (lower, upper, more) => {
    const path = "../".repeat(upper.split("/").length);
    const two = {
      ...base,
      [`${lower}/kustomization.yaml`]: on(`${path}base`, kustomization),
      [`${upper}/kustomization.yaml`]: on(`${path}${lower}`, kustomization),
      ...more,
    };
    expect(await planned(two, image)).toEqual([expect.stringContaining("is in 2 targets")]);
  });

  test.each([
    ["apps/dev", "clusters/dev"],
    ["overlays/common", "overlays/eu"],
    ["web/layer", "web/eu"],
  ])("is none where nothing says that it is deployed itself: %s below %s", async (lower, upper) => {
    const files = {
      [`${lower}/kustomization.yaml`]: on("pod.yaml", kustomization),
      [`${lower}/pod.yaml`]: pod("ghcr.io/acme/web:0"),
      [`${upper}/kustomization.yaml`]: on(`../../${lower}`, kustomization),
    };
    expect(Object.keys((await planned(files, image)) ?? {})).toEqual([`${upper}/kustomization.yaml`]);
    const manifests = [lower, upper];
    expect(Object.keys((await planned(files, image, { manifests })) ?? {})).toContain(`${lower}/kustomization.yaml`);
  });

  test("gets an entry of its own", async () => {
    const bare = { ...base, "prod/kustomization.yaml": on("../base"), "canary/kustomization.yaml": on("../prod") };
    const files = { ...bare, "base/pod.yaml": pod("ghcr.io/acme/web") };
    const options = { addMissing: true };
    expect(await planned(files, image, options)).toEqual([expect.stringContaining("manifests: prod")]);
    const changed = await planned(files, image, { ...options, manifests: ["prod", "canary"] });
    expect(Object.keys(changed ?? {})).toHaveLength(2);
  });
});

describe("a base that every overlay sets itself", () => {
  const overlays = {
    "dev/kustomization.yaml": on("../base", kustomization),
    "prod/kustomization.yaml": `resources: [../base]\npatches: [{path: patch.yaml}]\n`,
    "prod/patch.yaml": pod("ghcr.io/acme/web:1").replace("image:", "name: main\n      image:"),
  };
  const files = {
    ...base,
    "base/pod.yaml": pod("ghcr.io/acme/web:1").replace("image:", "name: main\n      image:"),
    ...overlays,
  };

  test.each([["base"], ["base/pod.yaml"]])(
    "is not changed without a word where it is named alone: %s",
    async (name) => {
      expect(await planned(files, image, { manifests: [name] })).toEqual([
        `Input 'images': a change of ghcr.io/acme/web at base/pod.yaml:7 would have no effect, because its image is set in:
dev/kustomization.yaml:4
prod/patch.yaml:7
Choose where it is set with one of these lines, or set the ineffective value nevertheless (\`set\` instead of the image's line in \`images\`):
manifests: dev
manifests: prod/patch.yaml
set: base/pod.yaml:spec.containers[name=main].image=ghcr.io/acme/web:2`,
      ]);
    },
  );

  test("is changed where one takes it as it is, though that is not looked at", async () => {
    const taken = { ...files, "staging/kustomization.yaml": on("../base") };
    expect(Object.keys((await planned(taken, image, { manifests: ["base"] })) ?? {})).toEqual(["base/pod.yaml"]);
  });

  test("is changed by the lines that the error gives", async () => {
    const set = "base/pod.yaml:spec.containers[name=main].image=ghcr.io/acme/web:2";
    expect(Object.keys((await planned(files, "", { set })) ?? {})).toEqual(["base/pod.yaml"]);
    for (const [name, file] of [
      ["dev", "dev/kustomization.yaml"],
      ["prod/patch.yaml", "prod/patch.yaml"],
    ]) {
      expect(Object.keys((await planned(files, image, { manifests: [name ?? ""] })) ?? {})).toEqual([file]);
    }
  });

  test("is left alone with its reason where nobody has named it", async () => {
    const left: string[] = [];
    await planned(files, image, { all: true, left });
    expect(left).toEqual(["base/pod.yaml has its image set by dev/kustomization.yaml:4"]);
  });
});

test("the entry of a component has no effect where what takes it in sets the image itself", async () => {
  const files = {
    "component/kustomization.yaml": `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${kustomization}`,
    "prod/kustomization.yaml": `resources: [pod.yaml]\ncomponents: [../component]\n${entry}`,
    "prod/pod.yaml": pod("ghcr.io/acme/web:1"),
  };
  expect(await planned(files, image, { manifests: ["component"] })).toEqual([
    expect.stringContaining("would have no effect, because its image is set in:\nprod/kustomization.yaml:6"),
  ]);
});

describe("an overlay that is named alone", () => {
  const patch = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: ${name}\n      image: ghcr.io/acme/web:1\n`;
  const files = {
    "base/kustomization.yaml": "resources: [pod.yaml, job.yaml]\n",
    "base/pod.yaml": pod("ghcr.io/acme/web:1").replace("image:", "name: main\n      image:"),
    "base/job.yaml": pod("ghcr.io/acme/web:1").replace("name: web", "name: job"),
    "dev/kustomization.yaml": "resources: [../base]\npatches: [{path: patch.yaml}]\n",
    "dev/patch.yaml": patch("main"),
  };
  const note = "base/job.yaml has ghcr.io/acme/web:1 in line 6, which dev includes and input `manifests` excludes";

  test("is said to have the image in its base too", async () => {
    const left: string[] = [];
    expect(Object.keys((await planned(files, image, { manifests: ["dev"], left })) ?? {})).toEqual(["dev/patch.yaml"]);
    expect(left).toEqual([note]);
  });

  test.each([
    ["where all is looked at", files, { all: true }],
    [
      "where an entry sets them all",
      { ...files, "dev/kustomization.yaml": on("../base", kustomization) },
      { manifests: ["dev"] },
    ],
    [
      "where only that is there",
      { ...files, "base/job.yaml": pod("nginx:1").replace("web", "job") },
      { manifests: ["dev"] },
    ],
  ])("is not %s", async (_, those, options) => {
    const left: string[] = [];
    await planned(those, image, { ...options, left });
    expect(left).not.toContain(note);
  });
});
