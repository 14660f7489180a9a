import { UserError } from "@pushpull/core/errors";
import type { Cluster } from "../cluster/cluster-access.ts";
import type { Discovery } from "../cluster/discovery.ts";
import type { Manifest } from "../manifests/manifest.ts";
import type { PushInputs } from "../push-contract.ts";
import type { RunPorts } from "../run-scope.ts";
import type { ChartHook } from "./chart-hooks.ts";
import type { ChartInputs } from "./chart-inputs.ts";
import type { Helm } from "./helm-program.ts";

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
  readonly faults: readonly UserError[];
  readonly notices: readonly string[];
  /** The merged values that were given, as Helm keeps them in the release (`config`). */
  readonly values: unknown;
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
  _helm: Helm,
  { chart }: Pick<PushInputs, "images"> & { readonly chart: ChartInputs },
  _target: RenderTarget,
  _run: RunPorts,
): Promise<RenderedChart> {
  throw new UserError(`Charts such as ${chart.chart} are not there yet`, { code: "chart", hint: "" });
}
