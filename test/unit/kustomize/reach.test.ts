/** What a kustomization may not reach, found before Kustomize runs. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { describe, expect, test } from "vitest";
import type { OpenBase } from "../../../packages/push/src/manifests/forbidden-references.ts";
import { showPath } from "../../../packages/push/src/manifests/manifest.ts";
import { faultsOf, parent, root, useWorkspaces, write } from "./reached.ts";

useWorkspaces();

describe("a kustomization", () => {
  test.each([
    ["configMapGenerator", '- { name: a, files: ["c=http://127.0.0.1/x"] }'],
    ["configMapGenerator", '- { name: a, files: ["http://127.0.0.1/x"] }'],
    ["configMapGenerator", '- { name: a, files: ["{=HTTP://127.0.0.1/x"] }'],
    ["configMapGenerator", '- { name: a, envs: ["http://127.0.0.1/x"] }'],
    ["configMapGenerator", '- { name: a, env: "https://127.0.0.1/x" }'],
    ["secretGenerator", '- { name: a, files: ["c=https://x.test/x"] }'],
    ["secretGenerator", '- { name: a, FILES: ["c=https://x.test/x"] }'],
    ["\u017fecretGenerator", '- { name: a, files: ["c=https://x.test/x"] }'],
    ["patches", '- path: "http://127.0.0.1/x"'],
    ["patchesJson6902", '- { path: "http://127.0.0.1/x", target: { kind: A } }'],
    ["patchesStrategicMerge", '- "http://127.0.0.1/x"'],
    ["replacements", '- path: "http://127.0.0.1/x"'],
    ["crds", '- "http://127.0.0.1/x"'],
    ["configurations", '- "http://127.0.0.1/x"'],
    ["openapi", '{ path: "http://127.0.0.1/x" }'],
    ["helmCharts", '- { name: a, valuesFile: "http://127.0.0.1/x" }'],
    ["configurations", "- &a [http://127.0.0.1/x]"],
  ])("that fetches a file by its URL is refused with its line: %s: %s", async (field, value) => {
    expect(await faultsOf({ "k/kustomization.yaml": `namePrefix: a\n${field}:\n  ${value}\n` })).toEqual([
      expect.stringMatching(/^k\/kustomization\.yaml:[23]: .* names https?:\S+, which is not fetched$/i),
    ]);
  });

  test.each([
    "resources",
    "bases",
    "components",
    "generators",
    "transformers",
    "validators",
    "RESOURCES",
    "fieldToCome",
  ])("that names an address in %s has it opened by us", async (field) => {
    const opened: string[] = [];
    const addresses = [
      "https://git.test/a/b",
      "file:///a/b",
      "git@git.test:a/b",
      "github.com/a/b",
      "http://127.0.0.1/x",
    ];
    await faultsOf({ "k/kustomization.yaml": `${field}:\n${addresses.map((each) => `- ${each}\n`).join("")}` }, opened);
    expect(opened.toSorted()).toEqual(addresses.toSorted());
  });

  test("that names an address has it fetched, even if the workspace has a file or a folder of that name", async () => {
    const opened: string[] = [];
    const files = {
      "k/kustomization.yaml": 'resources: ["http://127.0.0.1/x", "https://127.0.0.1/y"]\n',
      "k/http:/127.0.0.1/x": "kind: ConfigMap\n",
      "k/https:/127.0.0.1/y/kustomization.yaml": "resources: []\n",
    };
    await faultsOf(files, opened);
    expect(opened.toSorted()).toEqual(["http://127.0.0.1/x", "https://127.0.0.1/y"]);
  });

  test("may contain addresses in fields where Kustomize opens none", async () => {
    const text = [
      "commonAnnotations: { docs: https://x.test/a/b, file: file:///a }",
      "configMapGenerator: [{ name: a, literals: [URL=https://x.test/a], options: { annotations: { a: https://x.test } } }]",
      "patches: [{ target: { kind: A }, patch: '[{ op: add, path: /a, value: https://x.test/a }]' }]",
      `patchesStrategicMerge:\n- '{ "kind": "A", "spec": { "args": ["--url=https://x.test"] } }'`,
      "images: [{ name: web, newName: github.com/acme/web }]",
      "vars: [{ name: A, objref: { kind: A, name: https://x.test } }]",
      'transformers:\n- "apiVersion: builtin\\nkind: ValueAddTransformer\\nmetadata: { name: a }\\nvalue: https://x.test\\n"',
    ];
    expect(await faultsOf({ "k/kustomization.yaml": `${text.join("\n")}\n` })).toEqual([]);
  });

  test.each([
    ["a line separator", "# a\u2028resources: [http://127.0.0.1/x]\n"],
    ["a next line", "# a\u0085resources: [http://127.0.0.1/x]\n"],
    ["a carriage return", "# a\rresources: [http://127.0.0.1/x]\n"],
    ["a byte order mark in the middle", 'configMapGenerator: [{name: a,\n\ufefffiles: ["c=http://127.0.0.1/x"]}]\n'],
    ["a merge that Go lets overwrite", 'resources: []\n<<: {resources: ["http://127.0.0.1/x"]}\n'],
    ["a tag that makes a name of a key", "resources: !!omap [http://127.0.0.1/x]\n"],
    ["a tag that encodes", "resources: [!!binary aHR0cDovLzEyNy4wLjAuMS94]\n"],
    ["a tag of nobody's", "resources: [!a http://127.0.0.1/x]\n"],
    ["a marker with something behind it", "--- |\n  resources: [http://127.0.0.1/x]\n"],
    ["a marker that goes on", "x: |\n  a\n---b\nresources: [http://127.0.0.1/x]\n"],
    ["a directive", "%TAG ! tag:x.test,2000:\n---\nresources: []\n"],
    ["UTF-16", Buffer.from("\ufeffresources: [http://127.0.0.1/x]\n", "utf16le")],
    ["Latin-1", Buffer.from("namePrefix: \u00e4\n", "latin1")],
  ])("that YAML parsers interpret differently is refused: %s", async (_, content) => {
    expect(await faultsOf({ "k/kustomization.yaml": content })).toEqual([
      expect.stringMatching(/^k\/kustomization\.yaml:[123]: /),
    ]);
  });

  test.each(["resources", "components"])(
    "that names a folder with a line break in %s is followed there",
    async (field) => {
      const files = {
        "k/kustomization.yaml": `${field}: ["a\\nb"]\n`,
        "k/a\nb/kustomization.yaml": "resources: [file:///x/y]\n",
      };
      expect(await faultsOf(files)).toEqual([expect.stringMatching(/not fetched: file:\/\/\/x\/y$/)]);
    },
  );

  test("that is a folder is ignored", async () => {
    const files = { "k/kustomization.yaml/a.yaml": "a: b\n", "k/Kustomization": "resources: [file:///a/b]\n" };
    expect(await faultsOf(files)).toEqual(["k/Kustomization:1: not fetched: file:///a/b"]);
  });

  test("is read in each of its files, since Kustomize uses the one that it can read", async () => {
    await write({ "k/kustomization.yml": "resources: [file:///a/b]\n", "elsewhere.yaml": "password: x\n" });
    await symlink("/no/such/file", join(root, "k/kustomization.yaml"));
    await symlink("../elsewhere.yaml", join(root, "k/Kustomization"));
    expect(await faultsOf({})).toEqual(["k/kustomization.yml:1: not fetched: file:///a/b"]);
  });
});

describe("a folder outside of the workspace", () => {
  const outside = async () => {
    await mkdir(join(parent, "outside"));
    await writeFile(join(parent, "outside/kustomization.yaml"), "resources: []\n");
  };

  test("is not reached through a link, whose target Kustomize uses as its base", async () => {
    await outside();
    await write({
      "k/kustomization.yaml": "resources: [../a/b/link]\n",
      "shallow/kustomization.yaml": "resources: [../../outside]\n",
      // From the link, this is inside.
      "outside/kustomization.yaml": "resources: []\n",
    });
    await mkdir(join(root, "a/b"), { recursive: true });
    await symlink("../../shallow", join(root, "a/b/link"));
    expect(await faultsOf({})).toEqual([
      "shallow/kustomization.yaml:1: shallow/kustomization.yaml names ../../outside, which is outside of the workspace",
    ]);
  });

  test("is not assumed if only the link seems to point there", async () => {
    await outside();
    await write({
      "link-to/deep/er/kustomization.yaml": "resources: [../../../inside]\n",
      "inside/kustomization.yaml": "resources: []\n",
      "k/kustomization.yaml": "resources: [../link]\n",
    });
    await symlink("link-to/deep/er", join(root, "link"));
    expect(await faultsOf({})).toEqual([]);
  });
});

describe("a fetched base", () => {
  const fetchedFrom =
    (folder: string): OpenBase =>
    (_, __, at) =>
      Promise.resolve({
        folder: join(root, folder, "k8s"),
        tree: {
          root: join(root, folder),
          show: (path) => `https://git.test/a/b//${showPath(path, join(root, folder))}`,
          namedAt: at,
        },
      });

  test.each([
    [
      "names a folder outside of its repository",
      "resources: [../../inside]\n",
      /names \.\.\/\.\.\/inside, which is outside of its repository$/,
    ],
    [
      "names a URL in a generator",
      'configMapGenerator: [{ name: a, files: ["c=http://127.0.0.1/x"] }]\n',
      /names http:.* not fetched$/,
    ],
    [
      "is broken",
      "resources: [\n",
      /: https:\/\/git\.test\/a\/b\/\/k8s\/kustomization\.yaml:2: The indentation is broken$/,
    ],
  ])("is read like the workspace, and the line that names it is shown: one that %s", async (_, text, says) => {
    await write({ "inside/kustomization.yaml": "resources: []\n", "fetched/k8s/kustomization.yaml": text });
    const files = { "k/kustomization.yaml": "namePrefix: a\nresources:\n- https://git.test/a/b//k8s\n" };
    const faults = await faultsOf(files, [], fetchedFrom("fetched"));
    expect(faults).toEqual([expect.stringMatching(/^k\/kustomization\.yaml:3: /)]);
    expect(faults[0]).toMatch(says);
  });

  test("has its own bases fetched too", async () => {
    await write({ "fetched/k8s/kustomization.yaml": "resources: [file:///x/y]\n" });
    const asked: string[] = [];
    const openBase: OpenBase = (address, namedIn, at) => {
      asked.push(`${at.file}:${at.line} ${address} in ${namedIn}`);
      return address.startsWith("file:")
        ? Promise.reject(new UserError("no", { code: "kustomize" }))
        : fetchedFrom("fetched")(address, namedIn, at);
    };
    expect(
      await faultsOf({ "k/kustomization.yaml": "resources:\n- https://git.test/a/b\n" }, [], openBase),
    ).toHaveLength(1);
    expect(asked).toEqual([
      "k/kustomization.yaml:2 https://git.test/a/b in k/kustomization.yaml",
      "k/kustomization.yaml:2 file:///x/y in https://git.test/a/b//k8s/kustomization.yaml",
    ]);
  });
});
