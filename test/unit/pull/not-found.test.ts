import { describe, expect, test } from "vitest";
import { planned, pod } from "./planned.ts";

const bySet = "To set a version without its image's name, use `set: FILE:PATH=VERSION`.";

/** What is said of an image that no file uses by a rule. */
async function said(files: Readonly<Record<string, string>>, manifests?: readonly string[]): Promise<string> {
  const faults = await planned(files, "ghcr.io/acme/web=2", manifests === undefined ? {} : { manifests });
  expect(faults).toHaveLength(1);
  const [message, hint = ""] = String((faults as readonly string[])[0]).split("\n");
  expect(message).toBe("Input 'images': nothing in deploy (main) uses the image ghcr.io/acme/web");
  return hint;
}

const custom = (value: string) => `apiVersion: acme.example/v1\nkind: Shop\nspec:\n  web: ${value}\n`;
const held = "shop.yaml contains ghcr.io/acme/web";

describe("an image that nothing uses", () => {
  test("is said to be named where no rule reads it", async () => {
    expect(await said({ "shop.yaml": custom("ghcr.io/acme/web:1") })).toBe(
      `Searched the whole repository. ${held}:1 in line 4, which is not recognized as an image: \`set: shop.yaml:spec.web=ghcr.io/acme/web:2\` would set it.`,
    );
  });

  test.each([...["{TAG}", "(TAG)", "TAG"].map((name) => `$${name}`), "pr-{{ .number }}"])(
    "is said to have a version that something else fills in: %s",
    async (tag) => {
      const hint = await said({ "shop.yaml": custom(`"ghcr.io/acme/web:${tag}"`) });
      expect(hint).toBe(
        `Searched the whole repository. ${held}:${tag} in line 4, whose version is filled in elsewhere: change it there.`,
      );
    },
  );

  test("is said to be named without a version, with the line that sets the one beside it", async () => {
    const where = `Searched the whole repository. ${held} in line 4, without a recognized version`;
    expect(await said({ "shop.yaml": custom("[ghcr.io/acme/web]") })).toBe(`${where}. ${bySet}`);
    const beside = "{build: {of: ghcr.io/acme/web, version: v1}}";
    expect(await said({ "shop.yaml": custom(beside) })).toBe(
      `${where}: \`set: shop.yaml:spec.web.build.version=2\` would set the one next to it.`,
    );
  });

  test("is said to have got no entry, and why, where `add-missing` is set already", async () => {
    const hint = async (files: Readonly<Record<string, string>>) =>
      String(await planned(files, "ghcr.io/acme/web=2", { addMissing: true })).split("\n")[1] ?? "";
    const one = { "a/kustomization.yaml": "resources: [pod.yaml]\n", "a/pod.yaml": pod("other:1") };
    expect(await hint(one)).toContain("No entry was added, since no resource of a/kustomization.yaml uses the image. ");
    const two = { ...one, "b/kustomization.yaml": "resources: [../a]\n" };
    expect(await hint(two)).toContain("No entry was added, since no resource of the 2 kustomizations uses the image. ");
    expect(await hint({ "pod.yaml": pod("other:1") })).toContain(
      "No entry was added, since there is no kustomization. ",
    );
    for (const files of [one, two]) expect(await hint(files)).not.toContain("add-missing");
  });

  test("may stand outside of what was looked at", async () => {
    const files = { "web/service.yaml": "kind: Service\n" };
    expect(await said(files, ["web"])).toBe(
      `Searched web. No file there contains its name; it may be outside of \`manifests\`. ${bySet}`,
    );
    expect(await said(files)).toContain("No file there contains its name. ");
  });

  test("is not said to be in files that only hold the last part of its name, nor in workflows", async () => {
    const sealed = (name: string) => `image: ${name}\nsops:\n  mac: ENC[x]\n`;
    expect(
      await said({
        "other.yaml": sealed("quay.io/other/web"),
        "web.yaml": sealed("ghcr.io/acme/web"),
        ".github/workflows/build.yaml": "env: {IMAGE: ghcr.io/acme/web, OTHER: ghcr.io/acme/web:1}\n",
      }),
    ).toBe(
      `Searched the whole repository. web.yaml is encrypted by SOPS, whose mac an edit would break: change it with \`sops\`.`,
    );
  });

  test("may be of a policy of Flux that is elsewhere", async () => {
    const files = {
      "dev/web.yaml": `values:\n  tag: 1 # {"$imagepolicy": "flux-system:web:tag"}\n`,
      "dev/api.yaml": pod("ghcr.io/acme/api:1"),
    };
    expect(await said(files, ["dev"])).toBe(
      `Searched dev. Similar images there: ghcr.io/acme/api. dev/web.yaml:2 gets its version from the ImagePolicy flux-system:web, which was not found there with its ImageRepository: add the files of both to input 'manifests', or set the version by \`set: dev/web.yaml:values.tag=2\`.`,
    );
  });
});

