/** What the configuration of a plugin may not reach, found before Kustomize runs. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultsOf, root, useWorkspaces } from "./reached.ts";

useWorkspaces();

describe("a plugin's configuration", () => {
  const generator = (file: string) =>
    `apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: { name: a }\nfiles:\n- c=${file}\n`;
  const listing = "resources: [gen.yaml]\n";

  test("that fetches a file is refused: in its own file", async () => {
    const files = { "k/kustomization.yaml": "generators: [gen.yaml]\n", "k/gen.yaml": generator("http://127.0.0.1/x") };
    expect(await faultsOf(files)).toEqual([expect.stringMatching(/^k\/gen\.yaml:5: .* names http:/)]);
  });

  test("that fetches a file is refused: by an absolute path", async () => {
    const files = {
      "k/kustomization.yaml": `transformers: ["${join(root, "k/gen.yaml")}"]\n`,
      "k/gen.yaml": "apiVersion: builtin\nkind: PatchTransformer\npath: http://127.0.0.1/x\n",
    };
    expect(await faultsOf(files)).toEqual([expect.stringMatching(/^k\/gen\.yaml:3: .* names http:/)]);
  });

  test("that fetches a file is refused: in the kustomization itself", async () => {
    const inline = generator("http://127.0.0.1/x").replaceAll("\n", "\n    ");
    expect(await faultsOf({ "k/kustomization.yaml": `generators:\n- |-\n    ${inline}\n` })).toEqual([
      expect.stringMatching(/^k\/kustomization\.yaml:2: .* names http:/),
    ]);
  });

  test("that fetches a file is refused: in the kustomization itself, on one line", async () => {
    const inline = '{ apiVersion: builtin, kind: PatchTransformer, metadata: { name: a }, path: "http://127.0.0.1/x" }';
    expect(await faultsOf({ "k/kustomization.yaml": `transformers:\n- '${inline}'\n` })).toEqual([
      expect.stringMatching(/^k\/kustomization\.yaml:2: .* names http:/),
    ]);
  });

  test("that fetches a file is refused: in a folder with a line break in its name", async () => {
    const files = {
      "k/kustomization.yaml": 'transformers: ["a\\nb"]\n',
      "k/a\nb/kustomization.yaml": listing,
      "k/a\nb/gen.yaml": generator("http://127.0.0.1/x"),
    };
    expect(await faultsOf(files)).toEqual([expect.stringMatching(/gen\.yaml:5: [\s\S]* names http:/)]);
  });

  test("that fetches a file is refused: in a folder", async () => {
    const files = {
      "k/kustomization.yaml": "validators: [../plugins]\n",
      "plugins/kustomization.yaml": listing,
      "plugins/gen.yaml": generator("http://127.0.0.1/x"),
    };
    expect(await faultsOf(files)).toEqual([expect.stringMatching(/^plugins\/gen\.yaml:5: .* names http:/)]);
  });

  test.each(["namePrefix: http", "configMapGenerator: [{ name: a, literals: [a=b] }]", "patches: []", "vars: []"])(
    "is refused where it is made by a build, which could put an address together: %s",
    async (more) => {
      const files = {
        "k/kustomization.yaml": "transformers: [../plugins]\n",
        "plugins/kustomization.yaml": `${listing}${more}\n`,
        "plugins/gen.yaml": generator("a.txt"),
      };
      expect(await faultsOf(files)).toEqual([
        "plugins/kustomization.yaml:1: plugins/kustomization.yaml configures plugins and does more than list them",
      ]);
    },
  );
});
