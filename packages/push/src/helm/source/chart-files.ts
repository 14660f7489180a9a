import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import { join, posix } from "node:path";
import { UserError } from "@pushpull/core/errors";
import { parseYaml, type YamlDocument } from "@pushpull/core/yaml";
import { isInside } from "../../manifests/forbidden-references.ts";
import { largestChart, readArchive } from "./chart-archive.ts";

/** A dependency as `Chart.yaml` declares it. */
export interface ChartDependency {
  readonly name: string;
  readonly version: string;
  /** `https://…`, `oci://…`, `file://…`; empty for a chart that is in `charts/`. */
  readonly repository: string;
  readonly alias: string | undefined;
}

/** A chart's files, and those of its subcharts. */
export interface ChartFiles {
  /** The alias, or the chart's name: the key of its values in its parent. */
  readonly name: string;
  readonly version: string;
  readonly appVersion: string | undefined;
  readonly isLibrary: boolean;
  readonly dependencies: readonly ChartDependency[];
  /** Contents by path, without those of subcharts. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** `Chart.yaml`, to locate faults. */
  readonly chartYaml: YamlDocument;
  /** `values.yaml`; undefined where it is missing or empty. */
  readonly values: YamlDocument | undefined;
  readonly subcharts: readonly ChartFiles[];
  /** Formats the path of a file in it for messages. */
  show(path: string): string;
}

/** A chart that Helm can render, and what is in it. */
export interface OpenedChart {
  /** Absolute path of its folder or archive. */
  readonly path: string;
  readonly files: ChartFiles;
  readonly notices: readonly string[];
}

const mostFiles = 20_000;

/** Levels of subcharts. */
const deepest = 16;

/**
 * Reads the files of a chart: a folder or an archive.
 * @param shown its path in messages; files in an archive are shown below the chart's name
 * @param reach a folder that no symbolic link may lead out of
 * @throws UserError when it is no chart, or leads out of `reach`
 */
export async function readChart(path: string, shown: string, reach: string): Promise<ChartFiles> {
  const info = await lstat(await realpath(path));
  if (info.isDirectory()) return toChart(await readFolder(path, shown, reach), shown);
  if (!info.isFile() || info.size > largestChart) throw notAnArchive(shown);
  return readPacked(await readFile(path), shown);
}

/** Reads a chart in an archive, whose files are all in one folder. */
function readPacked(bytes: Buffer, shown: string): ChartFiles {
  const files = readArchive(bytes);
  if (files === undefined) throw notAnArchive(shown);
  const inside = [...files].map(([name, content]) => [name.slice(name.indexOf("/") + 1), content] as const);
  return toChart(new Map(inside), [...files.keys()][0]?.split("/")[0] ?? shown);
}

function notAnArchive(shown: string): UserError {
  return chartFault(`${shown} is not the archive of a chart`, "Use a .tgz file that `helm package` has written.");
}

async function readFolder(folder: string, shown: string, reach: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let size = 0;
  const waiting = [""];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const real = await realpath(join(folder, next));
    if (seen.has(real)) continue;
    seen.add(real);
    for (const entry of await readdir(real, { withFileTypes: true })) {
      if (entry.name === ".git") continue;
      const name = next === "" ? entry.name : `${next}/${entry.name}`;
      const path = join(folder, name);
      if (entry.isSymbolicLink() && !(await isInside(path, reach).catch(() => false))) {
        const hint =
          "Only files of the workspace are read. Remove the link, or copy the file there in an earlier step.";
        throw chartFault(`${shown}/${name} is a symbolic link that leads out of the workspace`, hint);
      }
      const info = await lstat(await realpath(path));
      if (info.isDirectory()) waiting.push(name);
      if (!info.isFile()) continue;
      size += info.size;
      if (size > largestChart || files.size === mostFiles) {
        const hint = `A chart may have ${mostFiles} files and ${largestChart / 1024 / 1024} MiB. Move other files out of its folder.`;
        throw chartFault(`The chart ${shown} is too large`, hint);
      }
      files.set(name, await readFile(path));
    }
  }
  return files;
}

