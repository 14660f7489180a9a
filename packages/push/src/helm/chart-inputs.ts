/**
 * Helm charts: where a chart comes from, its values and images, and what it renders. What `chart-mode: release` does
 * with it is in `release/`; which objects are applied, and how, is left to the plan.
 */
import { UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { type PathStep, readValuePath, unquotedValue } from "@pushpull/core/yaml";

/** One line of input `chart-set`. */
export interface ChartValue {
  readonly path: readonly PathStep[];
  readonly value: string;
  /** The path as it was written. */
  readonly written: string;
  /** Whether the value was in quotes: it is a string then, whatever it looks like. */
  readonly isQuoted: boolean;
  /** Its line in the input, from 1. */
  readonly line: number;
}

/** The inputs that select and configure a chart. */
export interface ChartInputs {
  /** A folder, an archive, `oci://…`, or a chart's name in `repository`. */
  readonly chart: string;
  /** The address of the repository that has the chart; for a path, of the one that the login is for. */
  readonly repository: string | undefined;
  readonly version: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Files and globs; later ones win. */
  readonly values: readonly InputLine[];
  readonly set: readonly ChartValue[];
  readonly mode: "release" | "template";
  /** The release's name; undefined uses the chart's. */
  readonly name: string | undefined;
}

/** How the inputs of an action are read. */
interface ChartInputReader {
  text(name: string): string | undefined;
  lines(name: string): readonly InputLine[];
}

/** The inputs that mean nothing without `chart`. */
const chartOnly = [
  "chart-repository",
  "chart-version",
  "chart-username",
  "chart-password",
  "chart-values",
  "chart-set",
  "chart-mode",
  "name",
];

/** Parses the inputs of a chart; `chart` is undefined where input `chart` is empty. */
export function parseChartInputs(read: ChartInputReader): {
  readonly chart: ChartInputs | undefined;
  readonly faults: readonly UserError[];
} {
  const written = read.text("chart");
  if (written === undefined) {
    // The runner always hands over the default of `chart-mode`.
    const given = chartOnly.filter((name) => name !== "chart-mode" && read.text(name) !== undefined);
    return { chart: undefined, faults: given.map((name) => inputFault(`Input '${name}' needs 'chart'`, chartHint)) };
  }
  const { values: set, faults } = parseChartSet(read.lines("chart-set"));
  const mode = read.text("chart-mode") ?? "release";
  const address = read.text("chart-repository");
  const isName = address !== undefined && isOci(address) && !isOci(written) && !isChartPath(written);
  const inputs: ChartInputs = {
    chart: isName ? `${address.replace(/(?<!\/)\/{1,9}$/, "")}/${written}` : written,
    repository: isName ? undefined : address,
    version: read.text("chart-version"),
    username: read.text("chart-username"),
    password: read.text("chart-password"),
    values: read.lines("chart-values"),
    set,
    mode: mode === "template" ? "template" : "release",
    name: read.text("name"),
  };
  const modeFault =
    mode === "template" || mode === "release"
      ? []
      : [inputFault(`Input 'chart-mode' is '${mode}'`, "Use release or template.")];
  return { chart: inputs, faults: [...faults, ...modeFault, ...contradictions(inputs)] };
}

const chartHint = "Set 'chart' to a folder, an archive, oci://…, or a chart's name in 'chart-repository'.";

function inputFault(message: string, hint: string): UserError {
  return new UserError(message, { code: "input", hint });
}

/** Whether a chart is in an OCI registry. */
export function isOci(chart: string): boolean {
  return /^oci:\/\//i.test(chart);
}

/** Helm's own rule for a release's name (`pkg/chart/v2/util/validate_name.go`). */
const releaseName = /^[a-z0-9](?:[-a-z0-9]{0,51}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,51}[a-z0-9])?){0,26}$/;
const longestReleaseName = 53;

/** Whether Helm accepts a text as the name of a release. */
export function isReleaseName(name: string): boolean {
  return name.length <= longestReleaseName && releaseName.test(name);
}

