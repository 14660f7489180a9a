import { type ErrorCode, UserError } from "@pushpull/core/errors";
import { nearestFirst } from "@pushpull/core/text";
import { withoutPasswords } from "../cluster/kubectl.ts";
import type { ChartInputs } from "./chart-inputs.ts";
import type { Helm } from "./helm-program.ts";

/** What a failure to fetch means, and what to do about it. */
interface FetchCause {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  /** `{source}` stands for the address, `{chart}` for the chart. */
  readonly message: string;
  readonly hint: string;
}

const checkAddress = "Check the address, and whether this runner may reach it.";

/** What Helm prints when it cannot fetch. The first match counts. */
const fetchCauses: readonly FetchCause[] = [
  {
    pattern: /no chart version found|could not locate a version matching|can't get a valid version/,
    code: "chart",
    message: "The chart {chart} has no version that fits",
    hint: "Check 'chart-version', or the version of the dependency.",
  },
  {
    pattern: /no chart name found|name unknown|NAME_UNKNOWN/,
    code: "chart",
    message: "There is no chart {chart} at {source}",
    hint: "Check the name of the chart. Some registries say so also where the login may not see it.",
  },
  {
    pattern: /FetchReference.{0,300}: not found/,
    code: "chart",
    message: "{chart} does not have this version at {source}",
    hint: "Check 'chart-version'. Some registries say so also where the login may not see the chart.",
  },
  {
    pattern: /401|403|[Uu]nauthorized|UNAUTHORIZED|[Ff]orbidden|credential not found|denied|invalid_token/,
    code: "unauthorized",
    message: "{source} does not accept the login",
    hint: "Set 'chart-username' and 'chart-password', or correct them. Logins of earlier steps are not used.",
  },
  {
    pattern: /404|not a valid chart repository|no such host.{0,40}index/,
    code: "chart",
    message: "There is no chart repository at {source}",
    hint: "The address is the one that index.yaml is below. For a registry, set 'chart' to oci://….",
  },
  { pattern: /no such host/, code: "unreachable", message: "The host of {source} is not known", hint: checkAddress },
  {
    pattern: /HTTP response to HTTPS client|first record does not look like a TLS handshake/,
    code: "unreachable",
    message: "{source} does not use TLS",
    hint: "Only https is used. Check the port.",
  },
  {
    pattern: /x509:|certificate/,
    code: "unreachable",
    message: "The certificate of {source} is not trusted",
    hint: "Add its CA to the certificates of the runner in an earlier step, such as with `update-ca-certificates`.",
  },
  {
    pattern:
      /connection refused|i\/o timeout|deadline exceeded|reset by peer|unreachable|Client\.Timeout|EOF|proxyconnect/,
    code: "unreachable",
    message: "{source} does not answer",
    hint: checkAddress,
  },
  {
    pattern: /lock file \(.{0,40}\) is out of sync/,
    code: "chart",
    message: "Chart.lock does not fit the dependencies in Chart.yaml",
    hint: "Run `helm dependency update` in the folder of the chart, and commit Chart.lock.",
  },
  {
    pattern: /exceeds maximum|larger than the maximum/,
    code: "chart",
    message: "The chart {chart} is too large",
    hint: "Helm itself refuses it: move large files out of the chart.",
  },
];

/** What is fetched. */
interface FetchTarget {
  readonly source: string;
  readonly chart: string;
  readonly location?: UserError["location"];
}

/** Explains why Helm could not fetch. */
export function fetchFault(output: string, { source, chart, location }: FetchTarget): UserError {
  const words = errorWords(output);
  const cause = fetchCauses.find(({ pattern }) => pattern.test(output));
  if (cause === undefined) {
    const hint = "Run the same command of Helm by hand to see more.";
    return new UserError(`Helm cannot fetch ${chart} from ${source}: ${words}`, { code: "chart", hint, location });
  }
  const message = cause.message.replaceAll("{source}", () => source).replaceAll("{chart}", () => chart);
  return new UserError(`${message}: ${words}`, { code: cause.code, hint: cause.hint, location });
}

/** Explains why the chart of the inputs could not be fetched, with the nearest names and versions that there are. */
export async function explainFetch(output: string, inputs: ChartInputs, helm: Helm): Promise<UserError> {
  const { chart, repository, version } = inputs;
  const fault = fetchFault(output, { source: repository ?? chart, chart });
  if (fault.code !== "chart") return fault;
  const nearest = repository === undefined ? [] : await nearestCharts(inputs, helm);
  if (nearest.length === 0) return fault;
  const what = nearest.every(({ name }) => name === chart)
    ? `There is ${chart} ${nearest.map((each) => each.version).join(", ")}.`
    : `There is ${[...new Set(nearest.map(({ name }) => name))].join(", ")}.`;
  const message =
    version === undefined
      ? fault.message
      : fault.message.replace("has no version that fits", () => `has no version ${version}`);
  return new UserError(message, { code: fault.code, hint: `${what} ${fault.hint}` });
}

/** Maximum number of names or versions in a hint. */
const mostNearest = 5;

async function nearestCharts(
  { chart, version }: ChartInputs,
  helm: Helm,
): Promise<readonly { readonly name: string; readonly version: string }[]> {
  const { code, stdout } = await helm.run(["search", "repo", "--versions", "--devel", "--output=json"]);
  if (code !== 0) return [];
  const all = (JSON.parse(stdout) as readonly { readonly name: string; readonly version: string }[]).map((each) => ({
    ...each,
    name: each.name.slice(each.name.indexOf("/") + 1),
  }));
  const own = new Map(all.filter(({ name }) => name === chart).map((each) => [each.version, each]));
  const charts = new Map(all.map((each) => [each.name, each]));
  const [wanted, known] = own.size > 0 ? [version ?? "", own] : [chart, charts];
  return nearestFirst(wanted, [...known.keys()])
    .slice(0, mostNearest)
    .flatMap((key) => known.get(key) ?? []);
}

/** The sentence with which Helm ends: what is behind `Error: `, on one line. */
export function errorWords(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  const at = lines.findLastIndex((line) => line.startsWith("Error: "));
  const words = lines
    .slice(Math.max(0, at))
    .filter((line) => line !== "" && !/^(?:Use --debug flag|level=|time=)/.test(line))
    .join(" ")
    .replace(/^Error: /, "");
  return withoutPasswords(words) || "it does not say why";
}
