/** What comes of manifest repositories, as Kustomize and Helm render them, and how two renderings differ. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { userFaults } from "@pushpull/core/errors";
import { formatImage, normalizeName, parseImage } from "@pushpull/core/images";
import { findImages, type KubernetesObject } from "@pushpull/core/kubernetes";
import { parseAllDocuments } from "yaml";
import { applyEdits } from "../../../packages/pull/src/deliver/edit-plan.ts";
import { helm } from "../../lab/helm.ts";
import { kustomize } from "../../lab/kustomize.ts";
import { runProgram } from "../../lab/run-program.ts";
import { type Files, type PlanOptions, planOf } from "../../unit/pull/planned.ts";

/** Rendered objects by what they are, or what the program says instead. */
export type Rendering = ReadonlyMap<string, unknown> | string;

/** What renders a repository: one folder of it, with these files of values. */
export interface Renderer {
  readonly name: string;
  /** Whether it comes to a cluster, or is only what others are built upon. */
  readonly isDeployed: boolean;
  readonly args: (root: string) => readonly string[];
}

export function kustomizeBuild(folder: string, isDeployed: boolean): Renderer {
  return { name: folder, isDeployed, args: (root) => ["build", join(root, folder)] };
}

export function helmTemplate(chart: string, values: readonly string[], isDeployed = true): Renderer {
  return {
    name: [chart, ...values].join(" -f "),
    isDeployed,
    args: (root) => ["template", "web", join(root, chart), ...values.map((file) => `--values=${join(root, file)}`)],
  };
}

/** Renders a repository in each way. */
export async function render(
  program: "helm" | "kustomize",
  files: Files,
  ways: readonly Renderer[],
): Promise<readonly Rendering[]> {
  const path = await { helm, kustomize }[program]();
  const root = await mkdtemp(join(tmpdir(), "rendered-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    const rendered: Rendering[] = [];
    // One after the other: so many programs at once would be too much for a small machine.
    for (const { args } of ways) {
      rendered.push(await runProgram(path, args(root)).then(objectsIn, (error: Error) => error.message));
    }
    return rendered;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function objectsIn(text: string): ReadonlyMap<string, unknown> {
  const objects = parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject | null);
  return new Map(
    objects.flatMap((object) => {
      if (object === null) return [];
      const { kind, metadata } = object;
      return [[`${kind}/${metadata?.namespace ?? ""}/${metadata?.name}`, object] as const];
    }),
  );
}

/** Every scalar, by the way to it. */
function scalarsOf(rendering: Rendering): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const within = (value: unknown, path: string) => {
    if (typeof value !== "object" || value === null) found.set(path, value);
    else for (const [key, each] of Object.entries(value)) within(each, `${path}.${key}`);
  };
  if (typeof rendering === "string") found.set("", rendering);
  else for (const [name, object] of rendering) within(object, name);
  return found;
}

/** The images of the workloads of a rendering, as they are written. */
export function imagesIn(rendering: Rendering): readonly string[] {
  if (typeof rendering === "string") return [];
  return [...rendering.values()].flatMap((object) => findImages(object as KubernetesObject).map(({ image }) => image));
}

/** What is asked of a repository. */
export interface Asked {
  readonly files: Files;
  readonly ways: readonly Renderer[];
  readonly program: "helm" | "kustomize";
  /** The image's name, and the version that it is to have. */
  readonly name: string;
  readonly version: string;
  readonly options: PlanOptions;
}

/**
 * What is wrong with what pull does to a repository; nothing where it is right, or red. Right is: the renderings before and
 * after differ in nothing but images of this name, which have the version; and no image of this name in what is deployed, or
 * is named, has another version, unless that is said.
 */
export async function wrongIn(asked: Asked): Promise<{ readonly isRed: boolean; readonly wrong: readonly string[] }> {
  const { files, ways, program, name, version, options } = asked;
  const left: string[] = [];
  let changed: Files;
  try {
    const plan = await planOf(files, `${name}=${version}`, options);
    left.push(...plan.untouched.map(({ file, reason }) => `${file} ${reason}`));
    const edited = [...applyEdits(plan.edits, plan)].map(([path, bytes]) => [path, bytes.toString()]);
    changed = Object.fromEntries(edited) as Files;
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return { isRed: true, wrong: [] };
  }
  const [before, after] = [await render(program, files, ways), await render(program, { ...files, ...changed }, ways)];
  const isSaid = left.some((each) => said.some((words) => words.test(each)));
  const wanted = `${name}${version.startsWith("@") ? "" : ":"}${version}`;
  const wrong = ways.flatMap((way, nth) => {
    const [was, is] = [before[nth] ?? "", after[nth] ?? ""];
    if (typeof was === "string") return [`${way.name} could not be rendered at all: ${was}`];
    if (typeof is === "string") return [`${way.name} cannot be rendered any more: ${is}`];
    const [old, now] = [scalarsOf(was), scalarsOf(is)];
    const differing = [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path));
    const others = differing.filter((path) => !isNamed(old.get(path), name) || !isWanted(now.get(path), wanted));
    const [meant] = options.manifests ?? [];
    const isMeant = way.isDeployed && (meant === undefined || meant === way.name);
    const behind =
      isMeant && !isSaid ? imagesIn(is).filter((image) => isNamed(image, name) && !isWanted(image, wanted)) : [];
    return [
      ...others.map((path) => `${way.name}: ${path} was ${old.get(path)} and is ${now.get(path)}`),
      ...behind.map((image) => `${way.name}: ${image} is left behind`),
    ];
  });
  // An entry for an image that nothing has is there for those that come.
  const isUsed = ways.some(
    ({ isDeployed }, nth) => isDeployed && imagesIn(before[nth] ?? "").some((image) => isNamed(image, name)),
  );
  const isNothing =
    isUsed && !isSaid && Object.keys(changed).length > 0 && before.every((each, nth) => same(each, after[nth]));
  const idle = isNothing ? [`what is changed has no effect: ${Object.keys(changed).join(", ")}`] : [];
  const notes = wrong.length + idle.length === 0 ? [] : [`edited: ${JSON.stringify(changed, null, 1)}`, ...left];
  return { isRed: false, wrong: [...wrong, ...idle, ...notes] };
}

/** What says that an image is left behind, and where. */
const said: readonly RegExp[] = [
  /includes and input `manifests` excludes$/,
  /versions\.yaml contains .* which is not recognized as an image/,
];

function same(one: Rendering, other: Rendering | undefined): boolean {
  return other !== undefined && JSON.stringify([...scalarsOf(one)]) === JSON.stringify([...scalarsOf(other)]);
}

function isNamed(value: unknown, name: string): boolean {
  const image = typeof value === "string" ? parseImage(value) : undefined;
  return image !== undefined && normalizeName(image.name) === normalizeName(name);
}

/** A digest counts whatever tag stands before it. */
function isWanted(value: unknown, wanted: string): boolean {
  const [image, to] = [parseImage(String(value)), parseImage(wanted)];
  if (image === undefined || to === undefined || normalizeName(image.name) !== normalizeName(to.name)) return false;
  if (to.digest !== undefined) return image.digest === to.digest;
  return formatImage({ ...image, name: to.name }) === wanted;
}

/** A failure with what it takes to see it again. */
export function told(seed: number, { files, name, version, options }: Asked, wrong: readonly string[]): string {
  const texts = Object.entries(files).map(([file, text]) => `--- ${file}\n${text}`);
  const asked = `images: ${name}=${version} ${JSON.stringify(options)}`;
  return [`seed ${seed}: ${asked}`, ...texts, "--- wrong:", ...wrong].join("\n");
}
