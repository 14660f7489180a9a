/** Random manifest repositories of Kustomize: bases, overlays, components, patches, replacements, generators. */

import { newDigest, oldDigest } from "../../unit/pull/place-cases.ts";
import { type Choices, choicesOf } from "./random-choices.ts";
import { type Asked, kustomizeBuild } from "./rendering.ts";
import { block, written } from "./written-yaml.ts";

/** The image that is looked for, as manifests may write its name. */
const names = ["ghcr.io/acme/web", "acme/web", "localhost:5000/web", "web"];
const placeholders = ["web-image", "APP_IMAGE", "placeholder/web"];
const others = [
  "ghcr.io/acme/web-api:v1",
  "ghcr.io/acme/api:v3",
  "nginx:1.25",
  "registry.example.com/acme/web:v9",
  "redis",
];

const component = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n";

interface Wanted {
  readonly name: string;
  /** As manifests write it: the name, or what stands for it. */
  readonly written: string;
  readonly version: () => string;
  /** Whether a tag stands behind the only colon, before and after. */
  readonly isTagged: boolean;
}

function versionOf(choose: Choices): string {
  return choose.pick([":v1", ":v1", ":v1", ":1.0", ":latest", "", `@${oldDigest}`, `:v1@${oldDigest}`]);
}

function podSpec(choose: Choices, image: () => string): object {
  const container = (nth: number) => ({ name: nth === 0 ? "main" : `side-${nth}`, image: image() });
  return {
    ...Object.fromEntries(choose.maybe(25, () => ["initContainers", [{ name: "init", image: image() }]] as const)),
    containers: choose.several(2, container),
  };
}

const kinds = {
  Deployment: "apps/v1",
  StatefulSet: "apps/v1",
  DaemonSet: "apps/v1",
  CronJob: "batch/v1",
  Pod: "v1",
} as const;

type Kind = keyof typeof kinds;

/** An object of one line: kustomize reads JSON as YAML. */
function workload(kind: Kind, name: string, pod: object): object {
  const template = { template: { metadata: { labels: { app: name } }, spec: pod } };
  const spec = {
    Pod: pod,
    CronJob: { schedule: "* * * * *", jobTemplate: { spec: template } },
    Deployment: { selector: { matchLabels: { app: name } }, ...template },
    StatefulSet: { selector: { matchLabels: { app: name } }, serviceName: name, ...template },
    DaemonSet: { selector: { matchLabels: { app: name } }, ...template },
  }[kind];
  return { apiVersion: kinds[kind], kind, metadata: { name }, spec };
}

function wayTo(kind: Kind): readonly string[] {
  if (kind === "Pod") return ["spec"];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template", "spec"] : ["spec", "template", "spec"];
}

/** What pull does not follow: a patch whose selector selects no object has no effect. */
const selectors = {
  labelled: ["tier=front", "tier", "from in (base, extra)", "tier in (front),!other"],
  plain: ["tier!=front", "!tier", "from notin (base, extra)"],
};

interface Base {
  readonly folder: string;
  /** With the name that the base gives it, where it gives one. */
  readonly objects: readonly {
    readonly kind: Kind;
    readonly name: string;
    readonly renamed: string;
    readonly isLabelled: boolean;
  }[];
}

