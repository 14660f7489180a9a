import { isMap, mapOf } from "@pushpull/core/yaml";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, listOf, rootOf, textOf } from "../document-nodes.ts";
import { chartVersion } from "../helm/chart-version.ts";
import { helmValuesAt } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import type { Format, KnownImages } from "./format.ts";

const format = "jenkins-x";

/**
 * Finds images of a Jenkins X environment, as `jx promote` maintains it (`jx-promote`, `pkg/rules`): the releases of a
 * helmfile, the dependencies of the environment's own chart in `env`, and the apps of `jx-apps.yml`. Its `fileRule` and
 * `kptRule` write lines of scripts and commits of other repositories, which name no image.
 */
export const jenkinsX: Format = ({ file, document }, known) => {
  const root = rootOf(document);
  const value = mapOf(document.value);
  if (value.apiVersion !== undefined || file.endsWith(".gotmpl")) return [];
  if (/(?:^|\/)jx-apps\.ya?ml$/.test(file)) return apps(value, root, known);
  if (/(?:^|\/)env\/(?:requirements|Chart)\.ya?ml$/.test(file)) return dependencies(value, root, known);
  return releases(value, root, known);
};

type Fields = Readonly<Record<string, unknown>>;

/** `helmfileRule` (helmfile, "Configuration"). Values in separate files are found as Helm values. */
function releases(helmfile: Fields, root: NodePath, known: KnownImages): readonly FoundImage[] {
  const urls = new Map(
    listOf(helmfile.repositories).map((each) => {
      const { name, url, oci } = mapOf(each);
      return [textOf(name) ?? "", oci === true && !textOf(url)?.startsWith("oci://") ? `oci://${url}` : textOf(url)];
    }),
  );
  return listOf(helmfile.releases).flatMap((release, index) => {
    const at = below(root, "releases", index);
    const fields = mapOf(release);
    const chart = textOf(fields.chart) ?? "";
    const slash = chart.lastIndexOf("/");
    const alias = chart.slice(0, Math.max(0, slash));
    const from = { alias, url: chart.startsWith("oci://") ? alias : urls.get(alias) };
    return [
      ...(slash === -1 ? [] : chartVersion({ fields, at, name: chart.slice(slash + 1), from, format }, known)),
      ...listOf(fields.values).flatMap((values, nth) =>
        isMap(values) ? helmValuesAt(values, below(at, "values", nth), format) : [],
      ),
    ];
  });
}

/** `helmRule` (Helm, "Chart Dependencies"): `repository` is a URL, or an alias such as `@dev` or `alias:dev`. */
function dependencies(chart: Fields, root: NodePath, known: KnownImages): readonly FoundImage[] {
  return listOf(chart.dependencies).flatMap((dependency, index) => {
    const fields = mapOf(dependency);
    const repository = textOf(fields.repository) ?? "";
    const [, alias = ""] = /^(?:@|alias:)(.+)$/.exec(repository) ?? [];
    const at = below(root, "dependencies", index);
    const from = { alias, url: alias === "" ? repository : undefined };
    return chartVersion({ fields, at, name: textOf(fields.name) ?? "", from, format }, known);
  });
}

/** `appsRule`, the predecessor of helmfiles. */
function apps(file: Fields, root: NodePath, known: KnownImages): readonly FoundImage[] {
  return listOf(file.apps).flatMap((app, index) => {
    const fields = mapOf(app);
    const [alias = "", name = ""] = textOf(fields.name)?.split("/") ?? [];
    const at = below(root, "apps", index);
    return chartVersion({ fields, at, name, from: { alias, url: undefined }, format }, known);
  });
}
