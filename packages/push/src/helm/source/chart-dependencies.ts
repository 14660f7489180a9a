import { cp, mkdir, realpath } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { type Location, throwFaults, UserError } from "@pushpull/core/errors";
import { isInside } from "../../manifests/forbidden-references.ts";
import { showPath } from "../../manifests/manifest.ts";
import { type ChartInputs, hostOf, isFetched, isOci, registryFlags } from "../chart-inputs.ts";
import { fetchFault } from "../explain-helm.ts";
import { type Helm, writeRegistryLogin, writeRepositories } from "../helm-program.ts";
import {
  type ChartDependency,
  type ChartFiles,
  chartFault,
  localPath,
  type OpenedChart,
  readChart,
} from "./chart-files.ts";

interface DependencyPorts {
  readonly helm: Helm;
  readonly workspace: string;
}

/**
 * Builds the dependencies that a chart declares and does not have in `charts/`, from its lock file. Works on a copy: the
 * workspace is left as it is.
 * @returns the chart itself where nothing is missing
 * @throws Faults for dependencies that cannot be fetched
 */
export async function buildDependencies(
  chart: OpenedChart,
  inputs: ChartInputs,
  { helm, workspace }: DependencyPorts,
): Promise<OpenedChart> {
  const { files } = chart;
  if (missingIn(files).length === 0) return { ...chart, notices: [...chart.notices, ...nestedMissing(files)] };
  if (chart.path.endsWith(".tgz")) {
    const names = missingIn(files).map(({ name }) => name);
    const hint = "Run `helm dependency build` before `helm package`.";
    throw chartFault(`The archive ${basename(chart.path)} lacks its dependencies ${names.join(", ")}`, hint);
  }
  const root = await realpath(workspace);
  const local: LocalChart[] = [];
  await collectLocal({ folder: chart.path, files }, root, local);
  const remote = local.flatMap((each) => remoteDependencies(each.files));
  const faults = local.flatMap((each) => dependencyFaults(each.files));
  throwFaults([...faults, ...loginFaults(remote, inputs)]);
  await writeLogins(remote, inputs, helm);
  const mirror = join(helm.home, "built");
  await mkdir(mirror);
  const copyOf = (folder: string) => join(mirror, relative(root, folder));
  // Links lead to files that were read before, inside of the workspace.
  for (const { folder } of local)
    await cp(folder, copyOf(folder), {
      recursive: true,
      dereference: true,
      filter: (from) => basename(from) !== ".git",
    });
  const notices: string[] = [];
  // Those that others depend on come first: Helm packs them as they are then.
  for (const each of local)
    if (missingIn(each.files).length > 0) notices.push(...(await build(each, copyOf(each.folder), helm)));
  const built = await readChart(copyOf(chart.path), showPath(chart.path, root), mirror);
  return { path: copyOf(chart.path), files: built, notices: [...notices, ...nestedMissing(built)] };
}

/** The dependencies that are not in `charts/`. */
function missingIn({ dependencies, subcharts }: ChartFiles): readonly ChartDependency[] {
  const present = new Set(subcharts.map(({ name }) => name));
  return dependencies.filter(({ alias, name }) => !present.has(alias ?? name));
}

/** Helm looks at the chart's own dependencies only: what a subchart lacks is left out without a word. */
function nestedMissing({ subcharts }: ChartFiles): readonly string[] {
  return subcharts.flatMap((each) => {
    const names = missingIn(each).map(({ name }) => name);
    const own = names.length === 0 ? [] : [`The subchart ${each.name} lacks its dependencies: ${names.join(", ")}`];
    return [...own, ...nestedMissing(each)];
  });
}

interface LocalChart {
  /** The real path of its folder. */
  readonly folder: string;
  readonly files: ChartFiles;
}

/** Collects a chart and those of its dependencies that are folders of the workspace, the deepest first. */
async function collectLocal(chart: LocalChart, root: string, found: LocalChart[]): Promise<void> {
  for (const [index, dependency] of chart.files.dependencies.entries()) {
    if (!dependency.repository.startsWith("file://")) continue;
    const location = locate(chart.files, index);
    const path = resolve(chart.folder, localPath(dependency));
    const folder = await realpath(path).catch(() => undefined);
    const refuse = (what: string, hint: string) =>
      chartFault(`The dependency ${dependency.name} ${what}: ${dependency.repository}`, hint, location);
    if (folder === undefined) throw refuse("does not exist", "Correct the path: it starts at the folder of the chart.");
    if (!(await isInside(folder, root)))
      throw refuse(
        "leads out of the workspace",
        "Only files of the workspace are read. Copy it there in an earlier step.",
      );
    if (found.some((each) => each.folder === folder)) continue;
    if (folder === chart.folder) throw refuse("is the chart itself", "Remove it.");
    const files = await readChart(folder, showPath(folder, root), root);
    await collectLocal({ folder, files }, root, found);
  }
  found.push(chart);
}

