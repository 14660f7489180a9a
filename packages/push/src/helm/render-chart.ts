import { throwFaults, UserError, userFaults } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import type { Cluster } from "../cluster/cluster-access.ts";
import type { Discovery } from "../cluster/discovery.ts";
import type { ChartImages } from "../images/set-images.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { type ChartHook, isHook, toHook } from "./chart-hooks.ts";
import { type ChartInputs, isReleaseName } from "./chart-inputs.ts";
import { renderFault } from "./explain-render.ts";
import { clusterFlags, type Helm } from "./helm-program.ts";
import { findRandomValues } from "./random-values.ts";
import { isCrdFile, type RenderedDocument, readDocument, splitOutput } from "./rendered-output.ts";
import { type ChartFiles, chartContains } from "./source/chart-files.ts";
import { type ChartPorts, openChart } from "./source/chart-source.ts";
import { setImageValues } from "./values/chart-images.ts";
import { valuesOf } from "./values/chart-values.ts";
import { type ChartValuesMap, readValuesFiles, secretsIn, writeValues } from "./values/chart-values-files.ts";
import { setValues } from "./values/set-values.ts";
import { verifyImages, withSetImages } from "./values/verify-images.ts";

/** What a chart renders, and what it was rendered from. */
export interface RenderedChart {
  /** The name of the release. */
  readonly name: string;
  readonly namespace: string;
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string | undefined };
  /** Arguments that select chart and values, for `helm upgrade` too: the chart's path, `--values=…`, … */
  readonly args: readonly string[];
  /** The objects of `crds/`, of subcharts too. */
  readonly crds: readonly Manifest[];
  /** The objects of the release. `source.location` is the template, at its line where that is known. */
  readonly objects: readonly Manifest[];
  readonly hooks: readonly ChartHook[];
  readonly images: ChartImages;
  readonly faults: readonly UserError[];
  readonly warnings: readonly ChartWarning[];
  readonly notices: readonly string[];
  /** The merged values that were given, as Helm keeps them in the release (`config`). */
  readonly values: ChartValuesMap;
}

/** A warning about a chart. */
export interface ChartWarning {
  readonly message: string;
  readonly location: UserError["location"];
}

/** What a chart is rendered for. */
export interface RenderTarget {
  readonly cluster: Cluster;
  readonly discovery: Discovery;
  readonly namespace: string;
  /** Whether a release of this name exists already (`.Release.IsUpgrade`). */
  readonly isUpgrade: (release: string) => Promise<boolean>;
}

/**
 * Fetches a chart, sets its values and images, and renders it with the capabilities of the cluster.
 * @throws UserError or Faults when it cannot be fetched or rendered
 */
export async function renderChart(
  helm: Helm,
  { chart: inputs, images: overrides }: { readonly chart: ChartInputs; readonly images: readonly ImageOverride[] },
  target: RenderTarget,
  ports: ChartPorts,
): Promise<RenderedChart> {
  const read = await readValuesFiles(inputs.values, ports.workspace);
  const opened = await openChart(inputs, helm, ports).catch((error: unknown) => {
    throwFaults([...(userFaults(error) ?? []), ...(userFaults(error) === undefined ? [] : read.faults)]);
    throw error;
  });
  const { files } = opened;
  const name = inputs.name ?? files.name;
  const set = setValues(valuesOf(files, read.files), inputs.set);
  throwFaults([...read.faults, ...set.faults, ...nameFaults(name)]);
  const { values, found } = setImageValues(set.values, overrides);
  // Helm quotes values in its errors.
  for (const secret of secretsIn(values.given)) ports.hide(secret);
  const paths = await writeValues(helm.home, read.files, values.own);
  const isUpgrade = await target.isUpgrade(name);
  const args = [opened.path, ...paths.map((path) => `--values=${path}`)];
  const render = () => template(helm, { name, args, files, isUpgrade, values: values.given }, target);
  // Helm itself keeps a release's random values only where the chart looks them up: there, the chart decides.
  const renderings = inputs.mode === "template" ? [render(), render()] : [render()];
  const [rendered, again] = await Promise.all(renderings);
  const documents = rendered?.documents ?? [];
  const { crds, objects, hooks, faults } = readRendered(documents, files);
  const verified = verifyImages([...objects, ...hooks.map(({ manifest }) => manifest)], overrides, {
    found,
    values: set.values.merged,
    appVersion: files.appVersion,
  });
  return {
    name,
    namespace: target.namespace,
    chart: { name: files.name, version: files.version, appVersion: files.appVersion },
    args,
    crds,
    objects: objects.map((manifest) => withSetImages(manifest, overrides)),
    hooks: hooks.map((hook) => ({ ...hook, manifest: withSetImages(hook.manifest, overrides) })),
    images: verified,
    faults: [...faults, ...verified.faults.map(({ fault }) => fault)],
    warnings: [
      ...set.warnings.map((message) => ({ message, location: undefined })),
      ...findRandomValues(documents, again?.documents ?? documents, files).map(randomWarning),
    ],
    notices: [...opened.notices, ...(rendered?.notices ?? [])],
    values: values.given,
  };
}

