/** Random charts, with their images in the shapes that public charts have, and values that are laid over them. */
import { newDigest, oldDigest } from "../../unit/pull/place-cases.ts";
import { type Choices, choicesOf } from "./random-choices.ts";
import { type Asked, helmTemplate } from "./rendering.ts";

/** An image in the values of a chart, and the template that makes its reference. */
interface ImageShape {
  /** What stands in values, below the image's own key. */
  readonly values: unknown;
  /** What renders it. @param at the way to the values: `.Values.web` */
  readonly template: (at: string) => string;
  /** What stands beside it at the root of the values. */
  readonly root?: Readonly<Record<string, unknown>>;
  /** What values laid over it hold: a version alone. */
  readonly layer?: (version: string) => unknown;
}

interface Wanted {
  readonly registry: string;
  readonly path: string;
  readonly version: string;
  readonly choose: Choices;
}

/** With a registry in front, where there is one. */
const joined = (registry: string, path: string) => (registry === "" ? path : `${registry}/${path}`);

const shapes: Readonly<Record<string, (wanted: Wanted) => ImageShape>> = {
  text: ({ registry, path, version }) => ({
    values: `${joined(registry, path)}:${version}`,
    template: (at) => `{{ ${at} }}`,
  }),
  "text below image": ({ registry, path, version }) => ({
    values: { image: `${joined(registry, path)}:${version}`, pullPolicy: "Always" },
    template: (at) => `{{ ${at}.image }}`,
  }),
  "repository and tag": ({ registry, path, version }) => ({
    values: { image: { repository: joined(registry, path), tag: version, pullPolicy: "IfNotPresent" } },
    template: (at) => `{{ ${at}.image.repository }}:{{ ${at}.image.tag }}`,
    layer: (tag) => ({ image: { tag } }),
  }),
  "registry, repository and tag": ({ registry, path, version }) => ({
    values: { image: { registry: registry || "docker.io", repository: path, tag: version } },
    template: (at) => `{{ ${at}.image.registry }}/{{ ${at}.image.repository }}:{{ ${at}.image.tag }}`,
    layer: (tag) => ({ image: { tag } }),
  }),
  "digest beside the tag": ({ registry, path, version, choose }) => ({
    values: {
      image: {
        registry: registry || "docker.io",
        repository: path,
        tag: version,
        digest: choose.pick(["", oldDigest]),
      },
    },
    template: (at) =>
      `{{ ${at}.image.registry }}/{{ ${at}.image.repository }}{{ if ${at}.image.digest }}@{{ ${at}.image.digest }}{{ else }}:{{ ${at}.image.tag }}{{ end }}`,
    layer: (tag) => ({ image: { tag, digest: "" } }),
  }),
  "digest behind the tag": ({ registry, path, version, choose }) => ({
    values: { image: { repository: joined(registry, path), tag: version, digest: choose.pick([null, "", oldDigest]) } },
    template: (at) =>
      `{{ ${at}.image.repository }}:{{ ${at}.image.tag }}{{ with ${at}.image.digest }}@{{ . }}{{ end }}`,
  }),
  "sha without its algorithm": ({ registry, path, version, choose }) => ({
    values: {
      image: {
        repository: joined(registry, path),
        tag: version,
        sha: choose.pick(["", oldDigest.slice("sha256:".length)]),
      },
    },
    template: (at) =>
      `{{ ${at}.image.repository }}:{{ ${at}.image.tag }}{{ if ${at}.image.sha }}@sha256:{{ ${at}.image.sha }}{{ end }}`,
  }),
  "registry of all images": ({ registry, path, version }) => ({
    values: { image: { registry: "", repository: path, tag: version } },
    root: { global: { imageRegistry: registry || "docker.io" } },
    template: (at) =>
      `{{ .Values.global.imageRegistry | default ${at}.image.registry }}/{{ ${at}.image.repository }}:{{ ${at}.image.tag }}`,
    layer: (tag) => ({ image: { tag } }),
  }),
  "tag of all images": ({ registry, path, version }) => ({
    values: { image: { repository: joined(registry, path) } },
    root: { global: { image: { tag: version } } },
    template: (at) => `{{ ${at}.image.repository }}:{{ .Values.global.image.tag }}`,
  }),
  "the chart's version": ({ registry, path, choose }) => ({
    values: { image: { repository: joined(registry, path), ...choose.pick([{ tag: "" }, { tag: null }, {}]) } },
    template: (at) => `{{ ${at}.image.repository }}:{{ ${at}.image.tag | default .Chart.AppVersion }}`,
    layer: (tag) => ({ image: { tag } }),
  }),
  "name and tag": ({ registry, path, version }) => ({
    values: { image: { name: joined(registry, path), tag: version } },
    template: (at) => `{{ ${at}.image.name }}:{{ ${at}.image.tag }}`,
    layer: (tag) => ({ image: { tag } }),
  }),
  "image and imageTag": ({ registry, path, version }) => ({
    values: { image: joined(registry, path), imageTag: version },
    template: (at) => `{{ ${at}.image }}:{{ ${at}.imageTag }}`,
    layer: (tag) => ({ imageTag: tag }),
  }),
  "image and tag": ({ registry, path, version }) => ({
    values: { image: joined(registry, path), tag: version },
    template: (at) => `{{ ${at}.image }}:{{ ${at}.tag }}`,
    layer: (tag) => ({ tag }),
  }),
  "imageRepository and imageTag": ({ registry, path, version }) => ({
    values: { imageRepository: joined(registry, path), imageTag: version },
    template: (at) => `{{ ${at}.imageRepository }}:{{ ${at}.imageTag }}`,
  }),
  "image and version": ({ registry, path, version }) => ({
    values: { image: joined(registry, path), version },
    template: (at) => `{{ ${at}.image }}:{{ ${at}.version }}`,
  }),
  "a list of containers": ({ registry, path, version, choose }) => {
    const name = joined(registry, path);
    const inOne = choose.chance(50);
    const other = { name: "log", image: inOne ? "fluent/bit:2.0" : { repository: "fluent/bit", tag: "2.0" } };
    const own = { name: "main", image: inOne ? `${name}:${version}` : { repository: name, tag: version } };
    return {
      values: { containers: choose.pick([[own], [other, own], [own, other]]) },
      template: (at) =>
        `{{ range ${at}.containers }}{{ if eq .name "main" }}${inOne ? "{{ .image }}" : "{{ .image.repository }}:{{ .image.tag }}"}{{ end }}{{ end }}`,
    };
  },
  "a map of images": ({ registry, path, version, choose }) => {
    const name = joined(registry, path);
    const inOne = choose.chance(50);
    return {
      values: {
        images: { main: inOne ? `${name}:${version}` : { repository: name, tag: version }, log: "fluent/bit:2.0" },
      },
      template: (at) =>
        inOne ? `{{ ${at}.images.main }}` : `{{ ${at}.images.main.repository }}:{{ ${at}.images.main.tag }}`,
    };
  },
  "a name that is filled in": ({ registry, path, version }) => ({
    values: { image: { repository: `{{ .Values.global.registry }}/${path}`, tag: version } },
    root: { global: { registry: registry || "docker.io" } },
    template: (at) => `{{ tpl ${at}.image.repository $ }}:{{ ${at}.image.tag }}`,
  }),
  "a text that is filled in": ({ registry, path, version }) => ({
    values: { image: `${joined(registry, path)}:{{ .Values.global.tag }}` },
    root: { global: { tag: version } },
    template: (at) => `{{ tpl ${at}.image $ }}`,
  }),
};