function remoteDependencies({ dependencies }: ChartFiles): readonly ChartDependency[] {
  return dependencies.filter(({ repository }) => isFetched(repository));
}

function locate({ chartYaml }: ChartFiles, index: number): Location {
  return chartYaml.locate(["dependencies", index, "repository"]);
}

function dependencyFaults(chart: ChartFiles): readonly UserError[] {
  const missing = missingIn(chart);
  return chart.dependencies.flatMap((dependency, index) => {
    const { name, repository } = dependency;
    if (!missing.includes(dependency) || repository.startsWith("file://") || isFetched(repository)) return [];
    const location = locate(chart, index);
    if (repository === "")
      return [
        chartFault(`The dependency ${name} is not in charts/`, "Commit it there, or add its `repository`.", location),
      ];
    if (/^(?:@|alias:)/.test(repository)) {
      const hint = "Write its address: repositories that earlier steps have added are not used.";
      return [chartFault(`The dependency ${name} names its repository by the alias ${repository}`, hint, location)];
    }
    const hint = "Use https://…, oci:// or file://; plugins are not run. Or commit the chart in charts/.";
    return [chartFault(`The dependency ${name} is not reached by https`, hint, location)];
  });
}

/** The host that the login is for: that of `chart-repository`, or the only one there is. */
function loginHost(remote: readonly ChartDependency[], { repository }: ChartInputs): string | undefined {
  const hosts = [...new Set(remote.map((each) => hostOf(each.repository)))];
  return repository === undefined ? (hosts.length === 1 ? hosts[0] : undefined) : hostOf(repository);
}

function loginFaults(remote: readonly ChartDependency[], inputs: ChartInputs): readonly UserError[] {
  if (inputs.password === undefined || remote.length === 0 || loginHost(remote, inputs) !== undefined) return [];
  const hosts = [...new Set(remote.map((each) => hostOf(each.repository)))].join(", ");
  const hint = `Set 'chart-repository' to the address of the one that it is for: ${hosts}.`;
  return [new UserError("Input 'chart-password' may be for several hosts", { code: "input", hint })];
}

async function writeLogins(remote: readonly ChartDependency[], inputs: ChartInputs, helm: Helm): Promise<void> {
  const { username, password } = inputs;
  const host = loginHost(remote, inputs);
  const urls = [...new Set(remote.map(({ repository }) => repository))];
  const repositories = urls
    .filter((url) => !isOci(url))
    .map((url, index) => ({
      name: `dependency-${index + 1}`,
      url,
      ...(hostOf(url) === host ? { username, password } : {}),
    }));
  if (repositories.length > 0) await writeRepositories(helm, repositories);
  if (username === undefined || password === undefined || host === undefined) return;
  if (urls.some((url) => isOci(url) && hostOf(url) === host))
    await writeRegistryLogin(helm, host, { username, password });
}

/** @returns notices: which versions were chosen where no lock file does */
async function build({ files }: LocalChart, copy: string, helm: Helm): Promise<readonly string[]> {
  const flags = [...new Set(files.dependencies.flatMap(({ repository }) => registryFlags(repository)))];
  const { code, stderr, stdout } = await helm.run(["dependency", "build", ...flags, "--", copy]);
  const location = files.chartYaml.locate(["dependencies"]);
  if (code !== 0) throw buildFault(`${stdout}\n${stderr}`, files, location);
  const hasLock = files.files.has("Chart.lock") || files.files.has("requirements.lock");
  if (hasLock) return [];
  const { subcharts } = await readChart(copy, files.name, copy);
  const chosen = subcharts.map(({ name, version }) => `${name} ${version}`);
  return [`${files.show("Chart.yaml")} has no Chart.lock beside it. Chosen today: ${chosen.join(", ")}`];
}

function buildFault(output: string, files: ChartFiles, location: Location): UserError {
  const missing = missingIn(files);
  const named = missing.filter(({ name, repository }) => output.includes(name) || output.includes(repository));
  const [one] = named.length === 1 ? named : missing.length === 1 ? missing : [];
  const index = one === undefined ? -1 : files.dependencies.indexOf(one);
  return fetchFault(output, {
    source: one?.repository ?? "the repositories of the dependencies",
    chart: one === undefined ? `a dependency of ${files.name}` : `${one.name} ${one.version}`,
    location: index === -1 ? location : locate(files, index),
  });
}