/** A repository, and what is asked of it. */
export function randomKustomizations(seed: number): Asked {
  const choose = choicesOf(seed);
  const name = choose.pick(names);
  const placeholder = choose.chance(15) ? choose.pick(placeholders) : undefined;
  const version = choose.pick(["v2", "v2", "1.10", `@${newDigest}`, `v2@${newDigest}`]);
  const same = versionOf(choose);
  const wanted: Wanted = {
    name,
    written: placeholder ?? name,
    version: () => (choose.chance(85) ? same : versionOf(choose)),
    isTagged: /^:/.test(same) && !same.includes("@") && !version.includes("@") && !name.includes(":"),
  };
  const files: Record<string, string> = {};
  const image = () => (choose.chance(65) ? `${wanted.written}${wanted.version()}` : choose.pick(others));
  const bases = choose.several(2, (nth) => base(choose, nth === 0 ? "base" : "extra", image, files));
  const components = choose.maybe(40, () => addComponent(choose, bases, { wanted, image, files }));
  const overlays = choose.several(3, (nth) => ["dev", "prod", "staging"][nth] ?? "dev");
  for (const overlay of overlays) {
    const folder = `overlays/${overlay}`;
    const lower = overlay === "staging" && choose.chance(50) ? ["../dev"] : bases.map((each) => `../../${each.folder}`);
    const fields = {
      resources: lower,
      ...field(
        "components",
        choose.chance(60) && lower[0] !== "../dev" ? components.map((each) => `../../${each}`) : [],
      ),
      ...field("nameSuffix", choose.maybe(20, () => `-${overlay}`)[0]),
      ...field("namespace", choose.maybe(30, () => overlay)[0]),
      ...steps(choose, { bases, wanted, files, folder, image, isOverlay: true }),
    };
    const versions = files[`${folder}/versions.yaml`] === undefined ? [] : ["versions.yaml"];
    files[`${folder}/kustomization.yaml`] = written(choose, { ...fields, resources: [...lower, ...versions] });
  }
  if (placeholder !== undefined) needEntry(files, wanted, name, choose);
  const folders = Object.keys(files).filter((file) => file.endsWith("/kustomization.yaml"));
  const ways = folders
    .map((file) => file.replace("/kustomization.yaml", ""))
    .filter((each) => !each.startsWith("components"));
  const narrow = choose.chance(35) ? [choose.pick(ways)] : [];
  return {
    files,
    ways: ways.map((folder) => kustomizeBuild(folder, folder.startsWith("overlays/"))),
    program: "kustomize",
    name,
    version,
    options: { all: choose.chance(60), addMissing: choose.chance(25), manifests: narrow },
  };
}

function field(name: string, value: unknown): object {
  const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  return isEmpty ? {} : { [name]: value };
}

function base(choose: Choices, folder: string, image: () => string, files: Record<string, string>): Base {
  const prefix = choose.chance(25) ? "b-" : "";
  const isLabelled = choose.chance(30);
  const objects = choose.several(2, (nth) => {
    const kind = choose.pick(Object.keys(kinds) as readonly Kind[]);
    const name = `${folder}-${nth}`;
    const file = `${name}${choose.pick([".yaml", ".yaml", ".yaml", ".manifest", ""])}`;
    files[`${folder}/${file}`] = written(choose, workload(kind, name, podSpec(choose, image)));
    // A copy that no kustomization names.
    if (choose.chance(10))
      files[`${folder}/old-${name}.yaml`] = written(choose, workload(kind, name, podSpec(choose, image)));
    return { kind, name, renamed: `${prefix}${name}`, file, isLabelled };
  });
  const fields = {
    resources: objects.map(({ file }) => file),
    ...field("namePrefix", prefix),
    ...field("labels", isLabelled ? [{ pairs: { tier: "front", from: folder } }] : []),
    ...steps(choose, {
      bases: [{ folder, objects }],
      wanted: { name: "unused", written: "unused", version: () => ":v1", isTagged: true },
      files,
      folder,
      image,
      isOverlay: false,
    }),
  };
  files[`${folder}/kustomization.yaml`] = written(choose, fields);
  return { folder, objects };
}

interface Around {
  readonly bases: readonly Base[];
  readonly wanted: Wanted;
  readonly files: Record<string, string>;
  readonly folder: string;
  readonly image: () => string;
  readonly isOverlay: boolean;
}

/** What a kustomization does to what it takes in. */
function steps(choose: Choices, around: Around): object {
  const { wanted, isOverlay, folder } = around;
  const named = isOverlay ? [wanted.written] : [];
  const entries = named.filter(() => choose.chance(50)).map((name) => entry(choose, name, wanted));
  const more = choose.maybe(15, () => ({ name: "redis", newTag: "7" }));
  const literals = choose.maybe(20, () => ({
    name: `settings-${folder.replace("/", "-")}`,
    literals: [`image=${wanted.written}:v1`, "tag=v1"],
  }));
  return {
    ...field("images", [...entries, ...more]),
    ...field(
      "patches",
      choose.maybe(30, () => patch(choose, around)),
    ),
    ...field("configMapGenerator", literals),
    ...field(
      "replacements",
      choose.maybe(isOverlay ? 30 : 0, () => replacement(choose, around)),
    ),
  };
}

function entry(choose: Choices, name: string, wanted: Wanted): object {
  const version = choose.pick([{ newTag: "v1" }, { newTag: "v1" }, { newTag: "1.0" }, { digest: oldDigest }]);
  const renamed = wanted.name === name ? {} : { newName: wanted.name };
  return { name, ...renamed, ...version };
}

