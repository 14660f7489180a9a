import { mkdir, readdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { isInside } from "../../manifests/forbidden-references.ts";
import { showPath } from "../../manifests/manifest.ts";
import { type ChartInputs, hostOf, isChartPath, isOci, registryFlags } from "../chart-inputs.ts";
import { explainFetch } from "../explain-helm.ts";
import { type Helm, writeRegistryLogin, writeRepositories } from "../helm-program.ts";
import { buildDependencies } from "./chart-dependencies.ts";
import { chartFault, type OpenedChart, readChart } from "./chart-files.ts";

/** What opening a chart may use. */
export interface ChartPorts {
  readonly workspace: string;
  mask(secret: string): void;
  hide(secret: string): void;
}

/**
 * Finds or fetches the chart of the inputs, with its dependencies.
 * @throws UserError when it cannot be found, read or fetched
 */
export async function openChart(inputs: ChartInputs, helm: Helm, ports: ChartPorts): Promise<OpenedChart> {
  if (inputs.password !== undefined) {
    ports.mask(inputs.password);
    ports.hide(Buffer.from(`${inputs.username}:${inputs.password}`).toString("base64"));
  }
  const opened =
    isOci(inputs.chart) || isInRepository(inputs)
      ? await fetchChart(inputs, helm)
      : await openLocalChart(inputs, helm, ports.workspace);
  if (opened.files.isLibrary) {
    const hint = "Name a chart that uses it.";
    throw chartFault(`The chart ${opened.files.name} is a library, which renders nothing by itself`, hint);
  }
  return opened;
}

/** Whether the chart is in `repository`. A path can be given with one, for the credentials of its dependencies. */
function isInRepository({ chart, repository }: ChartInputs): boolean {
  return repository !== undefined && !isChartPath(chart);
}

async function openLocalChart(inputs: ChartInputs, helm: Helm, workspace: string): Promise<OpenedChart> {
  const path = resolve(workspace, inputs.chart);
  const shown = showPath(path, workspace);
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) {
    const hint = `Paths are relative to ${workspace}. Is there an actions/checkout step before this one? For a chart in a repository, set 'chart-repository'.`;
    throw new UserError(`Input 'chart': there is no ${inputs.chart}`, { code: "input", hint });
  }
  if (!(await isInside(path, workspace))) {
    const hint = "Only files of the workspace are read. Copy it there in an earlier step.";
    throw new UserError(`Input 'chart': ${shown} leads out of the workspace`, { code: "input", hint });
  }
  const files = await readChart(real, shown, workspace);
  return buildDependencies({ path: real, files, notices: [] }, inputs, { helm, workspace });
}

const repositoryName = "chart-repository";

async function fetchChart(inputs: ChartInputs, helm: Helm): Promise<OpenedChart> {
  const { chart, repository, version, username, password } = inputs;
  const folder = join(helm.home, "fetched");
  await mkdir(folder);
  const flags = [`--destination=${folder}`, ...(version === undefined ? [] : [`--version=${version}`])];
  if (repository === undefined) {
    if (username !== undefined && password !== undefined)
      await writeRegistryLogin(helm, hostOf(chart), { username, password });
    await runToFetch(helm, ["pull", ...flags, ...registryFlags(chart), "--", chart], inputs);
  } else {
    await writeRepositories(helm, [{ name: repositoryName, url: repository, username, password }]);
    await runToFetch(helm, ["repo", "update", repositoryName], inputs);
    await runToFetch(helm, ["pull", ...flags, "--", `${repositoryName}/${chart}`], inputs);
  }
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  if (archive === undefined) throw chartFault(`Helm fetched no chart for ${chart}`, "Check the name of the chart.");
  const path = join(folder, archive);
  return { path, files: await readChart(path, archive, folder), notices: [] };
}

async function runToFetch(helm: Helm, args: readonly string[], inputs: ChartInputs): Promise<void> {
  const { code, stderr, stdout } = await helm.run(args);
  if (code !== 0) throw await explainFetch(`${stderr}\n${stdout}`, inputs, helm);
}
