import type { CollectionTag, DocumentOptions, ParseOptions, ScalarTag, SchemaOptions, Tags } from "yaml";

/**
 * Tags of YAML 1.1 that Kubernetes reads differently: `1:30`, a date, and what `!!binary` holds are strings to it
 * (`sigs.k8s.io/yaml`, which decodes with `go.yaml.in/yaml/v2`).
 */
const notRead: readonly string[] = ["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"];

/** `0o17`, which Go reads besides YAML 1.1's `017`. */
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
  const read = tags.filter((tag) => typeof tag === "string" || !(notRead.includes(tag.tag) || isSexagesimal(tag)));
  return [octal, binary, ...read.map(withDigit)];
}

/** The package takes `e1234567` and `.` for numbers that are none, and Go for strings: the former may be a commit. */
function withDigit(tag: Tags[number]): Tags[number] {
  if (typeof tag === "string" || !("test" in tag) || tag.tag !== "tag:yaml.org,2002:float") return tag;
  const { test } = tag;
  return test === undefined || test.test(".inf") ? tag : { ...tag, test: new RegExp(`(?=[-+]?\\.?\\d)${test.source}`) };
}

function isSexagesimal(tag: ScalarTag | CollectionTag): boolean {
  return "format" in tag && tag.format === "TIME";
}

/** Options that make a document mean what it means to kubectl. */
export const kubernetesYaml: ParseOptions & DocumentOptions & SchemaOptions = {
  version: "1.1",
  customTags: kubernetesTags,
  merge: true,
  logLevel: "silent",
  prettyErrors: false,
  // `repeatedKeys` finds them.
  uniqueKeys: false,
};