function contradictions({ chart, repository, version, username, password, name }: ChartInputs): readonly UserError[] {
  const faults: UserError[] = [];
  const isRemote = isOci(chart) || (repository !== undefined && !isChartPath(chart));
  if (/^https?:\/\//i.test(chart)) {
    const hint = "Set 'chart' to the chart's name, and 'chart-repository' to the address of its repository.";
    faults.push(inputFault("Input 'chart' is a URL", hint));
  } else if (isOci(chart) && repository !== undefined) {
    faults.push(
      inputFault(
        "Inputs 'chart-repository' and 'chart' both name a registry",
        "Remove 'chart-repository': oci:// names the registry already.",
      ),
    );
  } else if (repository !== undefined && !isChartPath(chart) && !/^[\w.-]{1,250}$/.test(chart)) {
    const hint = "With 'chart-repository', 'chart' is the name of a chart in it.";
    faults.push(inputFault(`Input 'chart' is '${chart}', which is not the name of a chart`, hint));
  } else if (!isRemote && version !== undefined) {
    const hint = "Remove it: a folder or an archive has only its own version.";
    faults.push(inputFault("Input 'chart-version' is set, but the chart is a file", hint));
  }
  faults.push(...(repository === undefined ? [] : repositoryFaults(repository)));
  if ((username === undefined) !== (password === undefined)) {
    const missing = username === undefined ? "chart-username" : "chart-password";
    faults.push(inputFault(`Input '${missing}' is empty, and its counterpart is set`, "Set both, or none."));
  }
  if (name !== undefined && !isReleaseName(name)) {
    const hint = `Use a-z, 0-9, - and ., at most ${longestReleaseName} characters.`;
    faults.push(inputFault(`Input 'name' is '${name}', which is not a name of a release`, hint));
  }
  return faults;
}

function repositoryFaults(repository: string): readonly UserError[] {
  if (isFetched(repository)) return [];
  if (/^[^/]{1,20}\/\/[^/]{0,1000}@/.test(repository))
    return [inputFault("Input 'chart-repository' has a password in it", "Use 'chart-username' and 'chart-password'.")];
  return [inputFault("Input 'chart-repository' is not an https address", "Use https://… or oci://….")];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Whether charts may be fetched from an address: https, oci, and http on this machine only, where no network is used. */
export function isFetched(address: string): boolean {
  const url = addressOf(address);
  if (url === null || url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

/** The host of an address, with its port. */
export function hostOf(address: string): string {
  return addressOf(address)?.host ?? "";
}

/** A registry on this machine is reached without TLS, as other clients of registries do it. */
export function registryFlags(address: string): readonly string[] {
  return isOci(address) && isLoopback(addressOf(address)?.hostname ?? "") ? ["--plain-http"] : [];
}

function addressOf(address: string): URL | null {
  return URL.parse(address.replace(/^oci:/i, "https:"));
}

/** Whether a chart is named by its path, and not by its name in a repository. */
export function isChartPath(chart: string): boolean {
  return !isOci(chart) && (/[\\/]/.test(chart) || chart.startsWith(".") || chart.endsWith(".tgz"));
}

const setGrammar =
  'Write PATH=VALUE, one a line: image.tag=v2, ingress.hosts[0].host=web.example, nodeSelector["kubernetes.io/arch"]=arm64.';

/** Parses input `chart-set`: one `PATH=VALUE` a line. An empty value must be written as `""`. */
export function parseChartSet(lines: readonly InputLine[]): {
  readonly values: readonly ChartValue[];
  readonly faults: readonly UserError[];
} {
  const values: ChartValue[] = [];
  const faults: UserError[] = [];
  for (const { text, line } of lines) {
    const { steps, end } = readValuePath(text);
    const fault = (what: string, hint = setGrammar) => {
      faults.push(inputFault(`Input 'chart-set', line ${line}: ${what}`, hint));
    };
    // The value may be a secret, and is never quoted.
    if (steps.length === 0 || text[end] !== "=") {
      fault(text.includes("=") ? "there is no path before the =" : "there is no = and no value");
      continue;
    }
    const [written, value] = [text.slice(0, end), text.slice(end + 1).trim()];
    const before = values.find((each) => each.written === written);
    if (value === "")
      fault(
        `there is no value after '${written}='; is its expression empty?`,
        `Write ${written}="" for an empty text.`,
      );
    else if (before !== undefined && steps.at(-1) !== "+")
      fault(`${written} is already in line ${before.line}`, "Keep one of the two.");
    else {
      const text = unquotedValue(value);
      values.push({ path: steps, value: text, written, isQuoted: text !== value, line });
    }
  }
  return { values, faults };
}
