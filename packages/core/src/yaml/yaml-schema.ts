import type { CollectionTag, DocumentOptions, ParseOptions, ScalarTag, SchemaOptions, Tags } from "yaml";

/**
 * YAML 1.1 tags that Kubernetes does not support: it reads `1:30`, dates and `!!binary` values as strings
 * (`sigs.k8s.io/yaml`, which decodes with `go.yaml.in/yaml/v2`).
 */
const unsupportedTags: readonly string[] = ["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"];

/** `0o17`, which Go supports in addition to YAML 1.1's `017`. */
const octal: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?0o[0-7]+$/,
  resolve: (written: string) => Number(written.replace(/^[-+]/, "")) * (written.startsWith("-") ? -1 : 1),
};

const binary: ScalarTag = {
  tag: "tag:yaml.org,2002:binary",
  resolve: (written: string) => Buffer.from(written, "base64").toString("utf8"),
};

function kubernetesTags(tags: Tags): Tags {
  const supported = tags.filter(
    (tag) => typeof tag === "string" || !(unsupportedTags.includes(tag.tag) || isSexagesimal(tag)),
  );
  return [octal, binary, ...supported.map(withDigit)];
}

/** The package reads `e1234567` and `.` as numbers, Go as strings: the former may be a SHA. */
function withDigit(tag: Tags[number]): Tags[number] {
  if (typeof tag === "string" || !("test" in tag) || tag.tag !== "tag:yaml.org,2002:float") return tag;
  const { test } = tag;
  return test === undefined || test.test(".inf") ? tag : { ...tag, test: new RegExp(`(?=[-+]?\\.?\\d)${test.source}`) };
}

function isSexagesimal(tag: ScalarTag | CollectionTag): boolean {
  return "format" in tag && tag.format === "TIME";
}

/** Options to read a document as kubectl does. */
export const kubernetesYaml: ParseOptions & DocumentOptions & SchemaOptions = {
  version: "1.1",
  customTags: kubernetesTags,
  merge: true,
  logLevel: "silent",
  prettyErrors: false,
  // `repeatedKeys` finds them.
  uniqueKeys: false,
};
