/** Situations whose errors say what to type, and a reader of what they say. */
import { parse } from "yaml";
import { pod } from "./planned.ts";
import { application, applicationSet, chart, helmfile, helmRelease, kustomization, values } from "./target-layouts.ts";

export interface Situation {
  readonly files: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
}

/** Inputs that are typed instead of those that were there, as one error suggests it. */
export interface Suggestion {
  readonly written: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const web = "ghcr.io/acme/web";
const images = `${web}=2`;
const overlay = `resources: [../base]\n${kustomization}`;
const base = { "base/kustomization.yaml": "resources: [pod.yaml]\n", "base/pod.yaml": pod(`${web}:1`) };
const twoVersions = `${pod(`${web}:1`)}---\n${pod(`${web}:0`).replace("name: web", "name: job")}`;

const situation = (files: Situation["files"], inputs: Situation["inputs"] = { images }): Situation => ({
  files,
  inputs,
});

export const situations: Readonly<Record<string, Situation>> = {
  "overlays of one version": situation({
    "dev/kustomization.yaml": overlay,
    "prod/kustomization.yaml": overlay,
    ...base,
  }),
  "overlays in folders with odd names": situation({
    "a: b/kustomization.yaml": kustomization,
    "[c]/kustomization.yaml": kustomization,
    "d #1/kustomization.yaml": kustomization,
    "e f/kustomization.yaml": kustomization,
  }),
  "overlays of which one is built upon the other": situation({
    ...base,
    "prod/kustomization.yaml": overlay,
    "canary/kustomization.yaml": overlay.replace("base", "prod"),
  }),
  "a base that is inherited, and an overlay": situation({
    ...base,
    "dev/kustomization.yaml": "resources: [../base]\n",
    "prod/kustomization.yaml": overlay,
  }),
  "a base that every overlay sets": situation(
    { ...base, "dev/kustomization.yaml": overlay, "prod/kustomization.yaml": overlay },
    { images, manifests: "base" },
  ),
  "several files of one target": situation({
    "web/kustomization.yaml": "resources: [pod.yaml, job/pod.yaml]\n",
    "web/pod.yaml": pod(`${web}:1`),
    "web/job/pod.yaml": pod(`${web}:1`).replace("name: web", "name: job"),
    "web/overlays/dev/kustomization.yaml": "resources: [../..]\n",
    "web/overlays/prod/kustomization.yaml": `resources: [../..]\n${kustomization}`,
  }),
  "several versions in one file": situation({ "web/all.yaml": twoVersions }),
  "several versions of two images": situation(
    { "web/all.yaml": `${twoVersions}---\n${twoVersions.replaceAll("acme/web", "acme/api")}` },
    { images: `${images}\nghcr.io/acme/api=2` },
  ),
  "environments in one file": situation({
    "all.yaml": ["dev", "prod"]
      .map((each) => pod(`${web}:1`).replace("name: web", `name: web, namespace: ${each}`))
      .join("---\n"),
  }),
  "Applications in one file": situation({ "apps.yaml": `${application("dev")}---\n${application("prod")}` }),
  "elements of an ApplicationSet": situation({ "apps.yaml": applicationSet }),
  "releases of a helmfile": situation({ "helmfile.yaml": helmfile }),
  "HelmReleases of two environments": situation({
    "dev/web.yaml": helmRelease("web"),
    "prod/web.yaml": helmRelease("web"),
  }),
  "values of each environment": situation({
    "web/Chart.yaml": chart,
    "web/values.yaml": values,
    "web/values-prod.yaml": values,
  }),
  "values with a tag alone, which a pipeline lays over a chart": situation({
    "charts/web/Chart.yaml": chart,
    "charts/web/values.yaml": values,
    "environments/prod.yaml": 'image: {tag: "1"}\n',
  }),
  "an image that a kustomization may set": situation(
    {
      "dev/kustomization.yaml": "resources: [pod.yaml]\n",
      "dev/pod.yaml": pod(web),
    },
    { images, manifests: "dev/kustomization.yaml" },
  ),
  "an image without an entry in several kustomizations": situation(
    {
      ...base,
      "base/pod.yaml": pod(web),
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": "resources: [../base]\n",
    },
    { images, "add-missing": "true" },
  ),
  "an image that is misspelled": situation({ "web/pod.yaml": pod(`${web}:1`) }, { images: "ghcr.io/acme/wbe=2" }),
  "an image outside of what is looked at": situation(
    { "web/pod.yaml": pod(`${web}:1`), "other/pod.yaml": pod("nginx:1") },
    { images, manifests: "other" },
  ),
  "a value at an anchor": situation({
    "values.yaml": `one: &image\n  repository: ${web}\n  tag: &tag "1"\ntwo:\n  tag: *tag\n`,
  }),
  "a key that is not there": situation({ "web/values.yaml": "web: {name: x}\n" }, { set: "web/values.yaml:web.tag=2" }),
  "a key that is misspelled": situation({ "web/values.yaml": "web: {tag: x}\n" }, { set: "web/values.yaml:web.tga=2" }),
  "a file that is misspelled": situation(
    { "web/values.yaml": "web: {tag: x}\n" },
    { set: "web/vlaues.yaml:web.tag=2" },
  ),
};

/** What an error says to type, with the other inputs as they were. */
export function suggestionsIn(said: string, { inputs }: Situation): readonly Suggestion[] {
  const lines = [...said.matchAll(/^(?:manifests|set): (?:\|\n(?: {2}.*(?:\n|$))+|.*$)/gm)].map(([line]) => line);
  // What is in capitals stands for what a person knows.
  const inline = [...said.matchAll(/`(?!set: FILE)((?:manifests|set|all|add-missing|images): [^`]+)`/g)].map(
    ([, line = ""]) => line,
  );
  const typed = [...new Set([...lines, ...inline])].map((written) => {
    const [[input = "", value] = []] = Object.entries(parse(written) as Readonly<Record<string, unknown>>);
    return { written, inputs: withInput(inputs, input, String(value).trimEnd(), said) };
  });
  const nearest = /(?:Did you mean|Similar images there:) '?([^\s',?]+?)'?(?:[,.?]? |[,.?]?$)/m.exec(said)?.[1];
  return nearest === undefined ? typed : [...typed, { written: nearest, inputs: withNearest(inputs, nearest) }];
}

/** A line of `set` stands in the place of the image's own. */
function withInput(inputs: Situation["inputs"], input: string, value: string, said: string): Situation["inputs"] {
  if (input !== "set") return { ...inputs, [input]: value };
  const name = /^Input 'images': (?:a change of )?(\S+)/.exec(said)?.[1] ?? "";
  const left = (inputs.images ?? "").split("\n").filter((line) => !line.startsWith(`${name}=`));
  return { ...inputs, images: left.join("\n"), set: value.replace(/=…$/, "=2") };
}

function withNearest(inputs: Situation["inputs"], nearest: string): Situation["inputs"] {
  if (inputs.images !== undefined) return { ...inputs, images: `${nearest}=2` };
  const [, file = "", path = ""] = /^(.*?):(.*)=2$/.exec(inputs.set ?? "") ?? [];
  const set = nearest.includes("/") ? `${nearest}:${path}=2` : `${file}:${path.replace(/[^.]+$/, nearest)}=2`;
  return { ...inputs, set };
}
