import { describe, expect, test } from "vitest";
import { planned } from "./planned.ts";

const image = "ghcr.io/acme/web";
const chart = { "Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n" };

describe("an image whose version stands elsewhere", () => {
  test.each([
    ["imageTag", `image: ${image}\nimageTag: "v{{ .Chart.AppVersion }}-alpine"\n`],
    ["imageVersion", `image: ${image}\nimageVersion: "1.0"\n`],
    ["image_tag", `image: ${image}\nimage_tag: "1.0"\n`],
    ["dockerTag", `image: ${image}\ndockerTag: "1.0"\n`],
    ["tag", `image: ${image}\ntag: \${TAG}\n`],
    ["imageTag", `web:\n  image: ${image}\nworker:\n  image: ${image}\nimageTag: "1.0"\n`],
  ])("is refused with the line that sets %s: %s", async (key, values) => {
    const [fault] = (await planned({ ...chart, "values.yaml": values }, `${image}=v1.8`)) as readonly string[];
    expect(fault).toContain(`\`set: values.yaml:${key}=…\` would set the one beside it`);
  });

  test("is a whole reference where no key may hold its version", async () => {
    const values = `image: ${image}\nreplicas: 2\n`;
    expect(await planned({ ...chart, "values.yaml": values }, `${image}=v1.8`)).toEqual({
      "values.yaml": `image: ${image}:v1.8\nreplicas: 2\n`,
    });
  });

  const placeholders = [`\${TAG}`, "$(TAG)", "{{ tag }}", "<TAG>", "%TAG%", "#{TAG}#"];

  test.each(placeholders)(
    "is left to what fills in %s in a kustomization, Flux's own and an OCIRepository",
    async (tag) => {
      const entry = `images:\n  - name: ${image}\n    newTag: "${tag}"\n`;
      const flux = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: web}\nspec:\n  images:\n    - {name: ${image}, digest: "${tag}"}\n`;
      const oci = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: web}\nspec:\n  url: oci://${image}\n  ref: {tag: "${tag}"}\n`;
      const files = [{ "kustomization.yaml": entry }, { "flux.yaml": flux }, { "oci.yaml": oci }];
      for (const each of files) {
        const [fault] = (await planned(each, `${image}=v1.8`)) as readonly string[];
        expect(fault).toContain(`its version ${tag} is filled in by something else`);
        expect(fault).toContain(`${Object.keys(each)[0]}:`);
      }
    },
  );

  test.each(["useDigest", "digestEnabled"])("is not left without the digest that %s demands", async (key) => {
    const digest = `sha256:${"a".repeat(64)}`;
    const values = `image:\n  repository: ${image}\n  tag: v1\n  digest: ${digest}\n  ${key}: true\n`;
    const [fault] = (await planned({ "values.yaml": values }, `${image}=v1.8`)) as readonly string[];
    expect(fault).toContain(`${key} beside it demands a digest`);
    const both = `${image}=v1.8@sha256:${"b".repeat(64)}`;
    expect(await planned({ "values.yaml": values }, both)).toEqual({
      "values.yaml": values.replace("v1", "v1.8").replace("a".repeat(64), "b".repeat(64)),
    });
  });

  test("is not set in a longer text, whose line is named", async () => {
    const script = `kind: ConfigMap\napiVersion: v1\nmetadata: {name: x}\ndata:\n  run.sh: |\n    #!/bin/sh\n    docker pull ${image}:1.0\n`;
    const [fault] = (await planned({ "scripts.yaml": script }, `${image}=1.1`)) as readonly string[];
    expect(fault).toContain(
      "in line 7, where no rule reads an image: it is a part of a longer text, which has to be changed by hand",
    );
    expect(fault).not.toContain("set: scripts.yaml");
  });
});
