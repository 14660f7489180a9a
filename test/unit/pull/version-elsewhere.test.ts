import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { planned, pod } from "./planned.ts";

const image = "ghcr.io/acme/web";
const digest = `sha256:${"a".repeat(64)}`;
const other = `sha256:${"b".repeat(64)}`;

type Files = Readonly<Record<string, string>>;

/** What is said instead of a plan, as one text. */
async function refused(files: Files, to: string, options = {}): Promise<string> {
  const said = await planned(files, `${image}=${to}`, options);
  if (!Array.isArray(said)) throw new Error(`It is planned: ${JSON.stringify(said)}`);
  return said.join("\n");
}

/** The lines of `set` that a text advises, each typed as it is. */
function advised(said: string): readonly string[] {
  return [...said.matchAll(/`set: ([^`]+)`/g)].map(([, line = ""]) => line);
}

/** The value that stands at the path of a `set` line once that is typed. */
async function typed(files: Files, line: string): Promise<unknown> {
  const changed = await planned(files, "", { set: line });
  const [, file = "", path = ""] = /^([^:]+):([^=]+)=/.exec(line) ?? [];
  const texts = changed as Files;
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], parse(texts[file] ?? ""));
}

describe("an image whose version stands under another key", () => {
  test.each([
    ["imageTag: a template", "imageTag", `image: ${image}\nimageTag: "v{{ .Chart.AppVersion }}-alpine"\n`],
    ["imageVersion", "imageVersion", `image: ${image}\nimageVersion: "1.0"\n`],
    ["image_tag", "image_tag", `image: ${image}\nimage_tag: "1.0"\n`],
    ["dockerTag", "dockerTag", `image: ${image}\ndockerTag: "1.0"\n`],
    ["webtag", "webtag", `image: ${image}\nwebtag: "1.0"\n`],
    ["releaseTag", "releaseTag", `image: ${image}\nreleaseTag: "1.0"\n`],
    ["a tag without a value", "webTag", `image: ${image}\nwebTag: ""\n`],
    ["tag: a placeholder", "tag", `image: ${image}\ntag: \${TAG}\n`],
    ["a tag one level up", "imageTag", `web:\n  image: ${image}\nworker:\n  image: ${image}\nimageTag: "1.0"\n`],
    ["a tag in global", "global.imageTag", `global:\n  imageTag: "1.0"\nweb:\n  image: ${image}\n`],
    ["versions by name", "versions.web", `image: ${image}\nversions:\n  web: "1.0"\n`],
    ["release", "release", `repository: ${image}\nrelease: v1\n`],
    ["release in an image", "image.release", `image:\n  repository: ${image}\n  release: v1\n`],
    ["version in an image", "image.version", `image:\n  repository: ${image}\n  version: v1\n`],
    ["ref", "web.ref", `web:\n  repository: ${image}\n  ref: v1.0\n`],
    ["imageName", "imageVersion", `imageName: ${image}\nimageVersion: "1.0"\n`],
    ["a version of a key's own name", "webVersion", `webImage: ${image}\nwebVersion: "1.0"\n`],
    ["a tag around an image's map", "web.tag", `web:\n  tag: v1\n  image:\n    repository: ${image}\n`],
    ["a tag in global for a map", "global.tag", `global:\n  tag: v1\nimage:\n  repository: ${image}\n`],
    [
      "a tag in global for an empty one",
      "global.tag",
      `global:\n  tag: v1\nimage:\n  repository: ${image}\n  tag: ""\n`,
    ],
    ["a tag that is a template", "image.tag", `image:\n  repository: ${image}\n  tag: "{{ .Chart.AppVersion }}"\n`],
    ["a tag that is a placeholder", "image.tag", `image:\n  repository: ${image}\n  tag: \${TAG}\n`],
  ])("is refused with the line that sets it: %s", async (_, path, values) => {
    const files = { "values.yaml": values };
    for (const options of [{}, { addMissing: true }]) {
      const said = await refused(files, "v1.8", options);
      expect(said).toContain(`${image} cannot become ${image}:v1.8 at values.yaml:`);
      expect(advised(said)).toContain(`values.yaml:${path}=v1.8`);
    }
    expect(await typed(files, `values.yaml:${path}=v1.8`)).toBe("v1.8");
  });

  test.each([
    ["values-prod.yaml", 'imageVersion: "1.0"\n', "values-prod.yaml:imageVersion=v1.8"],
    ["values-prod.yaml", "image_tag:\n", "values-prod.yaml:image_tag=v1.8"],
  ])("is refused where a layer has it: %s", async (layer, text, line) => {
    const files = { "values.yaml": `image: ${image}\n`, [layer]: text };
    expect(advised(await refused(files, "v1.8"))).toEqual([line]);
  });

  test("is refused where the values that a layer is laid over have it", async () => {
    const files = { "values.yaml": 'imageVersion: "1.0"\n', "values-prod.yaml": `image: ${image}\n` };
    expect(advised(await refused(files, "v1.8"))).toEqual(["values.yaml:imageVersion=v1.8"]);
  });

  test("is refused beside another place of it that could be set", async () => {
    const values = `web:\n  image: ${image}:1.0\nworker:\n  image: ${image}\n  workerVersion: "1.0"\n`;
    expect(advised(await refused({ "values.yaml": values }, "v1.8", { all: true }))).toEqual([
      "values.yaml:worker.workerVersion=v1.8",
    ]);
  });

  test.each([
    ["v1.8", `digest: ${digest}`, []],
    [`@${other}`, `digest: ${digest}`, [`values.yaml:digest=${other}`]],
    [`@${other}`, `sha256: ${"a".repeat(64)}`, [`values.yaml:sha256=${"b".repeat(64)}`]],
    [`@${other}`, 'webTag: "1.0"', [`values.yaml:webTag=1.0@${other}`]],
    [`@${other}`, 'webTag: "{{ .x }}"', []],
    ["ghcr.io/acme/other:v2", 'webTag: "1.0"', []],
  ])("is advised as the field takes it: %s for %s", async (to, field, lines) => {
    expect(advised(await refused({ "values.yaml": `web:\n  image: ${image}\n${field}\n` }, to))).toEqual(lines);
  });

  test.each([
    "replicas: 2",
    "apiVersion: v1",
    "kubeVersion: 1.30.0",
    "staging: x1",
    "additionalLabels:\n  release: prometheus",
    "tags:\n  Name: web",
    "engine:\n  version: '>=1.20 <2'",
    `sidecar:\n  image:\n    repository: ghcr.io/acme/other\n    tag: v3`,
  ])("is a whole reference where no key may hold a version: %s", async (rest) => {
    const values = `image: ${image}\n${rest}\n`;
    expect(await planned({ "values.yaml": values }, `${image}=v1.8`)).toEqual({
      "values.yaml": `image: ${image}:v1.8\n${rest}\n`,
    });
  });
});

describe("a text that a template of its own chart reads", () => {
  const chart = (image: string, template: string) => ({
    "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: '1.0'\n",
    "web/values.yaml": `web:\n  image: ${image}\n`,
    "web/templates/pod.yaml": `kind: Pod\nspec:\n  image: ${template}\n`,
  });

  test.each([
    '"{{ .Values.web.image }}:{{ .Chart.AppVersion }}"',
    '{{ .Values.web.image | default "x" }}:{{ .Chart.AppVersion }}',
    '{{ printf "%s:%s" .Values.web.image .Chart.AppVersion | quote }}',
  ])("is no whole reference where that appends a version to it: %s", async (template) => {
    expect(await refused(chart(image, template), "v1.8")).toContain(
      "at web/values.yaml:2: web/templates/pod.yaml:3 appends a version to it",
    );
  });

  test.each([
    '"{{ .Values.web.image }}"',
    "{{ .Values.web.image | quote }}",
    "{{ .Values.web.imagePullPolicy }}:{{ .x }}",
  ])("is one where that takes it as it is: %s", async (template) => {
    expect(await planned(chart(image, template), `${image}=v1.8`)).toEqual({
      "web/values.yaml": `web:\n  image: ${image}:v1.8\n`,
    });
  });
});

describe("a key that is not there", () => {
  test.each([
    [`image:\n  repository: ${image}\n`, `image:\n  repository: ${image}\n  tag: v1.8\n`, "no field for a version"],
    [
      `image:\n  repository: ${image}\n  digest: ${digest}\n`,
      `image:\n  repository: ${image}\n  tag: v1.8\n  digest: ""\n`,
      "only a field for a digest",
    ],
  ])("is added with add-missing alone", async (before, after, reason) => {
    const files = { "values.yaml": before };
    const said = await refused(files, "v1.8");
    expect(said).toContain(`there is ${reason}: if the chart reads 'tag', \`add-missing: true\` adds it`);
    expect(await planned(files, `${image}=v1.8`, { addMissing: true })).toEqual({ "values.yaml": after });
  });

  test("is added to a layer where the values that it is laid over have it", async () => {
    const files = {
      "values.yaml": `image:\n  repository: ${image}\n  tag: v1\n  digest: ""\n`,
      "values-prod.yaml": "image:\n  tag: v1\n",
    };
    expect(await planned(files, `${image}=v1.8@${other}`, { all: true })).toEqual({
      "values.yaml": files["values.yaml"].replace("v1", "v1.8").replace('""', `"${other}"`),
      "values-prod.yaml": `image:\n  tag: v1.8\n  digest: ${other}\n`,
    });
  });
});