test("an image whose policy is in another file than its tags is chosen by lines that need no policy", async () => {
  const release = (tag: string) => `values:\n  version: "${tag}" # {"$imagepolicy": "flux-system:web:tag"}\n`;
  const policies = `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: web, namespace: flux-system}
spec: {image: ghcr.io/acme/web}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: web, namespace: flux-system}
spec: {imageRepositoryRef: {name: web}}
`;
  const files = { "policies.yaml": policies, "dev/web.yaml": release("1.9"), "prod/web.yaml": release("1.8") };
  const [said = ""] = (await planned(files, "ghcr.io/acme/web=2.0")) as readonly string[];
  expect(said.slice(said.indexOf("set:"))).toBe(
    "set: dev/web.yaml:values.version=2.0\nset: prod/web.yaml:values.version=2.0",
  );
});

describe("what to do about an image that nothing uses", () => {
  test.each([
    ["# Code generated by a script. DO NOT EDIT.\nimage: ghcr.io/acme/web:1\n", "change its source"],
    [
      "image: ghcr.io/acme/web:1\n{{ if .x }}\na: 1\n{{ end }}\n",
      "change its input, or move the version to a values file",
    ],
    ["image: ghcr.io/acme/web:1\nsops:\n  mac: ENC[x]\n", "change it with `sops`"],
    ["image: ghcr.io/acme/web:1\na: [\n", "fix it"],
  ])("is said with what to do instead of `set`, which refuses the file too: %s", async (text, instead) => {
    const hint = await said({ "a.yaml": text });
    expect(hint).toContain(`: ${instead}.`);
    expect(hint).not.toContain("`set: ");
    const [fault] = (await planned({ "a.yaml": text }, "", {
      set: "a.yaml:image=ghcr.io/acme/web:2",
    })) as readonly string[];
    expect(fault?.toLowerCase()).toContain(`\n${instead}.`.toLowerCase());
  });

  test("is one of several that are missing, each of which is told of what concerns it alone", async () => {
    const files = {
      "shop.yaml": custom('{run: "ghcr.io/acme/web:1 -v", and: "ghcr.io/acme/api:1 -v"}'),
      "web.yaml": "image: ghcr.io/acme/web:1\nsops:\n  mac: ENC[x]\n",
      "worker.yaml": "image: ghcr.io/acme/worker:1\nsops:\n  mac: ENC[x]\n",
    };
    const images = ["web", "api", "worker"];
    const faults = await planned(files, images.map((name) => `ghcr.io/acme/${name}=2`).join("\n"));
    expect(faults).toHaveLength(3);
    for (const [index, name] of images.entries()) {
      const fault = String((faults as readonly string[])[index]);
      expect(fault).toContain(`uses the image ghcr.io/acme/${name}\n`);
      for (const other of images.filter((each) => each !== name)) {
        expect(fault).not.toContain(`holds ghcr.io/acme/${other}`);
        expect(fault).not.toContain(`${other}.yaml`);
      }
    }
    expect(faults).toMatchObject(
      [
        /contains ghcr.io\/acme\/web:1 .*web\.yaml is encrypted/s,
        /contains ghcr.io\/acme\/api:1/,
        /worker\.yaml is/,
      ].map((each) => expect.stringMatching(each)),
    );
  });
});