const names = Object.keys(shapes);

const chartText = (name: string, version: string) =>
  `apiVersion: v2\nname: ${name}\nversion: 0.1.0\nappVersion: ${JSON.stringify(version)}\n`;

const podOf = (name: string, image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n    - name: main\n      image: "${image}"\n---\n`;

/** What says that a file without a usual ending holds values of the chart. */
const applicationOf = (file: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n  source:\n    path: chart\n    helm:\n      valueFiles:\n        - /${file}\n`;

/** YAML in the ways that people write it. */
function written(choose: Choices, value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    return value.map((each) => `${indent}- ${written(choose, each, `${indent}  `).trimStart()}`).join("");
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, each]) => {
        const isBlock = typeof each === "object" && each !== null && Object.keys(each).length > 0 && choose.chance(85);
        return isBlock
          ? `${indent}${key}:\n${written(choose, each, `${indent}  `)}`
          : `${indent}${key}: ${flow(choose, each)}\n`;
      })
      .join("");
  }
  return `${indent}${flow(choose, value)}\n`;
}

function flow(choose: Choices, value: unknown): string {
  if (value === null) return choose.pick(["null", "~", '""']);
  if (typeof value !== "string") return JSON.stringify(value);
  // A version that YAML takes for a number is what people write, and what Helm then prints otherwise.
  if (/^\d+\.\d+$/.test(value) && choose.chance(15)) return value;
  const isPlain = /^[a-z][\w./:-]*$/i.test(value) && !value.endsWith(":");
  if (isPlain && choose.chance(60)) return choose.chance(15) ? `${value} # pinned` : value;
  return choose.chance(60) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

/** Values below a key of their own, near the root or deeper. */
function below(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

/** A chart, its layers of values, and what is asked of it. */
export function randomCharts(seed: number): Asked {
  const choose = choicesOf(seed);
  const registry = choose.pick(["ghcr.io", "", "registry.example.com:5000", "quay.io"]);
  const path = choose.pick(["acme/web", "acme/shop/web", "acme/web-ui"]);
  const name = joined(registry, path);
  const version = choose.pick(["1.0.0", "v1", "1.0", "2024-01-01", "20240101"]);
  const picked = choose.pick(names);
  const shape = shapes[picked]?.({ registry, path, version, choose });
  const other = shapes[choose.pick(names)]?.({ registry, path: "acme/api", version: "3.1.0", choose });
  if (shape === undefined || other === undefined) throw new Error("There is no shape");
  const key = choose.pick([["web"], ["web"], ["apps", "web"], []]);
  const isChild = choose.chance(20);
  const values = merged(
    merged(below(key, shape.values), { api: other.values }),
    merged(shape.root ?? {}, other.root ?? {}),
  );
  const templates = [
    podOf("web", shape.template([".Values", ...key].join("."))),
    podOf("api", other.template(".Values.api")),
  ].join("");
  const own = isChild ? "chart/charts/child" : "chart";
  const files: Record<string, string> = {
    [`${own}/Chart.yaml`]: chartText(isChild ? "child" : "shop", version),
    [`${own}/values.yaml`]: written(choose, values),
    [`${own}/templates/pods.yaml`]: templates,
  };
  if (isChild) {
    files["chart/Chart.yaml"] = chartText("shop", "9.9.9");
    const over =
      shape.layer !== undefined && choose.chance(60) ? { child: below(key, shape.layer(version)) } : { replicas: 1 };
    files["chart/values.yaml"] = written(choose, over);
  }
  const layers = choose.maybe(45, () => {
    const file = choose.pick([
      "chart/values-prod.yaml",
      "chart/values.prod.yaml",
      "environments/prod.yaml",
      "deploy/shop/prod.yaml",
      "chart/values.prod",
      "deploy/shop/prod",
    ]);
    if (!file.endsWith(".yaml")) files["argo/shop.yaml"] = applicationOf(file);
    const layered = shape.layer?.(version) ?? { replicas: 2 };
    files[file] = written(choose, isChild ? { child: below(key, layered) } : below(key, layered));
    return file;
  });
  // What leaves its version to a layer is not deployed without it.
  const isAlone = picked !== "the chart's version" || layers.length === 0;
  const ways = [helmTemplate("chart", [], isAlone), ...layers.map((file) => helmTemplate("chart", [file]))];
  return {
    files,
    ways,
    program: "helm",
    name,
    version: choose.pick(["2.0.0", "v2", "2.0", "20250101", `@${newDigest}`, `2.0.0@${newDigest}`]),
    options: { all: choose.chance(70), addMissing: choose.chance(15) },
  };
}

function merged(one: unknown, other: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(one) || !isMap(other)) return other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      key in one && key in other ? merged(one[key], other[key]) : key in one ? one[key] : other[key],
    ]),
  );
}
