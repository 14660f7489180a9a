import { describe, expect, test } from "vitest";
import type { Manifest } from "../../packages/push/src/manifests/manifest.ts";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";

/** Line and column of where fields stand, for `expect`; `spec.containers.0.image` names one. */
function placesOf(manifest: Manifest | undefined, ...fields: readonly string[]) {
  return fields.map((field) => {
    const place = manifest?.source.locate(field.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
    return `${place?.file}:${place?.line}:${place?.column}`;
  });
}

function read(text: string): readonly Manifest[] {
  const { manifests, faults } = readManifests(text, "deploy.yaml");
  expect(faults).toEqual([]);
  return manifests;
}

function faultsOf(text: string): readonly string[] {
  return readManifests(text, "deploy.yaml").faults.map(
    ({ message, location }) => `${location?.line}:${location?.column} ${message}`,
  );
}

const pod = `# a comment
apiVersion: v1
kind: Pod
metadata:
  name: web

spec:
  containers:
    - name: web
      image: shop/web
    - image: shop/side
`;

describe("a field is located at its key", () => {
  test("in a map, and an item of a list where it begins", () => {
    const [web] = read(pod);
    expect(web?.source.location).toMatchObject({ file: "deploy.yaml", line: 2, column: 1 });
    expect(placesOf(web, "kind", "metadata.name", "spec.containers.0.image", "spec.containers.1")).toEqual([
      "deploy.yaml:3:1",
      "deploy.yaml:5:3",
      "deploy.yaml:10:7",
      "deploy.yaml:11:7",
    ]);
  });

  test("or at its closest parent, if it is not written", () => {
    const [web] = read(pod);
    expect(placesOf(web, "spec.containers.0.args.3", "spec.containers.7.image", "metadata.labels", "status")).toEqual([
      "deploy.yaml:9:7",
      "deploy.yaml:8:3",
      "deploy.yaml:4:1",
      "deploy.yaml:2:1",
    ]);
  });

  test("in every document of a file", () => {
    const [first, second] = read(`${pod}---\n# only a comment\n---\n${pod}...\n`);
    expect(placesOf(first, "metadata.name")).toEqual(["deploy.yaml:5:3"]);
    expect(placesOf(second, "metadata.name", "spec.containers.0.image")).toEqual([
      "deploy.yaml:19:3",
      "deploy.yaml:24:7",
    ]);
    expect(second?.source.location).toMatchObject({ line: 16, column: 1 });
  });

  test("with Windows line ends, a byte order mark, and `%YAML` before it", () => {
    const [web] = read(`\uFEFF%YAML 1.1\r\n---\r\n${pod.replaceAll("\n", "\r\n")}`);
    expect(placesOf(web, "metadata.name")).toEqual(["deploy.yaml:7:3"]);
  });

  test("in JSON, indented with tabs too", () => {
    const [web] = read('{\n\t"apiVersion": "v1", "kind": "Pod",\n\t"metadata": {\n\t\t"name": "web"\n\t}\n}\n');
    expect(placesOf(web, "kind", "metadata.name")).toEqual(["deploy.yaml:2:22", "deploy.yaml:4:3"]);
  });

  test("in an item of a List, which is an object of its own", () => {
    const items = ["a", "b"]
      .map((name) => `- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: ${name}}\n`)
      .join("");
    const [a, b] = read(`apiVersion: v1\nkind: List\nitems:\n${items}`);
    expect([a, b].map((each) => each?.source.location?.line)).toEqual([4, 7]);
    expect(placesOf(b, "kind", "metadata.name", "data.key")).toEqual([
      "deploy.yaml:8:3",
      "deploy.yaml:9:14",
      "deploy.yaml:7:3",
    ]);
  });

  test("where the anchor is that an alias stands for", () => {
    const [config] = read(`apiVersion: v1
kind: ConfigMap
metadata: {name: &name web, labels: {app: *name}}
data: &data
  key: value
binaryData: *data
`);
    expect(placesOf(config, "binaryData", "binaryData.key", "metadata.labels.app")).toEqual([
      "deploy.yaml:6:1",
      "deploy.yaml:5:3",
      "deploy.yaml:3:38",
    ]);
  });

  test("where the map is that it was merged from", () => {
    const [config] = read(`apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  annotations: &common
    team: shop
  labels:
    <<: *common
    app: web
`);
    expect(config?.object.metadata.labels).toEqual({ team: "shop", app: "web" });
    expect(placesOf(config, "metadata.labels.app", "metadata.labels.team")).toEqual([
      "deploy.yaml:9:5",
      "deploy.yaml:6:5",
    ]);
  });
});

describe("a fault is located where it can be fixed", () => {
  test.each([
    ["a key that is there twice", "a: 1\nb: 2\na: 3\n", ["3:1 This key appears twice in the same map"]],
    ["a tab", "a:\n  b: 1\n\tc: 2\n", ["3:1 A tab indents this line"]],
    ["a template", "a: 1\nimage: {{ .Values.image }}\n", ["2:8 This is a template: {{ }} is not YAML"]],
    ["a document that is no map", `${pod}---\n- 1\n`, ["13:1 This is not a Kubernetes object"]],
    ["an object without a kind", "---\napiVersion: v1\nmetadata: {name: a}\n", ["2:1 This object has no kind"]],
    ["an object without a name", "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {}\n", ["3:1 This Pod has no name"]],
    [
      "an item of a List",
      "apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n",
      ["4:3 This object has no apiVersion", "4:3 This Pod has no name"],
    ],
    ["an alias in itself", "a: &a\n  b: [1, *a]\n", ["2:10 The alias *a is inside its own anchor"]],
    ["a map merged into itself", "a: &a\n  <<: *a\n", ["2:7 The alias *a is inside its own anchor"]],
    ["an alias of nothing", "a: *a\n", ["1:4 This alias has no anchor before it"]],
    ["a list of objects", "[{kind: Pod}]\n", ["1:1 This is not a Kubernetes object"]],
    [
      "a name that YAML reads as something else",
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: y\n",
      ["4:3 The name of this Pod must be a string, but is the boolean true"],
    ],
    [
      "a namespace and an apiVersion that YAML reads as numbers",
      "apiVersion: 1\nkind: Pod\nmetadata:\n  name: a\n  namespace: 42\n",
      [
        "1:1 The apiVersion must be a string, but is the number 1",
        "5:3 The namespace of this Pod must be a string, but is the number 42",
      ],
    ],
    [
      "the second of two JSON objects",
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}\n\n{"apiVersion": "v1",\n "kind": "Pod"}',
      ["3:1 This Pod has no name"],
    ],
    [
      "the third of three JSON objects, on one line",
      '{"a": 1, "apiVersion": "v1", "kind": "Pod", "metadata": {"name": "}{"}}{"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "b"}} {"kind": "Pod", "apiVersion": "v1"}',
      ["1:135 This Pod has no name"],
    ],
    [
      "what breaks after a JSON object",
      '{"apiVersion": "v1"}\n{"kind": }}\n',
      expect.arrayContaining([expect.stringMatching(/^2:/)]),
    ],
  ])("%s", (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test("and one broken document does not hide what is wrong with the others", () => {
    expect(
      faultsOf("a: 1\na: 2\n---\nkind: Pod\n---\nx: [\n---\napiVersion: v1\nkind: Pod\n").map((each) =>
        each.slice(0, 3),
      ),
    ).toEqual(expect.arrayContaining(["2:1", "4:1", "8:1"]));
  });
});