/** A patch of one container: in a file, in place, or of operations. */
function patch(choose: Choices, { bases, folder, files, image, isOverlay }: Around): object {
  const { kind, isLabelled, ...names } = choose.pick(bases.flatMap(({ objects }) => objects));
  const name = isOverlay && choose.chance(50) ? names.renamed : names.name;
  const path = wayTo(kind);
  const spec = path.reduceRight<object>((inner, step) => ({ [step]: inner }), {
    containers: [{ name: "main", image: image() }],
  });
  const merge = { apiVersion: kinds[kind], kind, metadata: { name }, ...spec };
  const operation = choose.pick(["replace", "add"]);
  const operations = [{ op: operation, path: `/${path.join("/")}/containers/0/image`, value: image() }];
  switch (choose.below(5)) {
    case 0: {
      files[`${folder}/patch.yaml`] = written(choose, merge);
      return { path: "patch.yaml" };
    }
    case 1:
      return { patch: block(choose, merge, "") };
    case 2:
      return { target: { kind, name }, patch: JSON.stringify(operations) };
    case 3: {
      // The path fits objects of one kind only. A base's labels come after its own patches.
      const labelSelector = choose.pick(isOverlay && isLabelled ? selectors.labelled : selectors.plain);
      return { target: { kind, labelSelector }, patch: JSON.stringify(operations) };
    }
    default: {
      files[`${folder}/operations.yaml`] = written(choose, operations);
      return { target: { kind }, path: "operations.yaml" };
    }
  }
}

function nameOf(folder: string): string {
  return `versions-${folder.split("/").at(-1)}`;
}

/** What puts one object's value into another one: an image into an image, or into a text beside it. */
function replacement(choose: Choices, { bases, folder, files, wanted }: Around): object {
  const objects = bases.flatMap(({ objects }) => objects);
  const [from, to] = [choose.pick(objects), choose.pick(objects)];
  const source = { kind: from.kind, name: from.name, fieldPath: `${wayTo(from.kind).join(".")}.containers.0.image` };
  const annotation = { fieldPaths: ["metadata.annotations.image"], options: { create: true } };
  const paths = ["0", "[name=main]", "*"].map((item) => `${wayTo(to.kind).join(".")}.containers.${item}.image`);
  const whole = { fieldPaths: [choose.pick(paths)] };
  if (choose.chance(40)) {
    const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: nameOf(folder) } };
    const data = { image: `${wanted.name}:v1`, tag: "v1" };
    files[`${folder}/versions.yaml`] = written(choose, { ...settings, data });
    const isWhole = !wanted.isTagged || choose.chance(50);
    const part = isWhole
      ? { field: "image", options: {} }
      : { field: "tag", options: { options: { delimiter: ":", index: 1 } } };
    return {
      source: { kind: "ConfigMap", name: nameOf(folder), fieldPath: `data.${part.field}` },
      targets: [{ select: { kind: to.kind, name: to.name }, ...whole, ...part.options }],
    };
  }
  return {
    source,
    targets: [{ select: { kind: to.kind, name: to.name }, ...(choose.chance(60) ? annotation : whole) }],
  };
}

function addComponent(
  choose: Choices,
  bases: readonly Base[],
  around: Pick<Around, "wanted" | "image" | "files">,
): string {
  const folder = "components/more";
  const fields = steps(choose, { ...around, bases, folder, isOverlay: true });
  const versions = around.files[`${folder}/versions.yaml`] === undefined ? {} : { resources: ["versions.yaml"] };
  around.files[`${folder}/kustomization.yaml`] =
    `${component}${block(choose, { ...fields, ...versions }, "") || "images: []\n"}`;
  return folder;
}

/** A placeholder has a name somewhere: in each overlay that has no entry yet. */
function needEntry(files: Record<string, string>, wanted: Wanted, name: string, choose: Choices): void {
  for (const file of Object.keys(files).filter((each) => /^overlays\/.*kustomization/.test(each))) {
    const text = files[file] ?? "";
    if (text.includes("images") || text.startsWith("{")) continue;
    files[file] =
      `${text}images:\n- {name: ${wanted.written}, newName: ${name}, newTag: ${choose.pick(["v1", "'1.0'"])}}\n`;
  }
}