describe("a switch for digests", () => {
  const values = (rest: string) => `image:\n  repository: ${image}\n  tag: v1\n  digest: ${digest}\n${rest}`;

  test.each(["  useDigest: true\n", "  digestEnabled: 'true'\n", "useDigest: true\n", "global:\n  pinDigests: true\n"])(
    "is not left without the digest that it demands: %s",
    async (rest) => {
      const files = { "values.yaml": values(rest) };
      expect(await refused(files, "v1.8")).toContain("true' requires a digest: give one too, or disable that setting");
      expect(await planned(files, `${image}=v1.8@${other}`)).toEqual({
        "values.yaml": values(rest).replace("v1", "v1.8").replace(digest, other),
      });
    },
  );

  test("is none that stands beside: a digest under another key gives way to the tag", async () => {
    const before = `image:\n  repository: ${image}\n  tag: v1\n  sha256: ${"a".repeat(64)}\n`;
    expect(await planned({ "values.yaml": before }, `${image}=v1.8`)).toEqual({
      "values.yaml": before.replace("v1", "v1.8").replace("a".repeat(64), '""'),
    });
  });

  test("that is off is not given a digest that no chart would read", async () => {
    const files = { "values.yaml": values("  useDigest: false\n") };
    expect(await refused(files, `@${other}`)).toContain("'useDigest: false' disables digests in the chart: enable it");
  });

  test.each(["  shareProcessNamespace: true\n", "digestAuth: true\n"])(
    "is none where it only sounds so: %s",
    async (rest) => {
      expect(await planned({ "values.yaml": values(rest) }, `${image}=v1.8`)).toEqual({
        "values.yaml": values(rest).replace("v1", "v1.8").replace(digest, '""'),
      });
    },
  );
});

