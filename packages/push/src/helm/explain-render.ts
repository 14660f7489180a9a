import { type Location, UserError } from "@pushpull/core/errors";
import { errorWords } from "./explain-helm.ts";
import { findTemplate } from "./rendered-output.ts";
import type { ChartFiles } from "./source/chart-files.ts";

/** What an error of rendering means, and what to do about it. */
interface RenderCause {
  readonly pattern: RegExp;
  readonly hint: string;
}

const renderCauses: readonly RenderCause[] = [
  {
    pattern: /nil pointer evaluating|map has no entry for key/,
    hint: "A value on the way is missing: set it in 'chart-values' or 'chart-set'.",
  },
  {
    pattern: /execution error at/,
    hint: "The chart itself says so: set the value that it asks for in 'chart-values' or 'chart-set'.",
  },
  {
    pattern: /meet the specifications of the schema/,
    hint: "values.schema.json of the chart says which values it takes.",
  },
  {
    pattern: /missing in charts\/ directory/,
    hint: "Run `helm dependency update` in the folder of the chart, and commit Chart.lock.",
  },
  {
    pattern: /requires kubeVersion/,
    hint: "Use a version of the chart that supports this cluster.",
  },
  {
    pattern: /function "[^"]{1,100}" not defined/,
    hint: "Use a newer Helm if the function is a new one, else correct its name.",
  },
  {
    pattern: /YAML parse error on/,
    hint: "See what it renders with `helm template --debug`. The line is the one of the rendered text.",
  },
];

/** Where Helm's errors name a template. The last one named is the innermost. */
const places =
  /(?:execution error at \(|parse error at \(|template: |YAML parse error on |error unmarshaling )([^\s:()]{1,1000})(?::(\d{1,9}))?/g;

/** Explains why Helm could not render a chart, at the template's line. */
export function renderFault(stderr: string, chart: ChartFiles): UserError {
  const words = errorWords(stderr);
  const cause = renderCauses.find(({ pattern }) => pattern.test(words));
  return new UserError(`Helm cannot render the chart ${chart.name}: ${words}`, {
    code: "chart",
    hint: cause?.hint ?? `See it with: helm template ${chart.name} PATH`,
    location: whereFailed(words, chart),
  });
}

function whereFailed(words: string, chart: ChartFiles): Location | undefined {
  const found = [...words.matchAll(places)].filter(([, source = ""]) => source.includes("/"));
  const [, source, line] = found.at(-1) ?? [];
  if (source === undefined) return undefined;
  return { file: findTemplate(source, chart).file, line: Number(line ?? 1) };
}
