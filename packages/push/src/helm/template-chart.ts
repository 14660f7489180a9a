/** `chart-mode: template`: a chart's objects, applied as manifests are. */

import { UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import { formatRef } from "@pushpull/core/kubernetes";
import type { Manifest } from "../manifests/manifest.ts";
import type { ChartHook } from "./chart-hooks.ts";
import type { ChartInputs } from "./chart-inputs.ts";
import { type HelmPorts, openHelm } from "./helm-program.ts";
import { type RenderedChart, type RenderTarget, renderChart } from "./render-chart.ts";
import type { ChartPorts } from "./source/chart-source.ts";

/** A chart that is applied as manifests are. */
export interface TemplatedChart {
  readonly chart: RenderedChart;
  /** All that is applied: CRDs, hooks that run before, objects. */
  readonly manifests: readonly Manifest[];
}

/** Renders a chart as at its first installation, and finds a place for its hooks. */
export async function templateChart(
  inputs: { readonly chart: ChartInputs; readonly images: readonly ImageOverride[] },
  target: Omit<RenderTarget, "isUpgrade">,
  ports: ChartPorts & HelmPorts,
): Promise<TemplatedChart> {
  const helm = await openHelm(ports);
  const chart = await renderChart(helm, inputs, { ...target, isUpgrade: () => Promise.resolve(false) }, ports);
  const { before, faults, notices } = placeHooks(chart.hooks);
  return {
    chart: { ...chart, faults: [...chart.faults, ...faults], notices: [...chart.notices, ...notices] },
    manifests: [...chart.crds, ...before, ...chart.objects],
  };
}

interface PlacedHooks {
  readonly before: readonly Manifest[];
  readonly faults: readonly UserError[];
  readonly notices: readonly string[];
}

function placeHooks(hooks: readonly ChartHook[]): PlacedHooks {
  const { test = [], before = [], other = [] } = Object.groupBy(hooks, placeOf);
  return {
    before: before.map(({ manifest, weight }) => ({ ...manifest, hookWeight: weight })),
    faults: other.map(unplacedHook),
    notices: test.length === 0 ? [] : [`Left out, since they are tests: ${test.map(nameOf).join(", ")}`],
  };
}

function placeOf({ events }: ChartHook): "test" | "before" | "other" {
  if (events.some((event) => event === "pre-install" || event === "pre-upgrade")) return "before";
  return events.every((event) => event === "test") ? "test" : "other";
}

function unplacedHook(hook: ChartHook): UserError {
  return new UserError(`${nameOf(hook)} is a ${hook.events.join(", ")} hook, which needs a release`, {
    code: "chart",
    hint: "Use `chart-mode: release`, or switch the hook off in the values.",
    location: hook.manifest.source.location,
  });
}

function nameOf({ manifest: { object } }: ChartHook): string {
  const { apiVersion, kind, metadata } = object;
  return formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
}