function randomWarning({ location }: ReturnType<typeof findRandomValues>[number]): ChartWarning {
  const message =
    "This line changes on every rendering, so that every run changes the object. Give the value in 'chart-values', or use `chart-mode: release`";
  return { message, location };
}

function nameFaults(name: string): readonly UserError[] {
  if (isReleaseName(name)) return [];
  const hint = "Set input 'name'.";
  return [new UserError(`The name of the chart, ${name}, is not a name for a release`, { code: "chart", hint })];
}

interface Template {
  readonly name: string;
  readonly isUpgrade: boolean;
  readonly args: readonly string[];
  readonly files: ChartFiles;
  readonly values: ChartValuesMap;
}

interface Rendering {
  readonly documents: readonly RenderedDocument[];
  readonly notices: readonly string[];
}

/**
 * Runs `helm template`. Only a chart that looks into the cluster is rendered with access to it: for all others the result
 * is the same, and takes a tenth of the time.
 */
async function template(helm: Helm, wanted: Template, target: RenderTarget): Promise<Rendering> {
  const uses = (word: string) => chartContains(wanted.files, word) || JSON.stringify(wanted.values).includes(word);
  const looksUp = uses("lookup");
  const asksKinds = uses("APIVersions");
  const alone = alternatives(target, asksKinds);
  // Helm 3 takes the kinds from its arguments also then; Helm 4 from the server.
  if (!(looksUp || (asksKinds && helm.version.major >= 4))) return run(helm, wanted, target, alone);
  const server = [
    "--dry-run=server",
    "--take-ownership",
    "--disable-openapi-validation",
    ...clusterFlags(target.cluster.kubeFlags),
    ...(helm.version.major >= 4 ? [] : alone),
  ];
  const first = await tryRun(helm, wanted, target, server);
  if (!(first instanceof UserError)) return first;
  // Helm 4 looks for the kinds of what was rendered, and a CRD of this chart may not be there yet.
  if (!isUnknownKind(first.message)) throw first;
  const rendered = await run(helm, wanted, target, alone);
  const notice = "The chart has kinds that the cluster does not serve yet: it was rendered without `lookup`";
  return { ...rendered, notices: looksUp ? [notice] : [] };
}

function isUnknownKind(message: string): boolean {
  return /no matches for kind|resource mapping not found/.test(message);
}

/** Kinds in one argument: Linux takes 128 KiB in each. */
const mostKinds = 500;

/** What Helm would ask the server for. */
function alternatives({ cluster, discovery }: RenderTarget, asksKinds: boolean): readonly string[] {
  const version = `--kube-version=${cluster.version}`;
  if (!asksKinds) return [version];
  const kinds = new Set(discovery.flatMap(({ apiVersion, kind }) => [apiVersion, `${apiVersion}/${kind}`]));
  const parts = Array.from({ length: Math.ceil(kinds.size / mostKinds) }, (_, index) =>
    [...kinds].slice(index * mostKinds, (index + 1) * mostKinds),
  );
  return [version, ...parts.map((part) => `--api-versions=${part.join(",")}`)];
}

async function run(helm: Helm, wanted: Template, target: RenderTarget, flags: readonly string[]): Promise<Rendering> {
  const rendered = await tryRun(helm, wanted, target, flags);
  if (rendered instanceof UserError) throw rendered;
  return rendered;
}

async function tryRun(
  helm: Helm,
  { name, args, files, isUpgrade }: Template,
  { namespace }: RenderTarget,
  flags: readonly string[],
): Promise<Rendering | UserError> {
  const upgrade = isUpgrade ? ["--is-upgrade"] : [];
  const command = ["template", name, ...args, `--namespace=${namespace}`, "--include-crds"];
  const { code, stdout, stderr } = await helm.run([...command, ...upgrade, ...flags]);
  if (code !== 0) return renderFault(stderr, files);
  return { documents: splitOutput(stdout), notices: [] };
}

function readRendered(documents: readonly RenderedDocument[], files: ChartFiles) {
  const read = documents.map((document) => ({ ...readDocument(document, files), isCrd: isCrdFile(document.source) }));
  const rendered = read.filter(({ isCrd }) => !isCrd).flatMap(({ manifests }) => manifests);
  const hooks = rendered.filter(isHook).map(toHook);
  return {
    crds: read.filter(({ isCrd }) => isCrd).flatMap(({ manifests }) => manifests),
    objects: rendered.filter((manifest) => !isHook(manifest)),
    // Helm skips hooks of an event that it does not know.
    hooks: hooks.filter(({ events }) => events.length > 0),
    faults: read.flatMap((each) => each.faults),
  };
}
