import { type Location, UserError } from "@pushpull/core/errors";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { Manifest, ManifestSource } from "../manifests/manifest.ts";
import { readManifests } from "../manifests/read-manifests.ts";
import type { ChartFiles } from "./source/chart-files.ts";
import { alignTemplate, type TemplateLine } from "./template-lines.ts";

/** A document that Helm rendered. */
export interface RenderedDocument {
  /** `web/charts/db/templates/secret.yaml`: the names of charts, and the template's path. */
  readonly source: string;
  readonly text: string;
}

/** A template, found by its name. */
export interface ChartTemplate {
  /** Its path in messages. */
  readonly file: string;
  /** Undefined where it is not known. */
  readonly text: string | undefined;
  /** The names of the subcharts on the way to it: the path of their values. */
  readonly charts: readonly string[];
}

/** Splits the output of `helm template` at the lines that name each document's source. */
export function splitOutput(output: string): readonly RenderedDocument[] {
  const starts = [...output.matchAll(/^---\n# Source: ([^\n]{1,4096})\n/gm)];
  return starts.map((start, index) => ({
    source: start[1] ?? "",
    text: output.slice(start.index + start[0].length, starts[index + 1]?.index ?? output.length),
  }));
}

/** Whether a document is a file of a chart's `crds/`, which is not rendered. */
export function isCrdFile(source: string): boolean {
  return /^[^/]{1,250}(?:\/charts\/[^/]{1,250}){0,16}\/crds\//.test(source);
}

/** Finds a template in a chart and its subcharts. */
export function findTemplate(source: string, chart: ChartFiles): ChartTemplate {
  const [, ...steps] = source.split("/");
  const charts: string[] = [];
  let owner = chart;
  while (steps[0] === "charts") {
    const next = owner.subcharts.find(({ name }) => name === steps[1]);
    if (next === undefined) return { file: source, text: undefined, charts };
    charts.push(next.name);
    owner = next;
    steps.splice(0, 2);
  }
  const path = steps.join("/");
  return { file: owner.show(path), text: owner.files.get(path)?.toString("utf8"), charts };
}

/** A template with the lines of one of its documents. */
export interface DocumentSource {
  readonly template: ChartTemplate;
  lineOf(line: number): TemplateLine;
}

/** Where the lines of a document came from. A template is aligned with it only when that is asked for. */
export function sourceOf(document: RenderedDocument, chart: ChartFiles): DocumentSource {
  const template = findTemplate(document.source, chart);
  let lines: ((line: number) => TemplateLine) | undefined;
  return {
    template,
    lineOf(line) {
      lines ??= alignTemplate(template.text ?? "", document.text);
      return lines(line);
    },
  };
}

/** Reads the objects of a rendered document, located in its template. */
export function readDocument(
  document: RenderedDocument,
  chart: ChartFiles,
): { readonly manifests: readonly Manifest[]; readonly faults: readonly UserError[] } {
  const { template, lineOf } = sourceOf(document, chart);
  const inTemplate = ({ line }: Location): Location => ({ file: template.file, line: lineOf(line).line });
  // Charts in use repeat labels, which Helm accepts.
  const { manifests, faults } = readManifests(document.text, template.file, { repeatedKeys: "last" });
  return {
    manifests: manifests.map(({ object, source }) => ({ object, source: movedSource(source, inTemplate) })),
    faults: faults.map(({ message, code, hint, location, cause }) => {
      return new UserError(message, { code, hint, location: location && inTemplate(location), cause });
    }),
  };
}

function movedSource(source: ManifestSource, move: (location: Location) => Location): ManifestSource {
  return {
    get location() {
      return source.location && move(source.location);
    },
    locate(path: FieldPath) {
      const location = source.locate(path);
      return location && move(location);
    },
  };
}