function toChart(files: ReadonlyMap<string, Buffer>, shown: string, alias?: string, depth = 0): ChartFiles {
  const content = files.get("Chart.yaml");
  const show = (path: string) => `${shown}/${path}`;
  if (content === undefined) {
    throw chartFault(
      `There is no Chart.yaml in ${shown}`,
      "Name the folder of a chart: the one that holds Chart.yaml.",
    );
  }
  const { documents, faults } = parseYaml(content.toString("utf8"), show("Chart.yaml"));
  if (faults[0] !== undefined) throw faults[0];
  const chartYaml = documents[0];
  const metadata = (chartYaml?.value ?? {}) as Readonly<Record<string, unknown>>;
  const { name, version } = metadata;
  if (chartYaml === undefined || typeof name !== "string" || name === "") {
    throw chartFault(`${show("Chart.yaml")} has no name`, "Add a line `name: …`.");
  }
  const values = files.get("values.yaml");
  const dependencies = dependenciesOf(metadata, files);
  return {
    name: alias ?? name,
    version: String(version ?? ""),
    appVersion: metadata.appVersion === undefined ? undefined : String(metadata.appVersion),
    isLibrary: metadata.type === "library",
    dependencies,
    files: new Map([...files].filter(([path]) => !path.startsWith("charts/"))),
    chartYaml,
    values: values && parseYaml(values.toString("utf8"), show("values.yaml"), { repeatedKeys: "last" }).documents[0],
    subcharts: depth === deepest ? [] : subchartsOf(files, dependencies, { shown, depth }),
    show,
  };
}

/** A chart of Helm 2 (`apiVersion: v1`) has them in a file of their own. */
function dependenciesOf(
  metadata: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, Buffer>,
): readonly ChartDependency[] {
  const apart = files.get("requirements.yaml");
  const holder =
    apart === undefined ? metadata : parseYaml(apart.toString("utf8"), "requirements.yaml").documents[0]?.value;
  const list = ((holder ?? {}) as { readonly dependencies?: unknown }).dependencies ?? metadata.dependencies;
  return (Array.isArray(list) ? list : []).map(toDependency);
}

function toDependency(value: unknown): ChartDependency {
  const { name, version, repository, alias } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return {
    name: String(name ?? ""),
    version: String(version ?? ""),
    repository: String(repository ?? ""),
    alias: typeof alias === "string" && alias !== "" ? alias : undefined,
  };
}

/** The path of a dependency in another folder, from the chart's own. */
export function localPath({ repository }: ChartDependency): string {
  return repository.replace(/^file:\/\//, "");
}

/** Charts in `charts/`: folders and archives, once for each alias. Helm leaves out names that begin with `_` or `.`. */
function subchartsOf(
  files: ReadonlyMap<string, Buffer>,
  dependencies: readonly ChartDependency[],
  { shown, depth }: { readonly shown: string; readonly depth: number },
): readonly ChartFiles[] {
  const inCharts = [...files].filter(([path]) => /^charts\/[^._]/.test(path));
  const folders = Map.groupBy(inCharts, ([path]) => path.split("/")[1] ?? "");
  return [...folders].flatMap(([entry, contents]): readonly ChartFiles[] => {
    const [first] = contents;
    const packed = first?.[0] === `charts/${entry}` ? first[1] : undefined;
    if (packed !== undefined && !entry.endsWith(".tgz")) return [];
    const unpacked = packed === undefined ? undefined : readArchive(packed);
    const skip = packed === undefined ? `charts/${entry}/`.length : undefined;
    const own = new Map(
      [...(unpacked ?? contents)].map(([path, content]) => [path.slice(skip ?? path.indexOf("/") + 1), content]),
    );
    if (!own.has("Chart.yaml")) return [];
    const chart = toChart(own, "", undefined, deepest);
    const local = dependencies.find(({ name, repository }) => name === chart.name && repository.startsWith("file://"));
    const folder = packed === undefined ? entry : chart.name;
    const place = local === undefined ? posix.join(shown, "charts", folder) : posix.join(shown, localPath(local));
    const read = (name: string) => toChart(own, place, name, depth + 1);
    const aliases = dependencies.filter(({ name }) => name === chart.name).map(({ alias, name }) => alias ?? name);
    return aliases.length === 0 ? [read(chart.name)] : [...new Set(aliases)].map(read);
  });
}

/** A fault of a chart as a whole. */
export function chartFault(message: string, hint: string, location?: UserError["location"]): UserError {
  return new UserError(message, { code: "chart", hint, location });
}

/** Whether any file of a chart or its subcharts contains a text. */
export function chartContains({ files, subcharts }: ChartFiles, text: string): boolean {
  return [...files.values()].some((file) => file.includes(text)) || subcharts.some((each) => chartContains(each, text));
}