describe("a placeholder", () => {
  test.each([`\${TAG}`, "$(TAG)", "{{ tag }}", "<TAG>", "%TAG%", "#{TAG}#"])(
    "is left to what fills in %s in a kustomization, Flux's own and an OCIRepository",
    async (tag) => {
      const entry = `images:\n  - name: ${image}\n    newTag: "${tag}"\n`;
      const flux = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: web}\nspec:\n  images:\n    - {name: ${image}, digest: "${tag}"}\n`;
      const oci = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: web}\nspec:\n  url: oci://${image}\n  ref: {tag: "${tag}"}\n`;
      for (const files of [{ "kustomization.yaml": entry }, { "flux.yaml": flux }, { "oci.yaml": oci }]) {
        const said = await refused(files, "v1.8");
        expect(said).toContain(`its version ${tag} is filled in elsewhere`);
        expect(said).toContain(`${Object.keys(files)[0]}:`);
      }
    },
  );

  test("in the parameters of an Application is left to what fills it in", async () => {
    const application = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  source:\n    helm:\n      parameters:\n        - {name: image.repository, value: ${image}}\n        - {name: image.tag, value: $ARGOCD_APP_REVISION}\n`;
    expect(await refused({ "app.yaml": application }, "v1.8")).toContain(
      "its version $ARGOCD_APP_REVISION is filled in elsewhere",
    );
  });

  test("in a container is said, where another place of the image is set", async () => {
    const files = { "a.yaml": pod(`${image}:1.0`), "b.yaml": pod(`${image}:\${TAG}`) };
    const left: string[] = [];
    expect(await planned(files, `${image}=v1.8`, { left })).toEqual({ "a.yaml": pod(`${image}:v1.8`) });
    expect(left).toEqual([
      `b.yaml contains ${image}:\${TAG} in line 6, whose version is filled in elsewhere: change it there`,
    ]);
  });
});
