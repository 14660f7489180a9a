import { type OpenRelease, openRelease } from "./helm/release/open-release.ts";
import type { RenderedChart, RenderTarget } from "./helm/render-chart.ts";
import { templateChart } from "./helm/template-chart.ts";
import type { Manifest } from "./manifests/manifest.ts";
import type { RenderedManifests } from "./manifests/manifest-set.ts";
import type { PushInputs } from "./push-contract.ts";
import type { RunPorts } from "./run/run-scope.ts";

/** The chart of the inputs: as a release, or as manifests. */
export interface InputChart {
  readonly chart: RenderedChart | undefined;
  readonly opened: OpenRelease | undefined;
  /** Its objects, as the plan takes them. */
  readonly fromChart: readonly Manifest[];
}

/** Renders the chart of the inputs, if there is one. */
export async function renderInputChart(
  inputs: PushInputs,
  target: Omit<RenderTarget, "isUpgrade">,
  run: RunPorts,
): Promise<InputChart> {
  const { chart } = inputs;
  if (chart === undefined) return { chart, opened: undefined, fromChart: [] };
  if (chart.mode === "release") {
    const opened = await openRelease({ ...inputs, chart }, target, run);
    return { chart: opened.chart, opened, fromChart: opened.manifests };
  }
  const template = await templateChart({ ...inputs, chart }, target, run);
  return { chart: template.chart, opened: undefined, fromChart: template.manifests };
}

/** The findings of reading the manifests, and of rendering the chart. */
export function withChart(read: RenderedManifests, chart: RenderedChart | undefined): RenderedManifests {
  if (chart === undefined) return read;
  return { ...read, faults: [...read.faults, ...chart.faults], notices: [...read.notices, ...chart.notices] };
}
