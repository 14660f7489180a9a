import { type ImageReference, isTag, normalizeName } from "@pushpull/core/images";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below } from "../document-nodes.ts";
import type { KnownImages } from "../formats/format.ts";
import type { FoundImage, ImageWriting } from "../image-location.ts";

/** A reference to a chart, with its `version`. */
interface InstalledChart {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: NodePath;
  readonly name: string;
  /** The chart repository. */
  readonly from: { readonly alias: string; readonly url: string | undefined };
  readonly format: string;
}

/** The alias of the chart repository that Jenkins X pipelines publish to (`jx-promote`, `defaultPrefix`). */
export const ownAlias = "dev";

/** The service name of that repository, if there is no alias (`jx-promote`, `HelmRepositoryURL`). */
const ownService = /^https?:\/\/jenkins-x-chartmuseum(?:[:/]|$)/;

/** Semantic Versioning 2.0.0, with the `v` that Helm tolerates. A range is not a version. */
const exact = /^v?\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/**
 * Finds the version of a chart that is built together with its image, under the same name and version. Only unambiguous
 * charts count: the chart's name is the last part of the image's name, and it comes from the environment's own
 * repository, or from the image's registry host and owner.
 */
export function chartVersion(chart: InstalledChart, { wanted = [] }: KnownImages): readonly FoundImage[] {
  const { fields, at, name, format } = chart;
  const image = imageName(chart, wanted);
  const version = String(fields.version ?? "");
  if (image === undefined || version.includes("{{")) return [];
  return [
    {
      image: { name: image, tag: isExact(version) ? version : undefined },
      at: "version" in fields ? below(at, "version") : below(at, "chart" in fields ? "chart" : "name"),
      format,
      writing: { kind: "chart-version", chart: name, fields, at },
    },
  ];
}

function isExact(version: string): boolean {
  return exact.test(version) && isTag(version);
}

/** The changes that give a chart the version of another image. */
export function changeChartVersion(
  { chart, fields, at }: ImageWriting & { readonly kind: "chart-version" },
  image: ImageReference,
  to: ImageReference,
): readonly YamlChange[] | string {
  const version = String(fields.version ?? "");
  if (normalizeName(to.name) !== normalizeName(image.name)) return `the image's name is set in the chart ${chart}`;
  if (to.digest !== undefined) return `it is the version of the chart ${chart}, which cannot be a digest`;
  if (to.tag === undefined || to.tag === version) return [];
  if (!exact.test(to.tag)) return `it is the version of the chart ${chart}, and '${to.tag}' is not a SemVer 2 version`;
  if (version !== "" && !isExact(version)) return `the range '${version}' selects the version of the chart ${chart}`;
  if ("version" in fields) return [{ kind: "set", at: below(at, "version"), value: to.tag }];
  return [{ kind: "add", at, key: "version", value: to.tag, after: "chart" in fields ? "chart" : "name" }];
}

function imageName({ name, from: { alias, url } }: InstalledChart, wanted: readonly string[]): string | undefined {
  if (name === "") return undefined;
  const ending = wanted.filter((each) => normalizeName(each).endsWith(`/${name}`));
  const owner = ownerOf(url?.startsWith("oci://") ? url.slice("oci://".length) : "");
  if (owner !== undefined) {
    const meant = ending.filter((each) => ownerOf(normalizeName(each)) === owner);
    return meant.length > 1 ? undefined : (meant[0] ?? `${owner}/${name}`);
  }
  const isOwn = alias === ownAlias || ownService.test(url ?? "");
  // Two images with the same last part: it is unknown whose chart it is.
  return isOwn && ending.length === 1 ? ending[0] : undefined;
}

/** `ghcr.io/acme` of `ghcr.io/acme/charts`. */
function ownerOf(address: string): string | undefined {
  const [host, owner] = address.split("/");
  return host && owner ? `${host}/${owner}` : undefined;
}
